import GatewaySimulators
import PaymentsDomain

/// Something a scenario says must hold at a point of its history.
package struct Expectation: Sendable, Hashable {
    package var claim: Claim
    /// Where it stands in the file, for messages.
    package var place: StepPlace?

    package init(_ claim: Claim, place: StepPlace? = nil) {
        self.claim = claim
        self.place = place
    }

    /// The kinds of claim.
    package enum Claim: Sendable, Hashable {
        case payment(PaymentClaim)
        case refund(refund: String, status: Refund.Status)
        /// The order of a payment: `placed`, `awaiting-payment`, `confirmed`, `cancelled`, `rejected`.
        case order(payment: String, state: String)
        /// An account's balance over all entries: debits minus credits for assets, expenses, contra
        /// revenue and 9000/9100; credits minus debits for the others.
        case ledger(account: Account, balance: Money)
        case books(BooksClaim)
        /// The names of the events published for a payment, in order, repetitions left out.
        case events(payment: String, names: [String])
        /// How often a fault has struck so far: one that never did shows nothing.
        case fault(name: String, strikes: Int)
        /// How many sagas and webhooks wait for a person.
        case parked(count: Int)
    }
}

/// What must hold of a payment; nil members are not looked at.
package struct PaymentClaim: Sendable, Hashable {
    package var payment: String
    package var status: PaymentStatus?
    package var captured: Money?
    package var refunded: Money?
    /// Whether some outcome is still unknown.
    package var inDoubt: Bool?
    /// The failure's kind, such as `declined`.
    package var failure: FailureReason.Kind?

    package init(
        payment: String, status: PaymentStatus? = nil, captured: Money? = nil,
        refunded: Money? = nil, inDoubt: Bool? = nil, failure: FailureReason.Kind? = nil
    ) {
        self.payment = payment
        self.status = status
        self.captured = captured
        self.refunded = refunded
        self.inDoubt = inDoubt
        self.failure = failure
    }
}

/// What must hold of a provider's own books; nil members are not looked at.
package struct BooksClaim: Sendable, Hashable {
    package var provider: String
    /// How many movements of a kind there are.
    package var counts: [BookEntry.Kind: Int]
    package var captured: Money?
    package var refunded: Money?

    package init(
        provider: String, counts: [BookEntry.Kind: Int] = [:], captured: Money? = nil,
        refunded: Money? = nil
    ) {
        self.provider = provider
        self.counts = counts
        self.captured = captured
        self.refunded = refunded
    }

    /// The kinds of movement that can be counted, each with its word, in the order of writing.
    package static let countable: [(word: String, kind: BookEntry.Kind)] = [
        ("authorizations", .authorization), ("captures", .capture), ("refunds", .refund),
        ("releases", .release), ("refund-failures", .refundFailure),
        ("capture-failures", .captureFailure), ("disputes", .dispute),
        ("dispute-reversals", .disputeReversal), ("payouts", .payout),
        ("payout-failures", .payoutFailure),
    ]
}
