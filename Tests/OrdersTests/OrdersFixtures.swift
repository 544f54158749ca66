import HTTPModel
import HTTPTypes
import JSONModel
import Synchronization

@testable import Orders

/// Answers one request after the other as the test says, and remembers them.
final class ScriptedPayments: HTTPTransport {
    private let state: Mutex<(requests: [RequestMessage], answers: [Answer])>

    typealias Answer = Result<ResponseMessage, TransportFailure>

    init(_ answers: Answer...) { state = Mutex(([], answers)) }

    init(_ answers: [Answer]) { state = Mutex(([], answers)) }

    var requests: [RequestMessage] { state.withLock { $0.requests } }

    func send(
        _ request: RequestMessage, timeoutMilliseconds: Int
    ) async throws(TransportFailure) -> ResponseMessage {
        let answer = state.withLock { state -> Answer in
            state.requests.append(request)
            return state.answers.isEmpty
                ? .failure(.noAnswer("the script has ended")) : state.answers.removeFirst()
        }
        return try answer.get()
    }

    static func answer(_ status: Int, _ body: JSONValue) -> Answer {
        .success(ResponseMessage(status: status, body: body.serialized()))
    }

    static func payment(_ id: String = "pay_1", status: Int = 201, url: String? = nil) -> Answer {
        let action: JSONValue = url.map { ["redirect_url": .string($0)] } ?? .null
        return answer(status, ["id": .string(id), "next_action": action])
    }

    static func problem(_ status: Int, _ code: String, paymentID: String? = nil) -> Answer {
        var body: JSONObject = JSONObject()
        body.append("code", .string(code))
        if let paymentID { body.append("payment_id", .string(paymentID)) }
        return answer(status, .object(body))
    }
}

extension Order {
    /// An order of USD 10.50 by card at Stripe.
    static func cup(_ id: String = "41", amountMinor: Int = 1050) -> Order {
        Order(
            id: id, amountMinor: amountMinor, currency: "USD", provider: "stripe",
            methodKind: "card", methodReference: "pm_card_visa")
    }
}

extension OrdersService {
    convenience init(_ transport: ScriptedPayments) {
        self.init(transport: transport, paymentsHost: "payments.test")
    }

    /// Delivers an event and returns the status of the answer.
    @discardableResult
    func deliver(
        _ type: String, id: String, sequence: Int, payment: String = "pay_1", order: String = "41"
    ) async -> Int {
        await deliver(body: [
            "specversion": "1.0", "id": .string(id), "source": "/payments",
            "type": .string("payments.payment_\(type).v1"), "subject": .string(payment),
            "time": "2026-01-05T09:00:00.000Z", "datacontenttype": "application/json",
            "data": [
                "payment_id": .string(payment), "order_id": .string(order),
                "provider": "stripe", "transaction_id": "pi_1", "sequence": JSONValue(sequence),
            ],
        ])
    }

    func deliver(body: JSONValue) async -> Int {
        await handle(
            RequestMessage(.post, host: "orders.test", path: "/events", body: body.serialized())
        ).status
    }
}
