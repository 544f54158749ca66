/// Why the domain refuses a command: a closed list, each with what was found.
package enum PaymentError: Error, Sendable, Hashable {
    /// The status has no such transition.
    case illegalTransition(from: PaymentStatus, to: PaymentStatus)
    case amountNotPositive
    case currencyMismatch(expected: Currency, found: Currency)
    case exceedsAuthorized(authorized: Money, asked: Money)
    /// The provider can only capture the whole hold.
    case partialCaptureUnsupported(authorized: Money, asked: Money)
    case exceedsRefundable(refundable: Money, asked: Money)
    /// The payment's status does not permit this command.
    case notPermitted(PaymentStatus)
    /// Another operation on this payment is open.
    case operationInProgress
    /// An earlier operation's outcome is unknown and must be resolved first.
    case inDoubt
    case authorizationExpired
    /// The provider's figures contradict ours; a person must look.
    case contradiction(String)
    case arithmetic(MoneyError)

    /// The stable code the API uses.
    package var code: String {
        switch self {
        case .illegalTransition: "illegal_transition"
        case .amountNotPositive: "amount_not_positive"
        case .currencyMismatch: "currency_mismatch"
        case .exceedsAuthorized: "amount_exceeds_authorized"
        case .partialCaptureUnsupported: "partial_capture_unsupported"
        case .exceedsRefundable: "amount_exceeds_refundable"
        case .notPermitted: "not_permitted_in_status"
        case .operationInProgress: "operation_in_progress"
        case .inDoubt: "payment_in_doubt"
        case .authorizationExpired: "authorization_expired"
        case .contradiction: "provider_contradiction"
        case .arithmetic: "amount_out_of_range"
        }
    }
}
