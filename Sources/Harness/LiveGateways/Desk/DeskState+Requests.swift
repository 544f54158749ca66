import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore

extension DeskState {
    static let providerFaults = Set(GatewayFault.allCases.map(\.rawValue))
    static let webhookFaults = Set(WebhookFault.allCases.map(\.rawValue))
    /// How late the answer is that a fault holds back, when nobody says.
    static let usualHoldMilliseconds = 10_000
    /// How long the answer waits for the webhook that is to be earlier.
    static let earlyWebhookMilliseconds = 500

    /// Hands a request to an account, with the faults that strike it.
    mutating func exchange(
        _ request: RequestMessage, with name: GatewayName, isLate: Bool, at now: VirtualInstant
    ) -> DeskExchange {
        let account = account(name)
        guard !faults.isEmpty else {
            let response = account.handle(request, at: now, suffering: nil)
            let isEarly = collectWebhooks(of: name, at: now)
            return DeskExchange(
                at: now, response: response, wire: nil, wireAmount: 0, fault: nil,
                holdMilliseconds: isEarly ? Self.earlyWebhookMilliseconds : 0)
        }
        let call = account.label(of: request)
        let isMeant = { (only: CallFilter) in
            only.accepts(
                method: request.head.method.rawValue, path: request.path,
                key: request.idempotencyKey, mentions: request.mentions)
        }
        let planned =
            isLate
            ? nil : faults.strike(call, at: now, among: WireFault.names, ifMeant: isMeant)
        let wire = planned.flatMap { WireFault(rawValue: $0.name) }
        if wire == .refused || wire == .requestLost || wire == .slow {
            return DeskExchange(
                at: now, response: nil, wire: wire, wireAmount: planned?.amount ?? 0,
                fault: planned?.name, holdMilliseconds: 0)
        }
        let struck = faults.strike(
            call, at: now, among: Self.providerFaults, ifMeant: isMeant)
        let misbehaviour = struck.flatMap { Self.misbehaviour($0) }
        let response = account.handle(request, at: now, suffering: misbehaviour)
        if wire == .repeated { _ = account.handle(request, at: now, suffering: nil) }
        let isEarly = collectWebhooks(of: name, at: now)
        var hold = isEarly ? Self.earlyWebhookMilliseconds : 0
        if misbehaviour?.fault == .slowAnswer {
            hold = misbehaviour?.duration?.milliseconds ?? Self.usualHoldMilliseconds
        }
        return DeskExchange(
            at: now, response: response, wire: wire, wireAmount: planned?.amount ?? 0,
            fault: planned?.name ?? struck?.name, holdMilliseconds: hold)
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
