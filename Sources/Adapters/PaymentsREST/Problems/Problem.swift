import PaymentsDomain

/// Why a request is not answered as asked: what a problem response says.
struct Problem: Error, Hashable {
    let code: ProblemCode
    /// What was found in this case, and what was expected.
    let detail: String
    /// The payment it is about, where there is one.
    var paymentID: PaymentID?
    /// The methods a path does take, for ``ProblemCode/methodNotAllowed``.
    var allow: String?

    init(_ code: ProblemCode, _ detail: String, about paymentID: PaymentID? = nil) {
        self.code = code
        self.detail = detail
        self.paymentID = paymentID
    }

    /// The request is not as the contract says.
    static func malformed(_ detail: String) -> Problem { Problem(.malformedRequest, detail) }
}
