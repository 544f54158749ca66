import PaymentsDomain
import PaymentsPorts

extension Problem {
    /// The problem that a failed question is to the caller.
    ///
    /// Reading has two ways to fail; any other is a broken rule of ours, and the contract has no
    /// status for it but 500.
    init(reading failure: CommandFailure, about paymentID: PaymentID?) {
        switch failure {
        case .paymentNotFound, .storeUnavailable: self.init(failure, about: paymentID)
        case .unknownProvider, .methodNotSupported, .refused, .keyReused, .keyInUse, .conflict,
            .providerUnavailable:
            let code = Problem(failure, about: nil).code.rawValue
            self.init(.internalError, "a question was answered with \(code)", about: paymentID)
        }
    }

    /// The problem that a use case's refusal is to the caller.
    init(_ failure: CommandFailure, about paymentID: PaymentID?) {
        switch failure {
        case .paymentNotFound(let id):
            // Who named no payment cannot be told that it does not exist.
            let code: ProblemCode = paymentID == nil ? .internalError : .paymentNotFound
            self.init(code, "no payment has the id \(id.text)")
        case .unknownProvider(let name):
            self.init(.providerUnknown, "no provider is called \(name.text)")
        case .methodNotSupported(let kind, let provider):
            self.init(.methodNotSupported, "\(provider.text) does not take \(kind.rawValue)")
        case .refused(let error): self.init(error, about: paymentID)
        case .keyReused:
            self.init(
                .idempotencyKeyReused,
                "the Idempotency-Key was used before for another request; choose a new one",
                about: paymentID)
        case .keyInUse:
            self.init(
                .idempotencyKeyInUse,
                "a request with this Idempotency-Key is being carried out; ask again later",
                about: paymentID)
        case .conflict:
            self.init(
                .conflict, "somebody else changed it at the same time; ask again",
                about: paymentID)
        case .storeUnavailable:
            self.init(.storeUnavailable, "nothing was done; ask again", about: paymentID)
        case .providerUnavailable(let reason):
            self.init(
                .providerUnavailable, "the provider gave no usable answer: \(reason)",
                about: paymentID)
        }
    }

    private init(_ error: PaymentError, about paymentID: PaymentID?) {
        self.init(Self.code(of: error), Self.explanation(of: error), about: paymentID)
    }

    private static func code(of error: PaymentError) -> ProblemCode {
        switch error {
        case .illegalTransition: .internalError
        case .amountNotPositive: .amountNotPositive
        case .currencyMismatch: .currencyMismatch
        case .exceedsAuthorized: .amountExceedsAuthorized
        case .partialCaptureUnsupported: .partialCaptureUnsupported
        case .exceedsRefundable: .amountExceedsRefundable
        case .notPermitted: .notPermittedInStatus
        case .operationInProgress: .operationInProgress
        case .inDoubt: .paymentInDoubt
        case .authorizationExpired: .authorizationExpired
        case .contradiction: .providerContradiction
        case .arithmetic: .amountOutOfRange
        }
    }

    private static func explanation(of error: PaymentError) -> String {
        switch error {
        case .illegalTransition(let from, let to):
            "no payment may go from \(from.rawValue) to \(to.rawValue)"
        case .amountNotPositive: "the amount is nothing; expected more than nothing"
        case .currencyMismatch(let expected, let found):
            "the currency is \(found.code); expected \(expected.code)"
        case .exceedsAuthorized(let authorized, let asked):
            "held is \(authorized), asked was \(asked)"
        case .partialCaptureUnsupported(let authorized, let asked):
            "the provider takes the whole hold of \(authorized) only, asked was \(asked)"
        case .exceedsRefundable(let refundable, let asked):
            "left to refund is \(refundable), asked was \(asked)"
        case .notPermitted(let status): "the payment is \(status.rawValue)"
        case .operationInProgress: "another operation on the payment is not finished"
        case .inDoubt: "the outcome of an earlier operation must be found out first"
        case .authorizationExpired: "the hold has expired; authorize a new payment"
        case .contradiction(let text): text
        case .arithmetic(let error): explanation(of: error)
        }
    }

    private static func explanation(of error: MoneyError) -> String {
        switch error {
        case .currencyMismatch(let left, let right):
            "\(left.code) and \(right.code) cannot be added or compared"
        case .wouldBeNegative(let minuend, let subtrahend):
            "\(subtrahend) cannot be taken from \(minuend)"
        case .overflow: "the sum is larger than a number can be"
        }
    }
}
