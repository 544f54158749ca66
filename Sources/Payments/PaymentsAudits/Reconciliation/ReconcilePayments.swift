import PaymentsDomain
import PaymentsPorts

/// Brings our view of payments in line with a provider's, and says what differed.
///
/// Differences are mended by learning what the provider did, through the aggregate like everything
/// else; what cannot be learned is reported and left for a person. Money without a payment is booked
/// as unallocated, so that the ledger stays complete.
package struct ReconcilePayments: ReconcilePaymentsUseCase {
    private let repository: any PaymentRepository
    private let ledger: any Ledger
    private let gateways: [any PaymentGateway]
    private let learning: any LearnActivityUseCase
    private let clock: any WallClock

    package init(
        repository: any PaymentRepository, ledger: any Ledger, gateways: [any PaymentGateway],
        learning: any LearnActivityUseCase, clock: any WallClock
    ) {
        self.repository = repository
        self.ledger = ledger
        self.gateways = gateways
        self.learning = learning
        self.clock = clock
    }

    package func reconcile(
        _ id: PaymentID
    ) async throws(CommandFailure) -> PaymentReconciliation {
        let before = try await load(id)
        let gateway = try gateway(before.provider)
        var breaks: [ReconciliationBreak] = []
        let query = PaymentQuery(
            paymentID: id, transactionID: before.transactionID, startedAt: before.createdAt)
        switch await gateway.find(query) {
        case .unknown(let reason): throw .providerUnavailable(reason)
        case .absent:
            if before.captured != nil || before.hold?.isLive == true {
                breaks.append(
                    BreakFinder.missingExternal(before, "the provider knows no such payment"))
            }
        case .found(let snapshot):
            let learned = try await learning.learn(
                .payment(id, snapshot), from: before.provider, notice: nil)
            breaks += BreakFinder.breaks(in: learned, snapshot, fees: gateway.traits.fees)
        }
        breaks += try await reconcileRefunds(of: id, through: gateway)
        let after = try await load(id)
        breaks += BreakFinder.openDoubts(of: after)
        return PaymentReconciliation(payment: after, breaks: breaks)
    }

    private func reconcileRefunds(
        of id: PaymentID, through gateway: any PaymentGateway
    ) async throws(CommandFailure) -> [ReconciliationBreak] {
        let payment = try await load(id)
        guard payment.captured != nil, let transaction = payment.transactionID else { return [] }
        let query = RefundQuery(paymentID: id, transactionID: transaction)
        switch await gateway.findRefunds(query) {
        case .unknown(let reason): throw .providerUnavailable(reason)
        case .absent: return BreakFinder.refundsMissingExternally(payment, known: [])
        case .found(let known):
            var breaks: [ReconciliationBreak] = []
            for snapshot in known {
                let learned = try await learning.learn(
                    .refund(id, snapshot), from: payment.provider, notice: nil)
                breaks += BreakFinder.breaks(in: learned, snapshot)
            }
            return breaks
                + BreakFinder.refundsMissingExternally(try await load(id), known: known)
        }
    }

    package func reconcileAll(
        _ provider: ProviderName, since: Timestamp
    ) async throws(CommandFailure) -> ReconciliationReport {
        let gateway = try gateway(provider)
        let activities: [ProviderActivity]
        switch await gateway.activity(since: since) {
        case .found(let listed): activities = listed
        case .absent: activities = []
        case .unknown(let reason): throw .providerUnavailable(reason)
        }
        var tally = ReconciliationTally()
        var breaks: [ReconciliationBreak] = []
        for activity in activities.paymentsFirst {
            breaks += try await takeIn(activity, gateway, &tally)
        }
        breaks += try await missingExternally(provider, since: since, seen: tally)
        let entries = try await entries(of: provider)
        return ReconciliationReport(
            provider: provider, since: since, until: clock.now,
            paymentsCompared: tally.paymentCount, refundsCompared: tally.refundCount,
            lines: tally.lines(against: entries), breaks: breaks)
    }

    private func takeIn(
        _ activity: ProviderActivity, _ gateway: any PaymentGateway,
        _ tally: inout ReconciliationTally
    ) async throws(CommandFailure) -> [ReconciliationBreak] {
        tally.count(activity)
        let learned = try await learning.learn(activity, from: gateway.provider, notice: nil)
        switch activity {
        case .payment(_, let snapshot):
            var breaks = BreakFinder.breaks(in: learned, snapshot, fees: gateway.traits.fees)
            if let receipt = BreakFinder.unallocated(learned, snapshot) {
                try await bookUnallocated(snapshot, provider: gateway.provider)
                breaks.append(receipt)
            }
            return breaks
        case .refund(_, let snapshot): return BreakFinder.breaks(in: learned, snapshot)
        case .irrelevant: return []
        }
    }

    private func bookUnallocated(
        _ snapshot: PaymentSnapshot, provider: ProviderName
    ) async throws(CommandFailure) {
        guard case .captured(let amount, let fee) = snapshot.state else { return }
        let object = snapshot.transactionID.text
        var movements = [
            MoneyMovement(.authorized, snapshot.amount, objectID: object),
            MoneyMovement(.unallocated, amount, objectID: object),
        ]
        if let rest = try? snapshot.amount.subtracting(amount), !rest.isZero {
            movements.append(MoneyMovement(.released, rest, objectID: object))
        }
        if let fee, !fee.isZero { movements.append(MoneyMovement(.fee, fee, objectID: object)) }
        for movement in movements {
            let entry = JournalEntry(
                movement, paymentID: nil, provider: provider, recordedAt: clock.now)
            do throws(StoreFailure) { try await ledger.post(entry) } catch {
                guard case .entryExists = error else { throw .storeUnavailable }
            }
        }
    }

    private func missingExternally(
        _ provider: ProviderName, since: Timestamp, seen: ReconciliationTally
    ) async throws(CommandFailure) -> [ReconciliationBreak] {
        var breaks: [ReconciliationBreak] = []
        do throws(StoreFailure) {
            for id in try await repository.paymentIDs() {
                guard let payment = try await repository.payment(id),
                    payment.provider == provider, payment.createdAt >= since,
                    payment.captured != nil, let transaction = payment.transactionID
                else { continue }
                if !seen.contains(transaction) {
                    breaks.append(
                        BreakFinder.missingExternal(payment, "not in the provider's list"))
                }
                breaks += BreakFinder.refundsMissing(payment, unless: seen.containsRefund)
            }
        } catch {
            throw .storeUnavailable
        }
        return breaks
    }

    private func entries(of provider: ProviderName) async throws(CommandFailure) -> [JournalEntry] {
        do throws(StoreFailure) {
            return try await ledger.allEntries().filter { $0.provider == provider }
        } catch {
            throw .storeUnavailable
        }
    }

    private func gateway(_ provider: ProviderName) throws(CommandFailure) -> any PaymentGateway {
        guard let gateway = gateways.first(where: { $0.provider == provider }) else {
            throw .unknownProvider(provider)
        }
        return gateway
    }

    private func load(_ id: PaymentID) async throws(CommandFailure) -> Payment {
        let found: Payment?
        do throws(StoreFailure) { found = try await repository.payment(id) } catch {
            throw .storeUnavailable
        }
        guard let found else { throw .paymentNotFound(id) }
        return found
    }
}

extension [ProviderActivity] {
    /// Payments before refunds: a refund can only be learned once its capture is known.
    var paymentsFirst: [ProviderActivity] {
        filter { if case .payment = $0 { true } else { false } }
            + filter { if case .refund = $0 { true } else { false } }
    }
}
