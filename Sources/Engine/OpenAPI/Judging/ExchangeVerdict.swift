import Findings

/// What a judge has to say about one exchange, or one half of it.
package struct ExchangeVerdict: Sendable {
    /// The operation that was exercised: its id, or method and path; nil when none is documented.
    package var operation: String?
    /// The documented status that was exercised: `200`, `4XX`, `default`; nil when none is.
    package var status: String?
    /// What is wrong with the request.
    ///
    /// A request that is answered with a documented 4xx may well be
    /// wrong on purpose, so callers weigh these apart from ``responseFindings``.
    package var requestFindings: [Finding] = []
    package var responseFindings: [Finding] = []
    /// Credentials the request should carry and does not, from a judge that was told to look.
    ///
    /// Kept apart from ``findings``: they are often checked at an edge in front of the system, and
    /// then requests behind it rightly carry none.
    package var securityFindings: [Finding] = []

    /// What is wrong with request and response, credentials aside.
    package var findings: [Finding] { requestFindings + responseFindings }

    package init() {}
}
