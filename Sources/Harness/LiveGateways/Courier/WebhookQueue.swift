import GatewaySimulators
import HeapModule
import SimulationCore

/// The deliveries of both gateways: which is due when, and what became of each.
struct WebhookQueue {
    /// How many finished deliveries are remembered.
    static let finishedLimit = 5000
    /// How late a delayed event is, when nobody says.
    static let usualDelay = VirtualDuration.milliseconds(120_000)
    /// How long an event that is to be overtaken waits for one to do so.
    static let overtakingLimit = VirtualDuration.seconds(10)
    private struct Turn: Comparable {
        let due: VirtualInstant
        let number: Int
        let schedule: Int

        static func < (left: Turn, right: Turn) -> Bool {
            (left.due.milliseconds, left.number) < (right.due.milliseconds, right.number)
        }
    }

    private var deliveries: [Int: WebhookDelivery] = [:]
    private var numbers: [String: Int] = [:]
    private var turns = Heap<Turn>()
    private var finished: [Int] = []
    private var counts: [GatewayName: Int] = [:]
    private var nextNumber = 0
    /// Deliveries that wait for the next one to the same destination to go first.
    private var overtaken: [String: [Int]] = [:]

    subscript(_ id: String) -> WebhookDelivery? {
        number(of: id).flatMap { deliveries[$0] }
    }

    /// When the next try is due, or nil.
    var nextDue: VirtualInstant? { turns.min?.due }

    /// The newest deliveries first, at most so many.
    func newest(_ limit: Int, of gateway: GatewayName?) -> [WebhookDelivery] {
        var found: [WebhookDelivery] = []
        var number = nextNumber - 1
        while number >= 0, found.count < limit {
            if let delivery = deliveries[number], gateway == nil || delivery.gateway == gateway {
                found.append(delivery)
            }
            number -= 1
            if nextNumber - number > Self.finishedLimit * 8 { break }
        }
        return found
    }

    /// Takes over an event for an address, with the fault it suffers and that fault's size.
    mutating func add(
        _ event: WebhookEvent, of gateway: GatewayName, to url: WebhookURL?,
        suffering fault: (WebhookFault, amount: Int)?, at now: VirtualInstant
    ) {
        let count = (counts[gateway] ?? 0) + 1
        counts[gateway] = count
        let id = gateway.deliveryPrefix + String(count)
        var delivery = WebhookDelivery(
            id: id, number: nextNumber, gateway: gateway, event: event, url: url)
        nextNumber += 1
        numbers[id] = delivery.number
        var due = now
        if let (fault, amount) = fault {
            delivery.fault = fault.rawValue
            switch fault {
            case .delayed:
                due = now + (amount > 0 ? .milliseconds(amount) : Self.usualDelay)
            case .duplicated: delivery.copies = 2
            case .dropped: delivery.stage = .dropped
            case .early: break
            case .reordered: due = now + Self.overtakingLimit
            case .oldSecret: delivery.secret = .previous
            case .oldVersion, .otherMode: break
            }
        }
        guard delivery.stage == .waiting else {
            deliveries[delivery.number] = delivery
            return finish(delivery.number)
        }
        let destination = delivery.destination
        delivery.followers = overtaken.removeValue(forKey: destination) ?? []
        delivery.isHeld = fault?.0 == .reordered
        if delivery.isHeld { overtaken[destination] = [delivery.number] }
        deliveries[delivery.number] = delivery
        plan(delivery.number, at: due)
    }

    /// Lets the deliveries go that waited for this one to go first.
    private mutating func releaseFollowers(of number: Int, at now: VirtualInstant) {
        guard let followers = deliveries[number]?.followers, !followers.isEmpty else { return }
        deliveries[number]?.followers = []
        for follower in followers where deliveries[follower]?.isHeld == true {
            deliveries[follower]?.isHeld = false
            plan(follower, at: now)
        }
    }

    private mutating func plan(_ number: Int, at due: VirtualInstant) {
        guard var delivery = deliveries[number] else { return }
        delivery.due = due
        delivery.schedule += 1
        turns.insert(Turn(due: due, number: number, schedule: delivery.schedule))
        deliveries[number] = delivery
    }

    /// The try that is due first at a moment, taken out of the queue; nil when none is.
    mutating func begin(at now: VirtualInstant) -> WebhookOrder? {
        while let turn = turns.min, turn.due <= now {
            _ = turns.popMin()
            guard var delivery = deliveries[turn.number], delivery.schedule == turn.schedule
            else { continue }
            delivery.isUnderWay = true
            delivery.isHeld = false
            delivery.due = nil
            deliveries[turn.number] = delivery
            return WebhookOrder(
                id: delivery.id, gateway: delivery.gateway, event: delivery.event,
                url: delivery.url, secret: delivery.secret, copies: delivery.copies)
        }
        return nil
    }

    /// Notes how a try ended and plans the next one, which `wait` gives the distance of.
    mutating func end(
        _ id: String, _ outcome: WebhookTry.Outcome, at now: VirtualInstant,
        nextAfter wait: (Int) -> VirtualDuration?
    ) {
        guard let number = number(of: id), var delivery = deliveries[number],
            delivery.isUnderWay
        else { return }
        delivery.isUnderWay = false
        delivery.tries.append(WebhookTry(at: now, outcome: outcome, fault: delivery.fault))
        delivery.copies = 1
        delivery.fault = nil
        delivery.secret = .current
        if outcome.isDelivered {
            delivery.stage = .delivered
        } else {
            delivery.failures += 1
        }
        deliveries[number] = delivery
        releaseFollowers(of: number, at: now)
        if outcome.isDelivered { return finish(number) }
        if let pause = wait(delivery.failures) { return plan(number, at: now + pause) }
        deliveries[number]?.stage = .givenUp
        finish(number)
    }

    /// Gives up a try whose endpoint is gone.
    mutating func drop(_ id: String, at now: VirtualInstant) {
        guard let number = number(of: id) else { return }
        releaseFollowers(of: number, at: now)
        deliveries[number]?.isUnderWay = false
        deliveries[number]?.stage = .dropped
        finish(number)
    }

    /// Makes tries due again that were under way when the server died.
    mutating func resume(at now: VirtualInstant) {
        for number in deliveries.keys.sorted() where deliveries[number]?.isUnderWay == true {
            deliveries[number]?.isUnderWay = false
            plan(number, at: now)
        }
    }

    /// Makes a delivery due once more, by its id or the provider's event id.
    mutating func resend(_ id: String, at now: VirtualInstant) -> WebhookDelivery? {
        guard let number = number(of: id) ?? newestNumber(ofEvent: id),
            deliveries[number] != nil
        else { return nil }
        deliveries[number]?.stage = .waiting
        plan(number, at: now)
        return deliveries[number]
    }

    /// Drops what has not been delivered.
    mutating func dropUndelivered() {
        for number in deliveries.keys.sorted() where deliveries[number]?.stage == .waiting {
            deliveries[number]?.stage = .dropped
            deliveries[number]?.due = nil
            deliveries[number]?.schedule += 1
            finish(number)
        }
        overtaken.removeAll()
    }

    private func number(of id: String) -> Int? { numbers[id] }

    private func newestNumber(ofEvent id: String) -> Int? {
        deliveries.values.filter { $0.event.id == id }.map(\.number).max()
    }

    /// Remembers a delivery among the finished ones, and forgets the oldest of too many.
    private mutating func finish(_ number: Int) {
        finished.append(number)
        guard finished.count > 2 * Self.finishedLimit else { return }
        let old = finished.prefix(Self.finishedLimit)
        finished.removeFirst(Self.finishedLimit)
        for number in old {
            // One that was sent again may stand for a second time further behind.
            guard let delivery = deliveries[number], delivery.stage != .waiting else { continue }
            deliveries[number] = nil
            numbers[delivery.id] = nil
        }
    }
}
