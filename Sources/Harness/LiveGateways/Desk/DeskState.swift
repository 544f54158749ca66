import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore

/// Everything a server knows: both accounts, the clock, the faults to come, the deliveries.
///
/// It changes through ``apply(_:at:)`` alone, which is a function of what it knows and the input.
struct DeskState {
    let settings: DeskSettings
    var clock: DeskClock
    var stripe: any GatewaySimulator
    var razorpay: any GatewaySimulator
    var faults: FaultPlan
    /// The rules of the faults that stand, as they were given.
    var rules: [String: JSONValue] = [:]
    var webhooks = WebhookQueue()
    var addresses: [GatewayName: [WebhookURL]] = [:]
    var capacity: [GatewayName: CapacityDesk] = [:]
    var snapshots: [DeskSnapshot] = []
    /// Grows with every input.
    var revision = 0

    init(settings: DeskSettings, start: VirtualInstant) {
        self.settings = settings
        clock = DeskClock(mode: settings.clock, start: start)
        stripe = settings.account(.stripe)
        razorpay = settings.account(.razorpay)
        faults = FaultPlan(seed: settings.seed)
    }

    func account(_ name: GatewayName) -> any GatewaySimulator {
        switch name {
        case .stripe: stripe
        case .razorpay: razorpay
        }
    }

    /// Where a delivery goes; nil when its endpoint is gone or disabled.
    func address(of delivery: WebhookDelivery) -> String? {
        if let url = delivery.url { return url.description }
        let account = account(delivery.gateway)
        guard account.isWanted(delivery.event) else { return nil }
        let request = account.delivery(of: delivery.event, at: clock.latest, with: .current)
        return (request.head.scheme ?? "https") + "://" + request.host + (request.head.path ?? "/")
    }

    /// When something happens by itself next, or nil.
    var nextDeadline: VirtualInstant? {
        [stripe.nextDeadline, razorpay.nextDeadline].compactMap { $0 }.min()
    }

    /// Carries out an input that came at a moment; throws when the accounts refuse it, and then
    /// nothing has changed.
    mutating func apply(
        _ input: DeskInput, at now: VirtualInstant
    ) throws(GatewayRefusal) -> DeskOutcome {
        let outcome = try perform(input, at: now)
        clock.reach(now)
        revision += 1
        return outcome
    }

    /// Carries out a request, as ``apply(_:at:)`` does, without wrapping its outcome.
    mutating func request(
        _ request: RequestMessage, with name: GatewayName, passing passage: RequestPassage,
        at now: VirtualInstant
    ) -> DeskExchange {
        let outcome = exchange(request, with: name, passing: passage, at: now)
        clock.reach(now)
        revision += 1
        return outcome
    }

    private mutating func perform(
        _ input: DeskInput, at now: VirtualInstant
    ) throws(GatewayRefusal) -> DeskOutcome {
        switch input {
        case .request(let name, let request, let passage):
            return .exchange(exchange(request, with: name, passing: passage, at: now))
        case .tick: tick(to: now)
        case .advance(let span):
            clock.advance(by: span, from: now)
            tick(to: now + span)
        case .addresses(let addresses): self.addresses = addresses
        case .decide(let name, let choice, let object):
            try account(name).decide(choice, on: object, at: now)
            collectWebhooks(of: name, at: now)
        case .plan(let rule): return .planned(try plan(rule, at: now))
        case .clearFault(let id):
            rules[id] = nil
            return .found(faults.remove(id))
        case .clearFaults: clearFaults()
        case .beginTry: return .tryToMake(beginTry(at: now))
        case .endTry(let id, let outcome): endTry(id, outcome, at: now)
        case .resume: webhooks.resume(at: now)
        case .resend(let id):
            guard let delivery = webhooks.resend(id, at: now) else { return .found(false) }
            return .webhook(delivery)
        case .reset: reset()
        case .takeSnapshot(let name): return .snapshot(takeSnapshot(name, at: now))
        case .restoreSnapshot(let name): return try restoreSnapshot(name)
        case .deleteSnapshot(let name):
            let count = snapshots.count
            snapshots.removeAll { $0.name == name }
            return .found(snapshots.count < count)
        }
        return .nothing
    }

    private mutating func tick(to now: VirtualInstant) {
        for name in GatewayName.allCases {
            account(name).advance(to: now)
            collectWebhooks(of: name, at: now)
        }
    }

    private mutating func clearFaults() {
        faults.removeAll()
        rules.removeAll()
    }

    /// The next try that is due and still makes sense.
    private mutating func beginTry(at now: VirtualInstant) -> WebhookOrder? {
        while let order = webhooks.begin(at: now) {
            if account(order.gateway).isWanted(order.event) { return order }
            webhooks.drop(order.id, at: now)
        }
        return nil
    }

    private mutating func endTry(
        _ id: String, _ outcome: WebhookTry.Outcome, at now: VirtualInstant
    ) {
        guard let delivery = webhooks[id] else { return }
        let account = account(delivery.gateway)
        webhooks.end(id, outcome, at: now) { account.retryDelay(afterTry: $0) }
        account.noteDelivery(of: delivery.event, succeeded: outcome.isDelivered, at: now)
        collectWebhooks(of: delivery.gateway, at: now)
    }

    private mutating func reset() {
        stripe = settings.account(.stripe)
        razorpay = settings.account(.razorpay)
        faults = FaultPlan(seed: settings.seed)
        rules.removeAll()
        webhooks = WebhookQueue()
        capacity.removeAll()
        snapshots.removeAll()
    }

    private mutating func takeSnapshot(_ name: String, at now: VirtualInstant) -> DeskSnapshot {
        let snapshot = DeskSnapshot(
            name: name, takenAt: now,
            accounts: [.stripe: stripe.snapshot(), .razorpay: razorpay.snapshot()])
        snapshots.removeAll { $0.name == name }
        snapshots.append(snapshot)
        return snapshot
    }

    private mutating func restoreSnapshot(_ name: String) throws(GatewayRefusal) -> DeskOutcome {
        guard let snapshot = snapshots.first(where: { $0.name == name }) else {
            return .found(false)
        }
        if let account = snapshot.accounts[.stripe] { try stripe.restore(account) }
        if let account = snapshot.accounts[.razorpay] { try razorpay.restore(account) }
        webhooks.dropUndelivered()
        return .snapshot(snapshot)
    }
}
