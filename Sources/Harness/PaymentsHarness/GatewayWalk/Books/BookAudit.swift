import GatewaySimulators
import SimulationCore

/// Reads a provider's books as an accountant would, entry by entry, without asking the provider.
///
/// Written apart from the simulators: it knows nothing but what a book entry says.
package struct BookAudit {
    /// What moved on one payment so far, in minor units.
    private struct Tally {
        var authorized = 0
        var released = 0
        var captured = 0
        var captures = 0
        var captureFailed = 0
        var captureFailures = 0
        var refunded = 0
        var refundFailed = 0
        var disputed = 0
        var reinstated = 0
        var currency: String
    }

    private struct EffectKey: Hashable {
        let kind: BookEntry.Kind
        let objectID: String
    }

    private var tallies: [String: Tally] = [:]
    private var effects: Set<EffectKey> = []
    /// What is in the account by these books, by currency, from nothing on.
    package private(set) var sums: [String: Int] = [:]
    private var paidOut = 0
    private var payoutsFailed = 0
    /// How many entries were read.
    package private(set) var entries = 0
    private let allowsSeveralCaptures: Bool

    package init(allowingSeveralCaptures: Bool = false) {
        allowsSeveralCaptures = allowingSeveralCaptures
    }

    /// Reads one entry; gives the promises it breaks.
    package mutating func read(_ entry: BookEntry) -> [String] {
        entries += 1
        var broken: [String] = []
        if entry.amount <= 0 { broken.append("\(entry.kind.rawValue) of \(entry.amount)") }
        if isSingle(entry.kind),
            !effects.insert(EffectKey(kind: entry.kind, objectID: entry.objectID)).inserted
        {
            broken.append("\(entry.objectID) is in the books twice as \(entry.kind.rawValue)")
        }
        sums[entry.currency, default: 0] += entry.amount * Self.direction(of: entry.kind)
        switch entry.kind {
        case .payout: paidOut += entry.amount
        case .payoutFailure:
            payoutsFailed += entry.amount
            if payoutsFailed > paidOut { broken.append("more payouts came back than went out") }
        case .fee, .disputeFee: break
        case .authorization, .release, .capture, .captureFailure, .refund, .refundFailure, .dispute,
            .disputeReversal:
            broken += take(entry)
        }
        return broken
    }

    /// Whether the account's balance in a currency goes up, down, or stays.
    private static func direction(of kind: BookEntry.Kind) -> Int {
        switch kind {
        case .authorization, .release: 0
        case .capture, .refundFailure, .disputeReversal, .payoutFailure: 1
        case .fee, .refund, .captureFailure, .dispute, .disputeFee, .payout: -1
        }
    }

    /// Kinds an object enters the books as at most once.
    private func isSingle(_ kind: BookEntry.Kind) -> Bool {
        switch kind {
        case .authorization, .release: false
        case .capture, .fee: !allowsSeveralCaptures
        case .refund, .refundFailure, .captureFailure, .dispute, .disputeReversal, .payout,
            .payoutFailure, .disputeFee:
            true
        }
    }

    private mutating func take(_ entry: BookEntry) -> [String] {
        var tally = tallies[entry.paymentID] ?? Tally(currency: entry.currency)
        switch entry.kind {
        case .authorization: tally.authorized += entry.amount
        case .release: tally.released += entry.amount
        case .capture:
            tally.captured += entry.amount
            tally.captures += 1
            // A second capture of a hold can fail as the first one did.
            effects.remove(EffectKey(kind: .captureFailure, objectID: entry.objectID))
        case .captureFailure:
            tally.captureFailed += entry.amount
            tally.captureFailures += 1
            forgetCapture(entry)
        case .refund: tally.refunded += entry.amount
        case .refundFailure: tally.refundFailed += entry.amount
        case .dispute: tally.disputed += entry.amount
        case .disputeReversal: tally.reinstated += entry.amount
        case .fee, .disputeFee, .payout, .payoutFailure: break
        }
        tallies[entry.paymentID] = tally
        return broken(tally, entry)
    }

    /// After a capture failed, the same hold may be captured again, and its fee be taken again.
    private mutating func forgetCapture(_ failure: BookEntry) {
        for object in [failure.objectID, failure.paymentID] {
            effects.remove(EffectKey(kind: .capture, objectID: object))
            effects.remove(EffectKey(kind: .fee, objectID: object))
            effects.remove(EffectKey(kind: .fee, objectID: object + ":fee"))
        }
    }

    private func broken(_ tally: Tally, _ entry: BookEntry) -> [String] {
        var broken: [String] = []
        let payment = entry.paymentID
        if tally.currency != entry.currency {
            broken.append("\(payment) moves in \(tally.currency) and in \(entry.currency)")
        }
        // What the bank took back was never taken, and may be taken again.
        let captured = tally.captured - tally.captureFailed
        if captured > tally.authorized {
            broken.append("\(payment): captured \(captured) of \(tally.authorized) authorized")
        } else if captured + tally.released > tally.authorized {
            broken.append(
                "\(payment): captured \(captured) and released \(tally.released) of "
                    + "\(tally.authorized) authorized")
        }
        if tally.captures - tally.captureFailures > 1, !allowsSeveralCaptures {
            broken.append("\(payment): captured twice")
        }
        let refunded = tally.refunded - tally.refundFailed
        if refunded > captured {
            broken.append("\(payment): refunded \(refunded) of \(captured) captured")
        }
        if tally.refundFailed > tally.refunded {
            broken.append("\(payment): more refunds bounced than were made")
        }
        if tally.captureFailed > tally.captured {
            broken.append("\(payment): more captures failed than were made")
        }
        if tally.reinstated > tally.disputed {
            broken.append("\(payment): more disputes were won than were opened")
        }
        return broken
    }
}
