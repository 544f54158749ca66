import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore

extension DeskState {
    static let providerFaults = Set(GatewayFault.allCases.map(\.rawValue))
    static let webhookFaults = Set(WebhookFault.allCases.map(\.rawValue))
    /// How long the answer waits for the webhook that is to be earlier.
    static let earlyWebhookMilliseconds = 500

    /// Hands a request to an account, with the faults that strike it.
    mutating func exchange(
        _ request: RequestMessage, with name: GatewayName, isLate: Bool, at now: VirtualInstant
    ) -> DeskExchange {
        guard !faults.isEmpty else {
            let response = account(name).handle(request, at: now, suffering: nil)
            collectWebhooks(of: name, at: now)
            return DeskExchange(at: now, response: response)
        }
        let call = account(name).label(of: request)
        let planned =
            isLate
            ? nil
            : faults.strike(call, at: now, among: WireFault.names) { $0.accepts(request) }
        var exchange = DeskExchange(at: now, fault: planned?.name)
        exchange.wire = planned.flatMap { WireFault(rawValue: $0.name) }
        exchange.wireAmount = planned?.amount ?? 0
        switch exchange.wire {
        case .refused, .requestLost, .slow: return exchange
        case .responseLost, .repeated, .truncated, .dribbled, .wrongContentType, .reset, nil: break
        }
        arrive(request, call, with: name, at: now, &exchange)
        return exchange
    }

    /// Lets a request that arrived be admitted, suffer and be answered.
    private mutating func arrive(
        _ request: RequestMessage, _ call: String, with name: GatewayName, at now: VirtualInstant,
        _ exchange: inout DeskExchange
    ) {
        var misbehaviour: GatewayMisbehaviour?
        switch admission(of: request, call, at: name, now) {
        case .served(let wait):
            exchange.holdMilliseconds = wait.milliseconds
            let struck = faults.strike(call, at: now, among: Self.providerFaults) {
                $0.accepts(request)
            }
            misbehaviour = struck.flatMap { Self.misbehaviour($0) }
            exchange.fault = exchange.fault ?? struck?.name
        case .refused: misbehaviour = GatewayMisbehaviour(.rateLimited)
        case .failed: misbehaviour = GatewayMisbehaviour(.errorBeforeEffect)
        }
        exchange.response = account(name).handle(request, at: now, suffering: misbehaviour)
        if exchange.wire == .repeated {
            _ = account(name).handle(request, at: now, suffering: nil)
        }
        exchange.holdMilliseconds += misbehaviour?.answerDelay?.milliseconds ?? 0
        if collectWebhooks(of: name, at: now) {
            exchange.holdMilliseconds += Self.earlyWebhookMilliseconds
        }
    }

    /// Whether the provider can carry one more request now.
    private mutating func admission(
        of request: RequestMessage, _ call: String, at name: GatewayName, _ now: VirtualInstant
    ) -> CapacityModel.Admission {
        let limit = faults.limit(on: call, at: now) { $0.accepts(request) }
        guard let limit else { return .served(after: .zero) }
        let admission = capacity[name, default: CapacityDesk()].admit(
            under: limit.terms, id: limit.id, at: now)
        if admission != .served(after: .zero) {
            faults.felt(FaultCatalogue.capacity, id: limit.id)
        }
        return admission
    }

    private static func misbehaviour(_ fault: PlannedFault) -> GatewayMisbehaviour? {
        GatewayFault(rawValue: fault.name).map {
            GatewayMisbehaviour(
                $0, lasting: fault.amount > 0 ? .milliseconds(fault.amount) : nil)
        }
    }

    /// Takes over the events an account made; says whether one is to arrive before the answer.
    @discardableResult mutating func collectWebhooks(
        of name: GatewayName, at now: VirtualInstant
    ) -> Bool {
        let account = account(name)
        var isEarly = false
        for event in account.takeWebhooks() {
            var fault: PlannedFault?
            if !faults.isEmpty {
                fault = faults.strike(
                    name.rawValue + ".webhook", at: now, among: Self.webhookFaults)
            }
            let struck = fault.flatMap { WebhookFault(rawValue: $0.name) }
            let disguise = struck.flatMap { WebhookDisguise(rawValue: $0.rawValue) }
            let event = disguise.map { account.disguise(event, as: $0) } ?? event
            if struck == .early { isEarly = true }
            let misfortune = struck.map { ($0, fault?.amount ?? 0) }
            if event.endpoint == account.ownEndpoint {
                for url in addresses[name] ?? [] {
                    webhooks.add(event, of: name, to: url, suffering: misfortune, at: now)
                }
            } else {
                webhooks.add(event, of: name, to: nil, suffering: misfortune, at: now)
            }
        }
        return isEarly
    }
}
