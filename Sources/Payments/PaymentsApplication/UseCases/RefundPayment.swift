import PaymentsDomain
import PaymentsPorts

/// Puts a refund on record, then has the saga carry it through.
package struct RefundPayment: RefundPaymentUseCase {
    private let with: Collaborators

    package init(_ collaborators: Collaborators) { with = collaborators }

    package func refund(_ command: RefundCommand) async throws(CommandFailure) -> CommandResult {
        let repeated = RepeatedRequest(repository: with.repository)
        if let record = try await repeated.record(
            key: command.idempotencyKey, fingerprint: command.fingerprint)
        {
            let payment = try await with.writer.load(record.paymentID)
            return try CommandResult(
                payment, refund: RefundID(record.operation ?? ""), isReplay: true)
        }
        let before = try await with.writer.load(command.paymentID)
        let gateway = try with.gateway(before.provider)
        let refundID = RefundID(with.identifiers.next(prefix: "rfd_"))
        let payment = try await begin(command, before, refundID)
        return try await RefundSaga(with).send(refundID, of: payment, through: gateway)
    }

    private func begin(
        _ command: RefundCommand, _ before: Payment, _ refundID: RefundID
    ) async throws(CommandFailure) -> Payment {
        let policy = RefundPolicy()
        var payment = before
        do throws(PaymentError) {
            let captured = before.captured ?? .zero(before.amount.currency)
            let amount: Money
            if let asked = command.amount {
                amount = asked
            } else {
                amount = try policy.refundable(captured: captured, refunds: before.refunds)
            }
            try payment.startRefund(
                refundID, of: amount, reason: command.reason, key: IdempotencyKey(refundID.text),
                policy: policy, at: with.clock.now)
        } catch {
            throw .refused(error)
        }
        let record = IdempotencyRecord(
            key: command.idempotencyKey, fingerprint: command.fingerprint, paymentID: payment.id,
            operation: refundID.text)
        do throws(StoreFailure) {
            return try await with.writer.store(payment, before: before, idempotency: record)
        } catch {
            throw CommandFailure(error)
        }
    }
}

extension RefundCommand {
    var fingerprint: String {
        "refund|\(paymentID.text)|"
            + (amount.map { "\($0.minorUnits)|\($0.currency.code)" } ?? "all")
    }
}
