/// One balanced entry of the ledger: append-only, in one currency.
package struct JournalEntry: Sendable, Hashable {
    /// One line of an entry.
    package struct Posting: Sendable, Hashable {
        /// Which side of the account the amount stands on.
        package enum Side: String, Sendable, Hashable {
            case debit
            case credit
        }

        package let account: Account
        package let side: Side
        package let amount: Money

        package init(_ side: Side, _ account: Account, _ amount: Money) {
            self.account = account
            self.side = side
            self.amount = amount
        }
    }

    /// The kind of movement and its object: no two entries share it, so nothing is booked twice.
    package let id: String
    package let movement: MoneyMovement
    package let paymentID: PaymentID?
    package let provider: ProviderName
    package let postings: [Posting]
    package let recordedAt: Timestamp

    /// The entry a movement calls for.
    package init(
        _ movement: MoneyMovement, paymentID: PaymentID?, provider: ProviderName,
        recordedAt: Timestamp
    ) {
        id = "\(movement.kind.rawValue)/\(movement.objectID)"
        self.movement = movement
        self.paymentID = paymentID
        self.provider = provider
        self.recordedAt = recordedAt
        postings = Self.legs(of: movement.kind).map { leg in
            Posting(leg.side, leg.account, movement.amount)
        }
    }

    /// The same entry with other postings; whether it still balances is for judges to say.
    package func keeping(postings: [Posting]) -> JournalEntry {
        JournalEntry(entry: self, postings: postings)
    }

    private init(entry: JournalEntry, postings: [Posting]) {
        id = entry.id
        movement = entry.movement
        paymentID = entry.paymentID
        provider = entry.provider
        recordedAt = entry.recordedAt
        self.postings = postings
    }

    /// Whether debits equal credits in one currency; it holds by construction and is checked anyway.
    package var isBalanced: Bool {
        var balance = 0
        for posting in postings {
            guard posting.amount.currency == movement.amount.currency else { return false }
            balance +=
                posting.side == .debit ? posting.amount.minorUnits : -posting.amount.minorUnits
        }
        return balance == 0 && !postings.isEmpty
    }

    private typealias Leg = (side: Posting.Side, account: Account)

    private static func legs(of kind: MoneyMovement.Kind) -> [Leg] {
        switch kind {
        case .authorized: [(.debit, .authorizationsOutstanding), (.credit, .authorizationsContra)]
        case .released: [(.debit, .authorizationsContra), (.credit, .authorizationsOutstanding)]
        case .captured:
            [(.debit, .gatewayClearing), (.credit, .customerPrepayments)] + legs(of: .released)
        case .unallocated:
            [(.debit, .gatewayClearing), (.credit, .unallocatedReceipts)] + legs(of: .released)
        case .fee: [(.debit, .processingFees), (.credit, .gatewayClearing)]
        case .refundRequested: [(.debit, .refunds), (.credit, .refundsPayable)]
        case .refundSucceeded: [(.debit, .refundsPayable), (.credit, .gatewayClearing)]
        case .refundFailed: [(.debit, .refundsPayable), (.credit, .refunds)]
        case .refundReturned: [(.debit, .gatewayClearing), (.credit, .refunds)]
        case .inDoubt: [(.debit, .inDoubt), (.credit, .inDoubtContra)]
        case .doubtResolved: [(.debit, .inDoubtContra), (.credit, .inDoubt)]
        }
    }
}
