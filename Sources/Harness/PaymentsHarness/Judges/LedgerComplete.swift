import Findings
import GatewaySimulators
import PaymentsDomain

/// Once everything has healed, our ledger and the providers' books tell the same movements.
///
/// A ledger can balance to the last unit and still omit or double a movement; only the provider's own
/// books show that. The comparison is a bijection: each movement on one side has its twin.
struct LedgerComplete: Judge {
    static let rule = JudgeRule(
        "ledger-complete",
        "After healing, every movement in the providers' books is in our ledger, and no other.")

    private struct Movement: Hashable {
        let kind: BookEntry.Kind
        let object: String
        let amount: Int
        let currency: String
    }

    mutating func conclude(_ end: EndState) -> [Finding] {
        var theirs: [Movement: Int] = [:]
        for (_, entry) in end.books where entry.kind.concernsPayments {
            theirs[Self.movement(entry), default: 0] += 1
        }
        var ours: [Movement: Int] = [:]
        var failed: Set<String> = []
        for entry in end.journal {
            if entry.movement.kind == .refundFailed { failed.insert(entry.movement.objectID) }
            guard let movement = Self.movement(entry) else { continue }
            ours[movement, default: 0] += 1
        }
        Self.leaveOut(failed, &theirs, ours)
        return Self.surplus(of: theirs, over: ours).map {
            violation("our ledger lacks a movement of the provider", found: $0)
        }
            + Self.surplus(of: ours, over: theirs).map {
                violation("our ledger shows a movement the provider does not have", found: $0)
            }
    }

    /// Leaves out refunds that failed while we waited for them, and that we know have failed.
    ///
    /// The provider books both ways, and for us nothing has moved; a refund of which we booked one
    /// way, or of whose failure we never heard, is not left out.
    private static func leaveOut(
        _ failed: Set<String>, _ theirs: inout [Movement: Int], _ ours: [Movement: Int]
    ) {
        for (refund, count) in theirs
        where refund.kind == .refund && ours[refund] == nil && failed.contains(refund.object) {
            let failure = Movement(
                kind: .refundFailure, object: refund.object, amount: refund.amount,
                currency: refund.currency)
            guard theirs[failure] == count, ours[failure] == nil else { continue }
            theirs[refund] = nil
            theirs[failure] = nil
        }
    }

    private static func surplus(of left: [Movement: Int], over right: [Movement: Int]) -> [String] {
        left.compactMap { movement, count in
            count > right[movement, default: 0]
                ? "\(movement.kind.rawValue) of \(movement.amount) \(movement.currency) "
                    + "for \(movement.object)" : nil
        }.sorted()
    }

    private static func movement(_ entry: BookEntry) -> Movement {
        let isRefund = entry.kind == .refund || entry.kind == .refundFailure
        return Movement(
            kind: entry.kind, object: isRefund ? entry.objectID : entry.paymentID,
            amount: entry.amount, currency: entry.currency)
    }

    private static func movement(_ entry: JournalEntry) -> Movement? {
        let kind: BookEntry.Kind
        switch entry.movement.kind {
        case .authorized: kind = .authorization
        case .released: kind = .release
        case .captured, .unallocated: kind = .capture
        case .fee: kind = .fee
        case .refundSucceeded: kind = .refund
        case .refundReturned: kind = .refundFailure
        case .refundRequested, .refundFailed, .inDoubt, .doubtResolved: return nil
        }
        return Movement(
            kind: kind, object: entry.movement.objectID,
            amount: entry.movement.amount.minorUnits,
            currency: entry.movement.amount.currency.code)
    }
}
