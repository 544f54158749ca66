import PaymentsDomain
import PaymentsPorts

/// Puts a capture on record, then has the saga carry it through.
package struct CapturePayment: CapturePaymentUseCase {
    private let with: Collaborators

    package init(_ collaborators: Collaborators) { with = collaborators }

    package func capture(_ command: CaptureCommand) async throws(CommandFailure) -> CommandResult {
        let repeated = RepeatedRequest(repository: with.repository)
        if let record = try await repeated.record(
            key: command.idempotencyKey, fingerprint: command.fingerprint)
        {
            let payment = try await with.writer.load(record.paymentID)
            return try CommandResult(
                payment, attempt: AttemptID(record.operation ?? ""), isReplay: true)
        }
        let before = try await with.writer.load(command.paymentID)
        let gateway = try with.gateway(before.provider)
        let attempt = with.identifiers.next(prefix: "att_")
        var payment = before
        do throws(PaymentError) {
            try payment.startCapture(
                of: command.amount ?? before.amount, attempt: AttemptID(attempt),
                key: IdempotencyKey(attempt),
                policy: CapturePolicy(allowsPartial: gateway.traits.allowsPartialCapture),
                at: with.clock.now)
        } catch {
            throw .refused(error)
        }
        let record = IdempotencyRecord(
            key: command.idempotencyKey, fingerprint: command.fingerprint, paymentID: payment.id,
            operation: attempt)
        do throws(StoreFailure) {
            payment = try await with.writer.store(payment, before: before, idempotency: record)
        } catch {
            throw CommandFailure(error)
        }
        return try await CaptureSaga(with).send(payment, through: gateway)
    }
}

extension CaptureCommand {
    var fingerprint: String {
        "capture|\(paymentID.text)|"
            + (amount.map { "\($0.minorUnits)|\($0.currency.code)" } ?? "all")
    }
}
