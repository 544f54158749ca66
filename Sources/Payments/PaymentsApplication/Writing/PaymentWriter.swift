import PaymentsDomain
import PaymentsPorts

/// Stores a changed payment together with everything the change means.
///
/// State, ledger entries, outgoing events, saga states, the API key and the inbox mark go into one
/// commit; this is the only place that puts such a commit together.
struct PaymentWriter: Sendable {
    /// How often a change is made again after somebody else was faster.
    static let conflictRetries = 5

    let repository: any PaymentRepository
    let clock: any WallClock
    let identifiers: any IdentifierSource

    /// Stores a payment that was changed from `before` (nil for a new one).
    func store(
        _ payment: Payment, before: Payment?, idempotency: IdempotencyRecord? = nil,
        notice: NoticeID? = nil
    ) async throws(StoreFailure) -> Payment {
        var payment = payment
        let now = clock.now
        let changes = payment.takeChanges()
        let change = PaymentChange(
            payment: payment,
            journal: changes.movements.map { movement in
                JournalEntry(
                    movement, paymentID: payment.id, provider: payment.provider, recordedAt: now)
            },
            outbox: changes.events.map { event in
                OutboxMessage(id: identifiers.next(prefix: "evt_"), event: event)
            },
            sagas: SagaPlan.updates(
                before: before, after: payment, lateHold: changes.releasesLateHold, at: now),
            idempotency: idempotency, appliedNotice: notice)
        try await repository.commit(change)
        return payment
    }

    /// Loads a payment, changes it and stores it, again from the start when somebody was faster.
    ///
    /// A change that leaves the payment as it was stores nothing. One that would book a movement a
    /// second time is a contradiction: trying it again would end the same way.
    func change(
        _ id: PaymentID, notice: NoticeID? = nil,
        _ apply: (inout Payment) throws(PaymentError) -> Void
    ) async throws(CommandFailure) -> (before: Payment, after: Payment) {
        for _ in 0...Self.conflictRetries {
            let before = try await load(id)
            var after = before
            do throws(PaymentError) { try apply(&after) } catch { throw .refused(error) }
            if after == before { return (before, before) }
            do throws(StoreFailure) {
                return (before, try await store(after, before: before, notice: notice))
            } catch {
                if case .entryExists(let entry) = error {
                    throw .refused(.contradiction("\(entry) is booked already"))
                }
                guard error == .conflict else { throw CommandFailure(error) }
            }
        }
        throw .conflict
    }

    /// The payment of that id, or a `paymentNotFound`.
    func load(_ id: PaymentID) async throws(CommandFailure) -> Payment {
        let found: Payment?
        do throws(StoreFailure) { found = try await repository.payment(id) } catch {
            throw CommandFailure(error)
        }
        guard let found else { throw .paymentNotFound(id) }
        return found
    }
}

extension CommandFailure {
    /// What a store's failure means to the caller of a command.
    init(_ failure: StoreFailure) {
        switch failure {
        case .conflict, .entryExists: self = .conflict
        case .keyTaken: self = .keyInUse
        case .unavailable, .corrupt: self = .storeUnavailable
        }
    }
}
