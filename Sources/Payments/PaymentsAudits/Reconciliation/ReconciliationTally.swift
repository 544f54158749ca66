import PaymentsDomain
import PaymentsPorts

/// Sums up a provider's list by currency, to be held against the ledger's entries.
struct ReconciliationTally {
    private struct Sums {
        var captured = 0
        var refunded = 0
        var fees = 0
    }

    private(set) var paymentCount = 0
    private(set) var refundCount = 0
    private var transactions: Set<TransactionID> = []
    private var refunds: Set<TransactionID> = []
    private var withKnownFee: Set<TransactionID> = []
    private var sums: [String: Sums] = [:]

    func contains(_ transaction: TransactionID) -> Bool { transactions.contains(transaction) }
    func containsRefund(_ transaction: TransactionID) -> Bool { refunds.contains(transaction) }

    /// Counts what a list shows; an object that a list shows twice counts once.
    mutating func count(_ activity: ProviderActivity) {
        switch activity {
        case .payment(_, let snapshot):
            guard transactions.insert(snapshot.transactionID).inserted else { return }
            paymentCount += 1
            guard case .captured(let amount, let fee) = snapshot.state else { return }
            sums[amount.currency.code, default: Sums()].captured += amount.minorUnits
            if let fee {
                withKnownFee.insert(snapshot.transactionID)
                sums[fee.currency.code, default: Sums()].fees += fee.minorUnits
            }
        case .refund(_, let snapshot):
            guard refunds.insert(snapshot.transactionID).inserted else { return }
            refundCount += 1
            guard case .succeeded = snapshot.state else { return }
            sums[snapshot.amount.currency.code, default: Sums()].refunded +=
                snapshot.amount.minorUnits
        case .irrelevant: return
        }
    }

    /// One line a currency, for the objects the provider listed; alphabetical.
    func lines(against entries: [JournalEntry]) -> [ReconciliationReport.Line] {
        var ours: [String: Sums] = [:]
        for entry in entries {
            let transaction = TransactionID(entry.movement.objectID)
            let amount = entry.movement.amount.minorUnits
            let code = entry.movement.amount.currency.code
            switch entry.movement.kind {
            case .captured where transactions.contains(transaction),
                .unallocated where transactions.contains(transaction):
                ours[code, default: Sums()].captured += amount
            case .fee where withKnownFee.contains(transaction):
                ours[code, default: Sums()].fees += amount
            case .refundSucceeded where refunds.contains(transaction):
                ours[code, default: Sums()].refunded += amount
            case .refundReturned where refunds.contains(transaction):
                ours[code, default: Sums()].refunded -= amount
            default: continue
            }
        }
        return Set(ours.keys).union(sums.keys).sorted().map { code in
            let (mine, theirs) = (ours[code] ?? Sums(), sums[code] ?? Sums())
            return ReconciliationReport.Line(
                currency: code, capturedInternal: mine.captured, capturedExternal: theirs.captured,
                refundedInternal: mine.refunded, refundedExternal: theirs.refunded,
                feesInternal: mine.fees, feesExternal: theirs.fees)
        }
    }
}
