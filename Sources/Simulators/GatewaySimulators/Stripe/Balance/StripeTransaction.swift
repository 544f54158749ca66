import SimulationCore

/// One line of the account's balance.
struct StripeTransaction: Sendable {
    /// What kind of line it is, by the reporting category that accountants sort it under.
    enum Category: String, Sendable, CaseIterable {
        case charge
        case chargeFailure = "charge_failure"
        case refund
        case refundFailure = "refund_failure"
        case dispute
        case disputeReversal = "dispute_reversal"
        case payout
        case payoutFailure = "payout_failure"
        case payoutCancel = "payout_cancel"

        /// The word of the line's member `type`.
        var type: StaticString {
            switch self {
            case .charge: "charge"
            case .chargeFailure: "payment_failure_refund"
            case .refund: "refund"
            case .refundFailure: "refund_failure"
            case .dispute, .disputeReversal: "adjustment"
            case .payout: "payout"
            case .payoutFailure: "payout_failure"
            case .payoutCancel: "payout_cancel"
            }
        }

        /// The word of the line's member `reporting_category`.
        var reportingCategory: StaticString {
            switch self {
            case .charge: "charge"
            case .chargeFailure: "charge_failure"
            case .refund: "refund"
            case .refundFailure: "refund_failure"
            case .dispute: "dispute"
            case .disputeReversal: "dispute_reversal"
            case .payout: "payout"
            case .payoutFailure, .payoutCancel: "payout_reversal"
            }
        }
    }

    /// The place of what moved the money.
    enum Source: Sendable, Hashable {
        case charge(Int)
        case refund(Int)
        case dispute(Int)
        case payout(Int)
    }

    /// What the line's id is made of.
    enum Name: Sendable {
        /// The letters after the part that everything around a payment shares.
        case ofPayment(Int, tail: UInt64)
        case whole(String)
    }

    let name: Name
    let category: Category
    let source: Source
    /// Minor units; negative when money leaves the account.
    let amount: Int
    /// What the provider keeps besides; negative when a fee comes back.
    let fee: Int
    let currency: StripeCurrency
    let created: VirtualInstant
    /// Unix seconds: from when the money can be used.
    let availableOn: Int

    var net: Int { amount - fee }

    /// Midnight, a number of working days after the day of an instant, in Unix seconds.
    static func availability(of instant: VirtualInstant, afterWorkingDays days: Int) -> Int {
        var day = instant.seconds / 86_400
        var missing = days
        while missing > 0 {
            day += 1
            // Day 0 of the Unix calendar was a Thursday: 2 and 3 modulo 7 are the weekend.
            if day % 7 != 2, day % 7 != 3 { missing -= 1 }
        }
        return days > 0 ? day * 86_400 : instant.seconds
    }
}
