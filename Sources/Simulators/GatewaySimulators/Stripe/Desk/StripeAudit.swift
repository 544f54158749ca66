import SimulationCore

/// What the account's books and its balance have said so far, added up apart from the account.
///
/// Each look goes on where the last one ended, so that looking after every request costs what the
/// request changed. Nothing is added up for an account nobody looks at.
struct StripeAudit: Sendable {
    /// What moved for one payment, in minor units, as the books and the balance have it.
    struct Payment: Sendable {
        var authorized = 0
        var released = 0
        var captured = 0
        var captureFailed = 0
        var fees = 0
        var refunded = 0
        var withdrawn = 0
        var disputeFees = 0
        /// When the last capture was made: its balance line may come late.
        var lastCapture: VirtualInstant?
        /// The net of the balance lines of its captures, and that of all others.
        var postedCaptures = 0
        var postedRest = 0

        /// What the books say its captures brought, and what became of that.
        var bookedCaptures: Int { captured - fees }
        var bookedRest: Int { -captureFailed - refunded - withdrawn - disputeFees }
    }

    /// What moved for one payout: out is positive.
    struct Payout: Sendable {
        var booked = 0
        var posted = 0
    }

    var seenBooks = 0
    var seenLines = 0
    var payments: [Int: Payment] = [:]
    var payouts: [Int: Payout] = [:]
    /// The sum of all lines, by currency.
    var totals: [String: Int] = [:]
    /// The payments and payouts of this look, in the order in which they were met.
    var touchedPayments: [Int] = []
    var touchedPayouts: [Int] = []

    /// Takes over one entry of the books about a payment.
    mutating func add(_ entry: BookEntry, payment: Int) {
        touchedPayments.append(payment)
        let amount = entry.amount
        switch entry.kind {
        case .authorization: payments[payment, default: Payment()].authorized += amount
        case .release: payments[payment, default: Payment()].released += amount
        case .capture:
            payments[payment, default: Payment()].captured += amount
            payments[payment, default: Payment()].lastCapture = entry.at
        case .captureFailure: payments[payment, default: Payment()].captureFailed += amount
        case .fee: payments[payment, default: Payment()].fees += amount
        case .refund: payments[payment, default: Payment()].refunded += amount
        case .refundFailure: payments[payment, default: Payment()].refunded -= amount
        case .dispute: payments[payment, default: Payment()].withdrawn += amount
        case .disputeReversal: payments[payment, default: Payment()].withdrawn -= amount
        case .disputeFee: payments[payment, default: Payment()].disputeFees += amount
        case .payout, .payoutFailure: break
        }
    }

    /// Takes over one entry of the books about a payout.
    mutating func add(_ entry: BookEntry, payout: Int) {
        touchedPayouts.append(payout)
        let amount = entry.kind == .payout ? entry.amount : -entry.amount
        payouts[payout, default: Payout()].booked += amount
    }

    /// Takes over one line of the balance about a payment.
    mutating func post(_ line: StripeTransaction, payment: Int) {
        touchedPayments.append(payment)
        if line.category == .charge {
            payments[payment, default: Payment()].postedCaptures += line.net
            return
        }
        payments[payment, default: Payment()].postedRest += line.net
    }

    /// Takes over one line of the balance about a payout.
    mutating func post(_ line: StripeTransaction, payout: Int) {
        touchedPayouts.append(payout)
        payouts[payout, default: Payout()].posted -= line.net
    }
}
