import PaymentsDomain
import PaymentsPorts

/// Puts a payment on record, then asks the provider to hold the money.
package struct AuthorizePayment: AuthorizePaymentUseCase {
    private let with: Collaborators

    package init(_ collaborators: Collaborators) { with = collaborators }

    package func authorize(
        _ command: AuthorizeCommand
    ) async throws(CommandFailure) -> CommandResult {
        let gateway = try with.gateway(command.provider)
        guard gateway.traits.methods.contains(command.method.kind) else {
            throw .methodNotSupported(command.method.kind, command.provider)
        }
        let repeated = RepeatedRequest(repository: with.repository)
        if let record = try await repeated.record(
            key: command.idempotencyKey, fingerprint: command.fingerprint)
        {
            let payment = try await with.writer.load(record.paymentID)
            guard let attempt = payment.lastAttempt(.authorization) else { throw .conflict }
            return try CommandResult(payment, attempt: attempt.id, isReplay: true)
        }
        let payment = try await begin(command)
        return try await AuthorizationSaga(with).send(payment, through: gateway)
    }

    private func begin(_ command: AuthorizeCommand) async throws(CommandFailure) -> Payment {
        let attempt = with.identifiers.next(prefix: "att_")
        let payment: Payment
        do throws(PaymentError) {
            payment = try Payment.create(
                id: PaymentID(with.identifiers.next(prefix: "pay_")), orderID: command.orderID,
                provider: command.provider, method: command.method, amount: command.amount,
                attempt: AttemptID(attempt), key: IdempotencyKey(attempt), at: with.clock.now)
        } catch {
            throw .refused(error)
        }
        let record = IdempotencyRecord(
            key: command.idempotencyKey, fingerprint: command.fingerprint, paymentID: payment.id,
            operation: nil)
        do throws(StoreFailure) {
            return try await with.writer.store(payment, before: nil, idempotency: record)
        } catch {
            throw CommandFailure(error)
        }
    }
}

extension AuthorizeCommand {
    var fingerprint: String {
        "authorize|\(orderID.text)|\(provider.text)|\(amount.minorUnits)|\(amount.currency.code)"
            + "|\(method.kind.rawValue)|\(method.reference)"
    }
}
