import HTTPModel
import HTTPTypes
import JSONModel
import PaymentsDomain
import SimulatedHTTP

/// The people and jobs that talk to the payments API besides Orders: operators, cron, shoppers.
///
/// They remember which request they made for which label, so that a scenario can have it sent again,
/// byte for byte and with the same idempotency key.
final class Operators: @unchecked Sendable {
    static let timeoutMilliseconds = 60_000

    private let network: SimulatedNetwork
    private var requests: [RetryTarget: RequestMessage] = [:]
    private var paymentIDs: [String: String] = [:]
    private var refundIDs: [String: String] = [:]
    private var keysGiven = 0
    /// The last answer to an authorization, by order.
    private(set) var authorizeAnswers: [String: ResponseMessage] = [:]

    init(network: SimulatedNetwork) { self.network = network }

    func request(for target: RetryTarget) -> RequestMessage? { requests[target] }

    func paymentID(of label: String) -> String? { paymentIDs[label] }

    func refundID(of label: String) -> String? { refundIDs[label] }

    func learned(payment label: String, id: String) { paymentIDs[label] = id }

    func learned(refund label: String, id: String) { refundIDs[label] = id }

    /// Watches the network for authorizations, which Orders makes in its own name.
    func saw(_ exchange: SimulatedExchange) {
        guard exchange.request.head.method == .post, exchange.request.path == "/v1/payments",
            let order = (try? JSONValue.parse(exchange.request.body))?["order_id"]?.string
        else { return }
        requests[.authorize(payment: order)] = exchange.request
        guard let response = exchange.response else { return }
        if exchange.ending == .answered { authorizeAnswers[order] = response }
        guard let answer = try? JSONValue.parse(response.body) else { return }
        if let id = answer["id"]?.string ?? answer["payment_id"]?.string { paymentIDs[order] = id }
    }

    func forgetAnswer(of order: String) { authorizeAnswers[order] = nil }

    /// A request that moves money, under a key of its own, remembered for retries.
    func command(_ target: RetryTarget, path: String, body: JSONValue?) -> RequestMessage {
        keysGiven += 1
        var fields: HTTPFields = [.idempotencyKey: "operator-\(keysGiven)"]
        if body != nil { fields[.contentType] = "application/json" }
        let request = RequestMessage(
            .post, host: WorldHosts.payments, path: path, fields: fields,
            body: body?.serialized() ?? [])
        requests[target] = request
        return request
    }

    func read(_ path: String) -> RequestMessage {
        RequestMessage(.get, host: WorldHosts.payments, path: path)
    }

    func post(_ path: String, _ body: JSONValue?) -> RequestMessage {
        var fields: HTTPFields = [:]
        if body != nil { fields[.contentType] = "application/json" }
        return RequestMessage(
            .post, host: WorldHosts.payments, path: path, fields: fields,
            body: body?.serialized() ?? [])
    }

    /// Sends a request and waits; nil when no answer came.
    func send(_ request: RequestMessage, as sender: String) async -> ResponseMessage? {
        try? await network.transport(from: sender).send(
            request, timeoutMilliseconds: Self.timeoutMilliseconds)
    }
}
