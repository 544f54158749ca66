import GatewaySimulators
import HTTPModel
import SimulatedHTTP
import SimulationCore

/// Carries webhooks from the simulated providers to the payments system, late, twice or never.
///
/// A provider delivers at least once, in no promised order, and tries again on its own schedule until
/// it hears a 2xx; the planned webhook faults strike the first try of an event.
final class WebhookCourier: @unchecked Sendable {
    static let faultNames = Set(WebhookFault.allCases.map(\.rawValue))
    /// How long after the event the first try leaves, in milliseconds.
    static let usualDelayMilliseconds = 300
    static let defaultLatenessMilliseconds = 120_000
    /// How long an event that is to come after the next one waits for it, in milliseconds.
    static let longestHoldMilliseconds = 600_000
    static let timeoutMilliseconds = 10_000

    private let executor: DeterministicExecutor
    private let network: SimulatedNetwork
    private let faults: FaultPlan
    private let history: History
    /// Every event taken over so far, with its provider: what can be replayed or forged.
    private(set) var events: [(simulator: any GatewaySimulator, event: WebhookEvent)] = []
    /// Tries under way or still to come.
    private(set) var underWay = 0
    /// Events that wait to be overtaken, by provider.
    private var held: [String: [Errand]] = [:]

    init(
        executor: DeterministicExecutor, network: SimulatedNetwork, faults: FaultPlan,
        history: History
    ) {
        self.executor = executor
        self.network = network
        self.faults = faults
        self.history = history
    }

    func take(_ event: WebhookEvent, from simulator: any GatewaySimulator) {
        events.append((simulator, event))
        guard Self.isSubscribed(event.type) else { return }
        let overtaken = held.removeValue(forKey: simulator.name) ?? []
        let call = simulator.name + ".webhook"
        var errand = Errand(event: event, simulator: simulator)
        var delay = VirtualDuration.milliseconds(Self.usualDelayMilliseconds)
        if let planned = faults.strike(call, at: executor.now, among: Self.faultNames),
            let fault = WebhookFault(rawValue: planned.name)
        {
            history.note(.fault(planned.name, call: call))
            switch fault {
            case .dropped: return release(overtaken, after: delay)
            case .early: delay = .zero
            case .oldSecret: errand.secret = .previous
            case .delayed:
                delay = .milliseconds(
                    planned.amount > 0 ? planned.amount : Self.defaultLatenessMilliseconds)
            case .duplicated: plan(errand, after: delay + .seconds(1))
            case .reordered:
                hold(errand)
                return release(overtaken, after: delay)
            case .oldVersion: errand.event = simulator.disguise(event, as: .oldVersion)
            case .otherMode: errand.event = simulator.disguise(event, as: .otherMode)
            }
        }
        plan(errand, after: delay)
        release(overtaken, after: delay + .seconds(1))
    }

    /// Sends an event once more, or a forgery of it, outside the provider's own schedule.
    func send(
        _ event: WebhookEvent, from simulator: any GatewaySimulator,
        with secret: WebhookSecretChoice
    ) {
        plan(
            Errand(event: event, simulator: simulator, secret: secret, retries: false),
            after: .zero)
    }

    /// Keeps an event back until the next one of its provider has gone, but not for ever.
    private func hold(_ errand: Errand) {
        held[errand.simulator.name, default: []].append(errand)
        underWay += 1
        executor.at(executor.now + .milliseconds(Self.longestHoldMilliseconds)) { [self] in
            underWay -= 1
            let name = errand.simulator.name
            guard let place = held[name]?.firstIndex(where: { $0.event.id == errand.event.id })
            else { return }
            held[name]?.remove(at: place)
            plan(errand, after: .zero)
        }
    }

    private func release(_ overtaken: [Errand], after delay: VirtualDuration) {
        for errand in overtaken { plan(errand, after: delay) }
    }

    private func plan(_ errand: Errand, after delay: VirtualDuration, number: Int = 1) {
        underWay += 1
        executor.at(executor.now + delay) { [self] in
            executor.start { [self] in
                let isDelivered = await deliver(errand)
                underWay -= 1
                let simulator = errand.simulator
                if errand.retries {
                    simulator.noteDelivery(
                        of: errand.event, succeeded: isDelivered, at: executor.now)
                }
                guard !isDelivered, errand.retries,
                    let wait = simulator.retryDelay(afterTry: number)
                else { return }
                plan(errand, after: wait, number: number + 1)
            }
        }
    }

    private func deliver(_ errand: Errand) async -> Bool {
        let simulator = errand.simulator
        history.sentWebhook(errand.event.id, by: simulator.name)
        let request = simulator.delivery(of: errand.event, at: executor.now, with: errand.secret)
        let answer = try? await network.transport(from: simulator.name).send(
            request, timeoutMilliseconds: Self.timeoutMilliseconds)
        return answer.map { (200..<300).contains($0.status) } ?? false
    }

    /// The event types the merchant's endpoints are subscribed to.
    private static func isSubscribed(_ type: String) -> Bool { subscriptions.contains(type) }

    private static let subscriptions: Set<String> = [
        "payment_intent.amount_capturable_updated", "payment_intent.succeeded",
        "payment_intent.canceled", "payment_intent.payment_failed",
        "payment_intent.requires_action", "refund.created", "refund.updated", "refund.failed",
        "payment.authorized", "payment.captured", "payment.failed", "order.paid",
        "refund.processed",
    ]
}

/// One event on its way, however many tries it takes.
private struct Errand: Sendable {
    var event: WebhookEvent
    let simulator: any GatewaySimulator
    var secret = WebhookSecretChoice.current
    /// Whether the provider tries again until it hears a 2xx.
    var retries = true
}
