import HTTPModel
import PaymentsDomain
import PaymentsPorts

/// The operations that move money: each needs an Idempotency-Key.
extension PaymentsAPI {
    func authorizePayment(_ request: RequestMessage) async throws(Problem) -> ResponseMessage {
        let headers = CallerHeaders(request)
        let key = try headers.requireIdempotencyKey()
        try headers.requireJSON()
        let command = try BodyReading.authorize(request.body, key: key)
        let result: CommandResult
        do throws(CommandFailure) { result = try await authorize.authorize(command) } catch {
            throw Problem(error, about: nil)
        }
        let standing = try Self.standing(of: result)
        return Answer.payment(
            result.payment, standing: standing,
            status: Self.status(standing, isReplay: result.isReplay, new: 201),
            location: "/v1/payments/" + result.payment.id.text)
    }

    func capturePayment(
        _ id: PaymentID, _ request: RequestMessage
    ) async throws(Problem) -> ResponseMessage {
        let key = try Self.key(of: request, takesBody: true)
        let command = try BodyReading.capture(request.body, of: id, key: key)
        let result: CommandResult
        do throws(CommandFailure) { result = try await capture.capture(command) } catch {
            throw Problem(error, about: id)
        }
        return try Self.paymentAnswer(result)
    }

    func cancelPayment(
        _ id: PaymentID, _ request: RequestMessage
    ) async throws(Problem) -> ResponseMessage {
        let key = try Self.key(of: request, takesBody: false)
        let command = CancelCommand(paymentID: id, idempotencyKey: key)
        let result: CommandResult
        do throws(CommandFailure) { result = try await fail.cancel(command) } catch {
            throw Problem(error, about: id)
        }
        return try Self.paymentAnswer(result)
    }

    func refundPayment(
        _ id: PaymentID, _ request: RequestMessage
    ) async throws(Problem) -> ResponseMessage {
        let key = try Self.key(of: request, takesBody: true)
        let command = try BodyReading.refund(request.body, of: id, key: key)
        let result: CommandResult
        do throws(CommandFailure) { result = try await refund.refund(command) } catch {
            throw Problem(error, about: id)
        }
        let standing = try Self.standing(of: result)
        guard let refund = result.refundID.flatMap(result.payment.refund) else {
            throw Problem(.internalError, "the refund is not on record", about: id)
        }
        return Answer.json(
            RefundRendering.body(refund, of: id, standing: standing),
            status: Self.status(standing, isReplay: result.isReplay, new: 201))
    }

    /// The key of a request whose body, if it has a meaning at all, may be left out.
    private static func key(
        of request: RequestMessage, takesBody: Bool
    ) throws(Problem) -> String {
        let headers = CallerHeaders(request)
        let key = try headers.requireIdempotencyKey()
        guard !request.body.isEmpty else { return key }
        guard takesBody else { throw .malformed("the request has a body; expected none") }
        try headers.requireJSON()
        return key
    }

    private static func paymentAnswer(_ result: CommandResult) throws(Problem) -> ResponseMessage {
        let standing = try standing(of: result)
        return Answer.payment(
            result.payment, standing: standing,
            status: status(standing, isReplay: result.isReplay, new: 200))
    }

    private static func status(_ standing: OpenStanding, isReplay: Bool, new: Int) -> Int {
        switch standing {
        case .done: isReplay ? 200 : new
        case .underWay, .inDoubt: 202
        }
    }

    /// The standing of an operation that went on or succeeded; one that did not is a problem.
    private static func standing(of result: CommandResult) throws(Problem) -> OpenStanding {
        let id = result.payment.id
        switch result.standing {
        case .done: return .done
        case .underWay: return .underWay
        case .inDoubt: return .inDoubt
        case .declined(let code):
            throw Problem(.paymentDeclined, "the provider declined it" + named(code), about: id)
        case .rejected(let code):
            throw Problem(
                .providerRejected, "the provider refused the request" + named(code), about: id)
        case .notSent:
            throw Problem(
                .gatewayUnavailable, "the request to the provider never left; no money moved",
                about: id)
        }
    }

    private static func named(_ code: String?) -> String { code.map { ": \($0)" } ?? "" }
}
