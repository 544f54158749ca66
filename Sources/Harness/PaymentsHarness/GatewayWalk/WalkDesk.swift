import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore

/// Where a walk sends its requests from: the provider, the clock, the dice and what is remembered.
package final class WalkDesk {
    /// How many requests in a hundred suffer a misbehaviour.
    private static let faultPercent = 4
    /// How many deliveries in a hundred fail at the first try.
    private static let failingDeliveries = 10

    package let simulator: any GatewaySimulator
    /// The moment the walk lives in.
    package private(set) var now = VirtualInstant.worldStart
    /// How many requests were sent.
    package private(set) var exchanges = 0
    /// How many events were handed out.
    package private(set) var events = 0
    var dice: WalkDice
    var memory = WalkMemory()
    private let watcher: any WalkWatcher
    private let harvest: (JSONValue, inout WalkMemory) -> Void

    init(
        _ simulator: any GatewaySimulator, seed: UInt64, watcher: any WalkWatcher,
        harvest: @escaping (JSONValue, inout WalkMemory) -> Void
    ) {
        self.simulator = simulator
        self.watcher = watcher
        self.harvest = harvest
        dice = WalkDice(seed: seed)
    }

    /// Sends a request; the misbehaviour is drawn when none is given.
    @discardableResult
    func send(_ request: WalkRequest, suffering given: GatewayMisbehaviour? = nil) -> WalkExchange {
        let misbehaviour = given ?? drawnMisbehaviour()
        let response = simulator.handle(request.message, at: now, suffering: misbehaviour)
        let json = response.body.isEmpty ? nil : try? JSONValue.parse(response.body)
        let exchange = WalkExchange(
            request: request, response: response, json: json, misbehaviour: misbehaviour, at: now)
        exchanges += 1
        if let json { harvest(json, &memory) }
        watcher.saw(exchange, at: self)
        takeEvents()
        return exchange
    }

    private func drawnMisbehaviour() -> GatewayMisbehaviour? {
        guard dice.chance(Self.faultPercent), let fault = dice.pick(from: GatewayFault.allCases)
        else {
            return nil
        }
        let lasts = dice.chance(50) ? VirtualDuration.seconds(1 + dice.below(60)) : nil
        return GatewayMisbehaviour(fault, lasting: lasts)
    }

    /// Lets time go by, with all that happens in it.
    func pass(_ duration: VirtualDuration) {
        now = now + duration
        simulator.advance(to: now)
        takeEvents()
    }

    /// Lets somebody outside the API decide about an object; nothing when it has no choice.
    func decide(on id: String, among wanted: [String]? = nil) {
        let choices = simulator.choices(for: id).filter { wanted?.contains($0) ?? true }
        guard let choice = dice.pick(from: choices) else { return }
        do throws(GatewayRefusal) {
            try simulator.decide(choice, on: id, at: now)
            watcher.sawDecision(choice, at: self)
        } catch {
            watcher.sawDecision("\(choice), refused: \(error)", at: self)
        }
        takeEvents()
    }

    private func takeEvents() {
        for event in simulator.takeWebhooks() {
            events += 1
            if let json = try? JSONValue.parse(event.body) { harvest(json, &memory) }
            watcher.saw(event, at: self)
            if dice.chance(Self.failingDeliveries) {
                simulator.noteDelivery(of: event, succeeded: false, at: now)
            }
            // The next try gets through: Razorpay sends nothing more to who fails for a day.
            simulator.noteDelivery(of: event, succeeded: true, at: now)
        }
    }
}
