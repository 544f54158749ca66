/// One payment: the only thing that may change its status, its attempts and its refunds.
///
/// A command either changes the aggregate or throws a ``PaymentError`` and changes nothing. What a
/// change means to others (events to publish, entries to book) is recorded in ``changes`` and taken
/// with ``takeChanges()`` by the use case that stores state, ledger and outbox together.
///
/// Invariants: captured once and never above the hold; refunds never above what was captured, also
/// while they are pending or unknown; no refund of a failed payment; the currency never changes.
package struct Payment: Sendable, Hashable {
    package let id: PaymentID
    package let orderID: OrderID
    package let provider: ProviderName
    package let method: PaymentMethod
    /// The sum to authorize, agreed with the shopper.
    package let amount: Money
    package let createdAt: Timestamp
    package internal(set) var status: PaymentStatus
    package internal(set) var transactionID: TransactionID?
    package internal(set) var nextAction: NextAction?
    package internal(set) var hold: Hold?
    /// What the provider took; nil until it did.
    package internal(set) var captured: Money?
    /// What the provider kept; nil until it is known.
    package internal(set) var fee: Money?
    package internal(set) var failure: FailureReason?
    package internal(set) var attempts: [PaymentAttempt]
    package internal(set) var refunds: [Refund]
    /// How many events this payment has had.
    package internal(set) var eventCount: Int
    /// How often this payment was stored; the store refuses a change based on an older one.
    package internal(set) var version: Int
    package internal(set) var changes = PaymentChanges()

    /// A payment with its authorization attempt on record and nothing sent yet.
    package static func create(
        id: PaymentID, orderID: OrderID, provider: ProviderName, method: PaymentMethod,
        amount: Money, attempt: AttemptID, key: IdempotencyKey, at now: Timestamp
    ) throws(PaymentError) -> Payment {
        guard !amount.isZero else { throw .amountNotPositive }
        return Payment(
            restoring: PaymentRecord(
                id: id, orderID: orderID, provider: provider, method: method, amount: amount,
                createdAt: now, status: .created,
                attempts: [
                    PaymentAttempt(
                        id: attempt, kind: .authorization, amount: amount, key: key, startedAt: now)
                ], version: 0))
    }

    /// Whether an attempt was not sent again since it was read: only then does an answer to that send
    /// say how the attempt ended.
    package func isLastSend(_ attempt: PaymentAttempt) -> Bool {
        attempts.contains { $0.id == attempt.id && $0.sends == attempt.sends }
    }

    /// Whether a refund was not sent again since it was read.
    package func isLastSend(_ refund: Refund) -> Bool {
        refunds.contains { $0.id == refund.id && $0.sends == refund.sends }
    }

    /// The attempt of that kind made last.
    package func lastAttempt(_ kind: PaymentAttempt.Kind) -> PaymentAttempt? {
        attempts.last { $0.kind == kind }
    }

    /// The refund of that id.
    package func refund(_ id: RefundID) -> Refund? { refunds.first { $0.id == id } }

    /// Whether some call may have had an effect nobody has told us of.
    package var isInDoubt: Bool {
        attempts.contains { $0.outcome == .unknown } || refunds.contains { $0.status == .unknown }
    }

    /// What succeeded refunds sum up to.
    package var refundedTotal: Money {
        let sum = refunds.reduce(0) { $0 + ($1.status == .succeeded ? $1.amount.minorUnits : 0) }
        return Money(minorUnits: sum, currency: amount.currency) ?? .zero(amount.currency)
    }

    /// What has happened since the payment was loaded, with the version that stores it.
    package mutating func takeChanges() -> PaymentChanges {
        let taken = changes
        changes = PaymentChanges()
        version += 1
        return taken
    }
}

/// What a change of a payment means to the ledger and to the outside.
package struct PaymentChanges: Sendable, Hashable {
    package internal(set) var events: [PaymentEvent] = []
    package internal(set) var movements: [MoneyMovement] = []
    /// The provider holds money for a payment that had already failed: it must be let go.
    package internal(set) var releasesLateHold = false

    package init() {}

    package var isEmpty: Bool { events.isEmpty && movements.isEmpty && !releasesLateHold }
}

extension Payment {
    mutating func move(to next: PaymentStatus) throws(PaymentError) {
        guard StatusTransition.allows(from: status, to: next) else {
            throw .illegalTransition(from: status, to: next)
        }
        status = next
    }

    mutating func announce(_ kind: PaymentEvent.Kind, at now: Timestamp) {
        eventCount += 1
        changes.events.append(
            PaymentEvent(
                kind: kind, paymentID: id, orderID: orderID, provider: provider,
                transactionID: transactionID, sequence: eventCount, occurredAt: now))
    }

    mutating func book(_ kind: MoneyMovement.Kind, _ amount: Money, _ objectID: String) {
        changes.movements.append(MoneyMovement(kind, amount, objectID: objectID))
    }

    /// Ends the open attempt of that kind, if there is one.
    mutating func settle(_ kind: PaymentAttempt.Kind, _ outcome: PaymentAttempt.Outcome) {
        guard let place = attempts.lastIndex(where: { $0.kind == kind && $0.isOpen }) else {
            return
        }
        if attempts[place].outcome == .unknown {
            book(.doubtResolved, attempts[place].amount, attempts[place].id.text)
        }
        attempts[place].outcome = outcome
    }

    mutating func fail(_ reason: FailureReason, at now: Timestamp) throws(PaymentError) {
        try move(to: .failed)
        failure = reason
        nextAction = nil
        announce(.failed(reason), at: now)
    }
}
