import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import OpenAPI
import PaymentsMessaging
import PaymentsPorts
import SimulationCore

/// A fresh world in which a stage is set and then one request is sent.
///
/// Every case has a world of its own: nothing that an earlier case did can show in a later one, so
/// a finding needs no more than its own few requests to be seen again.
final class DriveWorld {
    /// One exchange with the payments API.
    struct Exchange {
        let operation: Operation
        let request: RequestMessage
        let response: ResponseMessage?
    }

    static let patience = VirtualDuration.minutes(5)

    private let world: World
    private let operations: [String: Operation]
    private(set) var seen = SeenValues()
    private(set) var setting: [Exchange] = []
    private var redirectURL: String?
    private var sent = 0

    /// - Throws: `StoreFailure` when the world's store cannot be made.
    init(_ settings: WorldSettings, operations: [String: Operation]) throws(StoreFailure) {
        world = try World(settings, given: Given())
        self.operations = operations
    }

    /// Plays the steps that lead to a stage.
    func set(_ stage: Stage) {
        for step in stage.steps {
            switch step {
            case .fault(let fault): world.faults.add(fault)
            case .approve: approve()
            case .ask(let name, let body, let key):
                guard let operation = operations[name] else { continue }
                ask(operation, body, key: key)
            }
            world.executor.run(until: world.executor.now + World.settling)
        }
    }

    private func ask(_ operation: Operation, _ body: JSONValue?, key: String?) {
        sent += 1
        var draft = RequestDraft(operation)
        draft.values = operation.parameters.map { parameter in
            parameter.name == "Idempotency-Key"
                ? (parameter, .given(.string(key ?? "stage-\(sent)")))
                : (parameter, .seen(otherwise: "unknown"))
        }
        if let body {
            draft.body = .json(body)
            draft.contentType = "application/json"
        }
        guard let request = draft.request(to: WorldHosts.payments, seen: seen) else { return }
        let response = exchange(request)
        seen.learn(from: request.body, of: operation)
        if let response {
            seen.learn(from: response.body, of: operation)
            let answer = try? JSONValue.parse(response.body)
            redirectURL = answer?["next_action"]?["redirect_url"]?.string ?? redirectURL
        }
        setting.append(Exchange(operation: operation, request: request, response: response))
    }

    private func approve() {
        guard let redirectURL, let target = EventSubscriber(url: redirectURL) else { return }
        _ = exchange(
            RequestMessage(
                .post, host: target.host, path: target.path,
                fields: [.contentType: FormEncoding.contentType],
                body: Array("outcome=\(ChallengeOutcome.approve.rawValue)".utf8)))
    }

    /// Sends a request of a case, signed where the operation takes a provider's message.
    func send(_ draft: RequestDraft, isSigned: Bool) -> Exchange? {
        guard var request = draft.request(to: WorldHosts.payments, seen: seen) else { return nil }
        if isSigned { sign(&request, for: draft.operation) }
        return Exchange(
            operation: draft.operation, request: request, response: exchange(request))
    }

    /// Puts the provider's own headers on what is said to be a provider's message.
    private func sign(_ request: inout RequestMessage, for operation: Operation) {
        guard let provider = operation.webhookProvider,
            let simulator = world.providers.map(\.simulator).first(where: { $0.name == provider })
        else { return }
        let event = WebhookEvent(
            id: "evt_drive", type: "drive", createdAt: world.executor.now, body: request.body)
        let signed = simulator.delivery(of: event, at: world.executor.now, with: .current)
        for field in signed.head.headerFields where field.name != .contentType {
            request.head.headerFields[field.name] = field.value
        }
    }

    private func exchange(_ request: RequestMessage) -> ResponseMessage? {
        let box = ResponseBox()
        let operators = world.operators
        world.executor.start {
            box.response = await operators.send(request, as: "drive")
            box.isDone = true
        }
        _ = world.executor.run(until: world.executor.now + Self.patience) { box.isDone }
        return box.response
    }

    /// Lets webhooks and events arrive, and hands out every exchange the payments API had.
    func settle() -> [(request: RequestMessage, response: ResponseMessage)] {
        world.executor.run(until: world.executor.now + World.settling)
        return world.history.takeFresh().answers
    }
}

/// Where a task leaves its answer; used on the world's thread.
private final class ResponseBox: @unchecked Sendable {
    var response: ResponseMessage?
    var isDone = false
}

extension Operation {
    /// The provider whose messages the operation takes, when it takes any.
    var webhookProvider: String? {
        guard template.contains("/webhooks/") else { return nil }
        return template.split(separator: "/").last.map(String.init)
    }
}
