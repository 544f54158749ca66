import PaymentsDomain
import PaymentsPorts

/// Ends a payment before any money was taken: cancels it at the provider and fails it here.
package struct FailPayment: FailPaymentUseCase {
    private let with: Collaborators

    package init(_ collaborators: Collaborators) { with = collaborators }

    package func cancel(_ command: CancelCommand) async throws(CommandFailure) -> CommandResult {
        let fingerprint = "cancel|\(command.paymentID.text)"
        let repeated = RepeatedRequest(repository: with.repository)
        if let record = try await repeated.record(
            key: command.idempotencyKey, fingerprint: fingerprint)
        {
            let payment = try await with.writer.load(record.paymentID)
            return try CommandResult(
                payment, attempt: AttemptID(record.operation ?? ""), isReplay: true)
        }
        let before = try await with.writer.load(command.paymentID)
        let gateway = try with.gateway(before.provider)
        let attempt = with.identifiers.next(prefix: "att_")
        let record = IdempotencyRecord(
            key: command.idempotencyKey, fingerprint: fingerprint, paymentID: before.id,
            operation: attempt)
        let payment = try await begin(
            before, attempt: attempt, releases: gateway.traits.canReleaseHolds, record)
        guard gateway.traits.canReleaseHolds else {
            return try CommandResult(payment, attempt: AttemptID(attempt), isReplay: false)
        }
        return try await CancellationSaga(with).send(payment, through: gateway)
    }

    private func begin(
        _ before: Payment, attempt: String, releases: Bool, _ record: IdempotencyRecord
    ) async throws(CommandFailure) -> Payment {
        var payment = before
        do throws(PaymentError) {
            try payment.startCancellation(
                attempt: AttemptID(attempt), key: IdempotencyKey(attempt), at: with.clock.now)
            if !releases { try payment.cancelWithoutRelease(at: with.clock.now) }
        } catch {
            throw .refused(error)
        }
        do throws(StoreFailure) {
            return try await with.writer.store(payment, before: before, idempotency: record)
        } catch {
            throw CommandFailure(error)
        }
    }
}
