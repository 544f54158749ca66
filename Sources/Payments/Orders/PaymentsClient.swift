import HTTPModel
import HTTPTypes
import JSONModel

/// Asks payments.v1 to hold money for an order: the only thing Orders ever asks it to do.
struct PaymentsClient {
    private let transport: any HTTPTransport
    private let host: String
    private let scheme: String
    private let timeoutMilliseconds: Int

    init(transport: any HTTPTransport, host: String, scheme: String, timeoutMilliseconds: Int) {
        self.transport = transport
        self.host = host
        self.scheme = scheme
        self.timeoutMilliseconds = timeoutMilliseconds
    }

    /// Sends the request once.
    ///
    /// The key is the order's own, so sending it again is the same operation.
    func authorize(_ order: Order) async -> AuthorizeAnswer {
        let fields: HTTPFields = [
            .contentType: "application/json", .idempotencyKey: "order-" + order.id,
        ]
        let request = RequestMessage(
            .post, host: host, path: "/v1/payments", scheme: scheme, fields: fields,
            body: Self.body(of: order))
        do throws(TransportFailure) {
            return AuthorizeAnswer(
                try await transport.send(request, timeoutMilliseconds: timeoutMilliseconds))
        } catch {
            switch error {
            case .notSent(let reason), .noAnswer(let reason): return .unanswered(reason)
            }
        }
    }

    private static func body(of order: Order) -> [UInt8] {
        let body: JSONValue = [
            "order_id": .string(order.id),
            "provider": .string(order.provider),
            "amount": [
                "amount_minor": JSONValue(order.amountMinor), "currency": .string(order.currency),
            ],
            "method": [
                "kind": .string(order.methodKind), "reference": .string(order.methodReference),
            ],
        ]
        return body.serialized()
    }
}
