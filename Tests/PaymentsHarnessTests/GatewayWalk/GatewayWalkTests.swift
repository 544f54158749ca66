import GatewaySimulators
import HTTPModel
import PaymentsHarness
import SimulationCore
import Testing

@Suite struct GatewayWalkTests {
    @Test(arguments: GatewayWalk.Provider.allCases)
    func `the same seed walks the same way`(_ provider: GatewayWalk.Provider) {
        #expect(texts(provider, seed: 11) == texts(provider, seed: 11))
        #expect(texts(provider, seed: 11) != texts(provider, seed: 12))
    }

    @Test func `a walk ends where it is told to`() {
        let notes = Notes()
        let desk = GatewayWalk(.stripe, seed: 1).walk(requests: 1000, watcher: notes) { $0 < 50 }
        #expect((50..<60).contains(desk.exchanges))
    }

    @Test(arguments: GatewayWalk.Provider.allCases)
    func `no walk leaves out an endpoint's answer to an id that nobody has`(
        _ provider: GatewayWalk.Provider
    ) {
        let answers = Answers()
        GatewayWalk(provider, seed: 101).walk(requests: 12_000, watcher: answers)
        let status = provider == .stripe ? " 404" : " 400"
        let wanted = GatewayWalk.goals(of: provider)
            .filter { $0.kind == .endpoint && $0.name.contains("{") && $0.name.hasSuffix(status) }
        #expect(wanted.count > 20)
        #expect(wanted.filter { !answers.toUnknownIDs.contains($0.name) } == [])
    }

    private func texts(_ provider: GatewayWalk.Provider, seed: UInt64) -> [String] {
        let notes = Notes()
        GatewayWalk(provider, seed: seed).walk(requests: 400, watcher: notes)
        return notes.texts
    }
}

/// Writes down all there is to see.
private final class Notes: WalkWatcher {
    private(set) var texts: [String] = []

    func begins(at desk: WalkDesk) {}

    func saw(_ exchange: WalkExchange, at desk: WalkDesk) {
        texts.append(
            "\(exchange.at.milliseconds) \(exchange.request.endpoint) "
                + String(decoding: exchange.response.body, as: UTF8.self))
    }

    func saw(_ event: WebhookEvent, at desk: WalkDesk) { texts.append(event.id + event.type) }
    func sawDecision(_ choice: String, at desk: WalkDesk) { texts.append(choice) }
}

/// Writes down which endpoint answered with which status where an id was nobody's.
private final class Answers: WalkWatcher {
    private(set) var toUnknownIDs: Set<String> = []

    func begins(at desk: WalkDesk) {}

    func saw(_ exchange: WalkExchange, at desk: WalkDesk) {
        guard exchange.misbehaviour == nil,
            exchange.request.message.path.contains("NobodyHasThis")
        else { return }
        toUnknownIDs.insert("\(exchange.request.endpoint) \(exchange.response.status)")
    }

    func saw(_ event: WebhookEvent, at desk: WalkDesk) {}
    func sawDecision(_ choice: String, at desk: WalkDesk) {}
}
