import GatewaySimulators
import HTTPModel
import SimulatedHTTP
import SimulationCore

/// Carries webhooks from the simulated providers to the payments system, late, twice or never.
///
/// A provider delivers at least once, in no promised order, and tries again on its own schedule until
/// it hears a 2xx; the planned webhook faults strike the first try of an event.
final class WebhookCourier: @unchecked Sendable {
    static let faultNames: Set<String> = [
        "webhook-delayed", "webhook-duplicated", "webhook-dropped", "webhook-early",
        "webhook-old-secret",
    ]
    /// How long after the event the first try leaves, in milliseconds.
    static let usualDelayMilliseconds = 300
    static let defaultLatenessMilliseconds = 120_000
    static let timeoutMilliseconds = 10_000

    private let executor: DeterministicExecutor
    private let network: SimulatedNetwork
    private let faults: FaultPlan
    private let history: History
    /// Every event taken over so far, with its provider: what can be replayed or forged.
    private(set) var events: [(simulator: any GatewaySimulator, event: WebhookEvent)] = []
    /// Tries under way or still to come.
    private(set) var underWay = 0

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
        let call = simulator.name + ".webhook"
        var delay = VirtualDuration.milliseconds(Self.usualDelayMilliseconds)
        var secret = WebhookSecretChoice.current
        if let fault = faults.strike(call, at: executor.now, among: Self.faultNames) {
            history.note(.fault(fault.name, call: call))
            switch fault.name {
            case "webhook-dropped": return
            case "webhook-early": delay = .zero
            case "webhook-old-secret": secret = .previous
            case "webhook-delayed":
                delay = .milliseconds(
                    fault.amount > 0 ? fault.amount : Self.defaultLatenessMilliseconds)
            default: plan(event, from: simulator, after: delay + .seconds(1), with: secret)
            }
        }
        plan(event, from: simulator, after: delay, with: secret)
    }

    /// Sends an event once more, or a forgery of it, outside the provider's own schedule.
    func send(
        _ event: WebhookEvent, from simulator: any GatewaySimulator,
        with secret: WebhookSecretChoice
    ) {
        plan(event, from: simulator, after: .zero, with: secret, retries: false)
    }

    private func plan(
        _ event: WebhookEvent, from simulator: any GatewaySimulator,
        after delay: VirtualDuration, with secret: WebhookSecretChoice, number: Int = 1,
        retries: Bool = true
    ) {
        underWay += 1
        executor.at(executor.now + delay) { [self] in
            executor.start { [self] in
                let isDelivered = await deliver(event, from: simulator, with: secret)
                underWay -= 1
                guard !isDelivered, retries,
                    let wait = simulator.retryDelay(afterTry: number)
                else { return }
                plan(event, from: simulator, after: wait, with: secret, number: number + 1)
            }
        }
    }

    private func deliver(
        _ event: WebhookEvent, from simulator: any GatewaySimulator,
        with secret: WebhookSecretChoice
    ) async -> Bool {
        history.sentWebhook(event.id, by: simulator.name)
        let request = simulator.delivery(of: event, at: executor.now, with: secret)
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
