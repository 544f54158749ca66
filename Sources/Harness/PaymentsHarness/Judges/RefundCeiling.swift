import Findings
import GatewaySimulators
import PaymentsDomain
import PaymentsPorts

/// Refunds never exceed what was captured, also while they are pending or unknown.
struct RefundCeiling: Judge {
    static let rule = JudgeRule(
        "refund-ceiling",
        "Refunds asked for, pending, unknown or succeeded never exceed what was captured.")

    private var captured: [String: Int] = [:]
    private var refunded: [String: Int] = [:]
    /// Refunds we ever asked for that take room, by payment and refund.
    ///
    /// Refunds made at the provider behind our back are the provider's to bound, and its books are
    /// looked at as well.
    private var reserved: [String: [String: Int]] = [:]

    mutating func look(at delta: History.Delta) -> [Finding] {
        delta.bookEntries.compactMap { look(at: $1, of: $0) }
            + delta.commits.compactMap { look(at: $0.payment) }
    }

    private mutating func look(at entry: BookEntry, of provider: String) -> Finding? {
        let owner = entry.paymentID
        switch entry.kind {
        case .capture: captured[owner, default: 0] += entry.amount
        case .refund: refunded[owner, default: 0] += entry.amount
        case .refundFailure: refunded[owner, default: 0] -= entry.amount
        case .authorization, .release, .fee, .captureFailure, .dispute, .disputeReversal,
            .disputeFee, .payout, .payoutFailure:
            return nil
        }
        let (back, taken) = (refunded[owner] ?? 0, captured[owner] ?? 0)
        guard back > taken else { return nil }
        return violation(
            "\(provider) refunded more of \(owner) than was captured",
            expected: "at most \(taken) minor units", found: "\(back)")
    }

    private mutating func look(at payment: Payment) -> Finding? {
        guard !payment.refunds.isEmpty || reserved[payment.id.text] != nil else { return nil }
        var open = reserved[payment.id.text] ?? [:]
        for refund in payment.refunds where refund.sends > 0 {
            open[refund.id.text] = refund.reservesRoom ? refund.amount.minorUnits : nil
        }
        reserved[payment.id.text] = open
        let sum = open.values.reduce(0, +)
        let taken = payment.captured?.minorUnits ?? 0
        guard sum > taken else { return nil }
        return violation(
            "payment \(payment.id.text) has refunds for more than was captured",
            expected: "at most \(taken) minor units, open refunds included", found: "\(sum)")
    }
}
