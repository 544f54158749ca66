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
        _ request: RequestMessage, with name: GatewayName, passing passage: RequestPassage,
        at now: VirtualInstant
    ) -> DeskExchange {
        guard !faults.isEmpty else {
            let response = account(name).handle(request, at: now, suffering: nil)
            collectWebhooks(of: name, at: now)
            return DeskExchange(at: now, response: response)
        }
        let call = account(name).label(of: request)
        var exchange = DeskExchange(at: now)
        switch passage {
        case .arriving:
            let planned = faults.strike(call, at: now, among: WireFault.names) {
                $0.accepts(request)
            }
            exchange.wire = planned.flatMap { WireFault(rawValue: $0.name) }
            exchange.wireAmount = planned?.amount ?? 0
            exchange.fault = planned?.name
        case .late: break
        case .admitted(let wire):
            exchange.wire = wire
            exchange.fault = wire?.rawValue
            serve(request, call, with: name, at: now, &exchange)
            return exchange
        }
        switch exchange.wire {
        case .refused, .requestLost: break
        case .slow:
            let delay = WireFault.slow.requestDelay(amount: exchange.wireAmount)
            exchange.postponed = (delay, .late)
        case .responseLost, .repeated, .truncated, .dribbled, .wrongContentType, .reset, nil:
            arrive(request, call, with: name, at: now, &exchange)
        }
        return exchange
    }

    /// Lets a request that arrived in, makes it wait for its turn, or turns it away.
    private mutating func arrive(
        _ request: RequestMessage, _ call: String, with name: GatewayName, at now: VirtualInstant,
        _ exchange: inout DeskExchange
    ) {
        let admission = admission(of: request, call, at: name, now)
        if admission != .served(after: .zero) {
            exchange.fault = exchange.fault ?? FaultCatalogue.capacity
        }
        switch admission {
        case .served(let wait) where wait > .zero:
            exchange.postponed = (wait.milliseconds, .admitted(exchange.wire))
        case .served: serve(request, call, with: name, at: now, &exchange)
        case .refused:
            answer(request, with: name, suffering: .init(.rateLimited), at: now, &exchange)
        case .failed:
            answer(request, with: name, suffering: .init(.errorBeforeEffect), at: now, &exchange)
        }
    }

    /// Carries out a request whose turn it is, with the provider's fault that strikes it.
    private mutating func serve(
        _ request: RequestMessage, _ call: String, with name: GatewayName, at now: VirtualInstant,
        _ exchange: inout DeskExchange
    ) {
        let struck = faults.strike(call, at: now, among: Self.providerFaults) {
            $0.accepts(request)
        }
        exchange.fault = exchange.fault ?? struck?.name
        answer(
            request, with: name, suffering: struck.flatMap { Self.misbehaviour($0) }, at: now,
            &exchange)
    }

    private mutating func answer(
        _ request: RequestMessage, with name: GatewayName,
        suffering misbehaviour: GatewayMisbehaviour?, at now: VirtualInstant,
        _ exchange: inout DeskExchange
    ) {
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
