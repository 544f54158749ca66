/// Why a payment failed: one of a closed list, with the provider's own code where it gave one.
package struct FailureReason: Sendable, Hashable {
    /// The kinds of failure, as the API and the events name them.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The issuer or the provider said no.
        case declined = "declined"
        /// The shopper did not complete the challenge in time.
        case abandoned = "abandoned"
        /// We cancelled it.
        case cancelled = "cancelled"
        /// The hold ended before anybody captured it.
        case expired = "expired"
        /// The request certainly never reached the provider.
        case notSent = "not_sent"
        /// The provider refused the request itself.
        case rejected = "rejected"
    }

    package let kind: Kind
    /// The provider's code, such as `insufficient_funds`.
    package let providerCode: String?

    package init(_ kind: Kind, providerCode: String? = nil) {
        self.kind = kind
        self.providerCode = providerCode
    }
}
