import Findings
import PaymentsDomain

/// Every ledger entry balances in one currency, and no movement is booked twice.
struct LedgerBalanced: Judge {
    static let rule = JudgeRule(
        "ledger-balanced",
        "Every ledger entry has equal debits and credits in one currency and is booked once.")

    private var booked: Set<String> = []

    mutating func look(at delta: History.Delta) -> [Finding] {
        delta.journal.compactMap { entry in
            guard booked.insert(entry.id).inserted else {
                return violation("entry \(entry.id) was booked twice")
            }
            guard !Self.balances(entry) else { return nil }
            return violation(
                "entry \(entry.id) does not balance", expected: "equal debits and credits",
                found: entry.postings.map { "\($0.side.rawValue) \($0.amount)" }
                    .joined(separator: ", "))
        }
    }

    private static func balances(_ entry: JournalEntry) -> Bool {
        var sums: [String: Int] = [:]
        for posting in entry.postings {
            let amount = posting.amount.minorUnits
            sums[posting.amount.currency.code, default: 0] +=
                posting.side == .debit ? amount : -amount
        }
        return sums.count == 1 && sums.values.allSatisfy { $0 == 0 }
    }
}
