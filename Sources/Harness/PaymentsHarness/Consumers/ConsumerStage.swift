import Findings
import HTTPModel
import HTTPTypes
import JSONModel
import PaymentsPorts
import SimulatedHTTP
import SimulationCore

/// A world in the state an interaction asks for, and what can be done and seen in it.
struct ConsumerStage {
    /// An event as its subscriber received it.
    struct Delivery {
        let body: [UInt8]
        let contentType: String?
        let type: String
    }

    private let world: World
    private let player: Player
    private let subjects: [ProviderStates.Subject]

    init(
        _ scenario: Scenario, _ subjects: [ProviderStates.Subject], in settings: WorldSettings
    ) throws(StoreFailure) {
        world = try World(settings, given: scenario.given)
        player = Player(scenario, in: world)
        self.subjects = subjects
        player.playSteps()
    }

    /// Why the state was not reached, or nil: a step that could not be played, or a broken rule.
    var problem: String? {
        for (_, entry) in world.history.trace.entries {
            if case .skipped(_, let reason) = entry { return reason }
        }
        return player.findings.first { $0.severity == .error }.map { "\($0.rule): \($0.message)" }
    }

    /// What the state decided, for `${names}` in requests.
    var values: [String: String] {
        var values: [String: String] = [:]
        for subject in subjects {
            values["order_id"] = subject.order
            values["payment_id"] = world.operators.paymentID(of: subject.order)
            values["refund_id"] = world.operators.refundID(of: "refund-1")
        }
        return values
    }

    /// Sends a request to the real API and waits; nil when no answer came.
    func ask(_ request: RequestMessage, as sender: String) -> ResponseMessage? {
        let box = AnswerBox()
        let operators = world.operators
        world.executor.start {
            box.answer = await operators.send(request, as: sender)
            box.isFull = true
        }
        _ = world.executor.run(until: world.executor.now + Player.patience) { box.isFull }
        world.executor.run(until: world.executor.now + World.settling)
        _ = world.judge(step: player.steps)
        return box.answer
    }

    /// The events published so far, oldest first.
    var deliveries: [Delivery] {
        world.history.trace.entries.compactMap { _, entry in
            guard case .exchange(let exchange) = entry, exchange.label == "orders.events" else {
                return nil
            }
            let body = exchange.request.body
            return Delivery(
                body: body, contentType: exchange.request[.contentType],
                type: (try? JSONValue.parse(body))?["type"]?.string ?? "")
        }
    }

    /// Requests Orders sent to the payments API, oldest first.
    var requestsOfOrders: [RequestMessage] {
        world.history.trace.entries.compactMap { _, entry in
            guard case .exchange(let exchange) = entry, exchange.sender == "orders" else {
                return nil
            }
            return exchange.request
        }
    }
}

/// Where a task leaves its answer; written and read on the world's thread.
private final class AnswerBox: @unchecked Sendable {
    var answer: ResponseMessage?
    var isFull = false
}
