import PaymentsDomain
import PaymentsPorts

/// Recognises a request that was made before under the same idempotency key.
struct RepeatedRequest: Sendable {
    let repository: any PaymentRepository

    /// The record of the earlier request, or nil when the key is new.
    ///
    /// - Throws: `keyReused` when the earlier request asked for something else.
    func record(
        key: String, fingerprint: String
    ) async throws(CommandFailure) -> IdempotencyRecord? {
        let record: IdempotencyRecord?
        do throws(StoreFailure) { record = try await repository.idempotencyRecord(key) } catch {
            throw CommandFailure(error)
        }
        guard let record else { return nil }
        guard record.fingerprint == fingerprint else { throw .keyReused }
        return record
    }
}

extension CommandResult {
    /// The result of an attempt as it stands now.
    init(
        _ payment: Payment, attempt id: AttemptID, isReplay: Bool
    ) throws(CommandFailure) {
        guard let attempt = payment.attempts.first(where: { $0.id == id }) else { throw .conflict }
        let standing: Standing
        switch attempt.outcome {
        case .started:
            if isReplay { throw .keyInUse }
            standing = .inDoubt
        case .awaitingCustomer: standing = .underWay
        case .succeeded: standing = .done
        case .declined(let code): standing = .declined(code: code)
        case .rejected(let code): standing = .rejected(code: code)
        case .notSent: standing = .notSent
        case .unknown: standing = .inDoubt
        }
        self.init(payment: payment, standing: standing, isReplay: isReplay)
    }

    /// The result of a refund as it stands now.
    init(_ payment: Payment, refund id: RefundID, isReplay: Bool) throws(CommandFailure) {
        guard let refund = payment.refund(id) else { throw .conflict }
        let standing: Standing
        switch refund.status {
        case .requested:
            if isReplay { throw .keyInUse }
            standing = .inDoubt
        case .pending: standing = .underWay
        case .unknown: standing = .inDoubt
        case .succeeded: standing = .done
        case .failed where refund.failureCode == FailureReason.Kind.notSent.rawValue:
            standing = .notSent
        case .failed: standing = .rejected(code: refund.failureCode)
        }
        self.init(payment: payment, standing: standing, refundID: id, isReplay: isReplay)
    }
}
