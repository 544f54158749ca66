import HTTPModel
import Orders
import SimulatedHTTP
import SimulationCore

/// The payments API behind its load balancer: any node that is up may get a request.
final class PaymentsEndpoint: SimulatedEndpoint, @unchecked Sendable {
    private let executor: DeterministicExecutor
    private let choices: ChoiceStream
    var nodes: [PaymentsNode] = []

    init(executor: DeterministicExecutor, choices: ChoiceStream) {
        self.executor = executor
        self.choices = choices
    }

    var isUp: Bool { nodes.contains { $0.isUp } }

    func label(of request: RequestMessage) -> String {
        switch request.path {
        case "/v1/webhooks/stripe": "stripe.webhook"
        case "/v1/webhooks/razorpay": "razorpay.webhook"
        default: "payments.api"
        }
    }

    func receive(
        _ request: RequestMessage, label: String,
        reply: @escaping @Sendable (ResponseMessage?) -> Void
    ) {
        let up = nodes.filter(\.isUp)
        guard !up.isEmpty else { return reply(nil) }
        let node = up[choices.choose(up.count)]
        executor.start { reply(await node.handle(request)) }
    }
}

/// Orders' subscription to payment events.
final class OrdersEndpoint: SimulatedEndpoint, @unchecked Sendable {
    private let executor: DeterministicExecutor
    private let history: History
    private let orders: OrdersService

    init(_ orders: OrdersService, executor: DeterministicExecutor, history: History) {
        self.orders = orders
        self.executor = executor
        self.history = history
    }

    var isUp: Bool { true }

    func label(of request: RequestMessage) -> String { "orders.events" }

    func receive(
        _ request: RequestMessage, label: String,
        reply: @escaping @Sendable (ResponseMessage?) -> Void
    ) {
        history.received(event: request.body)
        let orders = orders
        executor.start { reply(await orders.handle(request)) }
    }
}
