import GatewaySimulators
import JSONModel
import PaymentsDomain
import SimulationCore

extension ScenarioWriter {
    typealias Member = (name: String, value: String)

    mutating func write(_ step: Step, indent: Int) {
        switch step.act {
        case .together(let steps):
            line(indent, "- together:")
            for step in steps { write(step, indent: indent + 4) }
        case .expect(let expectations):
            line(indent, expectations.isEmpty ? "- expect: []" : "- expect:")
            for expectation in expectations { write(expectation, indent: indent + 4) }
        case .authorize, .challenge, .capture, .cancel, .refund, .retry, .reconcile,
            .reconcileAll, .read, .replayWebhook, .forgeWebhook, .wait, .crash, .restart, .fault,
            .heal, .decide, .request:
            var members = Self.members(of: step.act)
            if let answer = step.answer { members.append(("answer", Self.text(of: answer))) }
            item(members, indent: indent)
        }
    }

    private static func members(of act: Act) -> [Member] {
        switch act {
        case .authorize(let authorize): members(of: authorize)
        case .challenge(let payment, let outcome):
            [("challenge", label(payment)), ("outcome", outcome.rawValue)]
        case .capture(let payment, let amount):
            [("capture", label(payment))] + optional("amount", amount?.description)
        case .cancel(let payment): [("cancel", label(payment))]
        case .refund(let refund, let payment, let amount):
            [("refund", label(refund)), ("of", label(payment))]
                + optional("amount", amount?.description)
        case .retry(let target): [("retry", text(of: target))]
        case .reconcile(let payment): [("reconcile", label(payment))]
        case .reconcileAll(let provider): [("reconcile-all", provider)]
        case .read(let payment): [("read", label(payment))]
        case .replayWebhook(let payment): [("replay-webhook", label(payment))]
        case .forgeWebhook(let payment): [("forge-webhook", label(payment))]
        case .wait(let duration): [("wait", duration.description)]
        case .crash(let node): [("crash", "node \(node)")]
        case .restart(let node): [("restart", "node \(node)")]
        case .fault(let rule): members(of: rule)
        case .heal: [("heal", ScenarioWords.everything)]
        case .decide(let decision):
            [("decide", decision.choice)] + optional("on", decision.subject.map(label))
                + optional("at", decision.provider)
        case .request(let request): members(of: request)
        case .together, .expect: []
        }
    }

    /// What must be answered comes last but for the status, which every step has at its end.
    private static func members(of request: ProviderRequest) -> [Member] {
        [
            ("request", label(request.name)),
            ("send", YAMLText.scalar("\(request.method) \(request.path)")),
        ]
            + optional("at", request.provider)
            + optional("key", request.key.map(YAMLText.scalar))
            + optional("body", request.body.map(YAMLText.flow))
            + optional("file", request.file.map(YAMLText.scalar))
            + optional("version", request.version)
            + optional("suffering", request.fault?.rawValue)
            + optional("where", request.members.isEmpty ? nil : YAMLText.flow(request.demands))
    }

    private static func members(of authorize: Authorize) -> [Member] {
        [("authorize", label(authorize.payment)), ("amount", authorize.amount.description)]
            + optional(
                "method",
                authorize.method.map { YAMLText.scalar("\($0.kind.rawValue) \($0.reference)") })
            + optional("provider", authorize.provider)
    }

    private static func text(of target: RetryTarget) -> String {
        switch target {
        case .authorize(let payment): "authorize \(payment)"
        case .capture(let payment): "capture \(payment)"
        case .cancel(let payment): "cancel \(payment)"
        case .refund(let refund): "refund \(refund)"
        }
    }

    private static func text(of answer: ExpectedAnswer) -> String {
        answer.code.map { "\(answer.status) \($0)" } ?? String(answer.status)
    }

    static func label(_ label: String) -> String { YAMLText.scalar(label) }

    static func optional(_ name: String, _ value: String?) -> [Member] {
        value.map { [(name, $0)] } ?? []
    }
}

extension ProviderRequest {
    /// What the answer must say, as a mapping of places to values.
    fileprivate var demands: JSONObject {
        JSONObject(members.map { .init(name: $0.pointer.description, value: $0.value) })
    }
}
