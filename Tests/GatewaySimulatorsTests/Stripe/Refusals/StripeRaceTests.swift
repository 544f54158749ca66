import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore
import Testing

/// Two requests about one payment at one instant, of which only one can be had.
struct StripeRace: Sendable, CustomStringConvertible {
    let description: String
    let start: String
    let requests: [String]
    /// What each does to the books when it comes first.
    let effects: [[String]]

    static let all = [
        StripeRace(
            description: "two whole refunds", start: "paid",
            requests: ["refunds payment_intent={pi}", "refunds payment_intent={pi}"],
            effects: [["refund 2500"], ["refund 2500"]]),
        StripeRace(
            description: "two refunds that together exceed the charge", start: "paid",
            requests: ["refunds charge={ch}&amount=1500", "refunds charge={ch}&amount=1600"],
            effects: [["refund 1500"], ["refund 1600"]]),
        StripeRace(
            description: "two captures", start: "held",
            requests: ["payment_intents/{pi}/capture", "payment_intents/{pi}/capture"],
            effects: [["capture 2500", "fee 103"], ["capture 2500", "fee 103"]]),
        StripeRace(
            description: "two partial captures", start: "held",
            requests: [
                "payment_intents/{pi}/capture amount_to_capture=1800",
                "payment_intents/{pi}/capture amount_to_capture=700",
            ],
            effects: [
                ["capture 1800", "fee 82", "release 700"],
                ["capture 700", "fee 50", "release 1800"],
            ]),
        StripeRace(
            description: "a capture and its older form", start: "held",
            requests: ["payment_intents/{pi}/capture", "charges/{ch}/capture"],
            effects: [["capture 2500", "fee 103"], ["capture 2500", "fee 103"]]),
        StripeRace(
            description: "a capture and a cancel", start: "held",
            requests: ["payment_intents/{pi}/capture", "payment_intents/{pi}/cancel"],
            effects: [["capture 2500", "fee 103"], ["release 2500"]]),
        StripeRace(
            description: "two cancels", start: "held",
            requests: ["payment_intents/{pi}/cancel", "payment_intents/{pi}/cancel"],
            effects: [["release 2500"], ["release 2500"]]),
        StripeRace(
            description: "a confirmation and a cancel", start: "open",
            requests: ["payment_intents/{pi}/confirm", "payment_intents/{pi}/cancel"],
            effects: [["authorization 2500", "capture 2500", "fee 103"], []]),
        StripeRace(
            description: "two confirmations", start: "open",
            requests: ["payment_intents/{pi}/confirm", "payment_intents/{pi}/confirm"],
            effects: [
                ["authorization 2500", "capture 2500", "fee 103"],
                ["authorization 2500", "capture 2500", "fee 103"],
            ]),
    ]
}

@Suite struct StripeRaceTests {
    /// The idempotency keys of the two requests.
    enum Keys: String, CaseIterable {
        case none, different, equal
    }

    @Test(arguments: StripeRace.all, Keys.allCases)
    func `of two requests at one instant exactly one has an effect, in either order`(
        race: StripeRace, keys: Keys
    ) {
        for order in [[0, 1], [1, 0]] {
            for slow in [nil, GatewayFault.slowAnswer] { run(race, order, keys, slow) }
        }
    }

    private func run(_ race: StripeRace, _ order: [Int], _ keys: Keys, _ slow: GatewayFault?) {
        let bench = StripeBench()
        let subject = bench.start(race.start)
        let books = bench.bookLines + race.effects[order[0]]
        let (first, second) = (race.requests[order[0]], race.requests[order[1]])
        let key = keys == .none ? nil : "k1"
        let otherKey = keys == .different ? "k2" : key
        let done = bench.send(first, about: subject, key: key, suffering: slow)
        #expect(done.status == 200)
        let twin = bench.send(second, about: subject, key: otherKey)
        switch (keys, first == second, slow) {
        case (.none, _, _), (.different, _, _):
            #expect(twin.status == 400)
            #expect(twin.error?["type"] == "invalid_request_error")
        case (.equal, false, _):
            #expect(twin.status == 400)
            #expect(twin.error?["type"] == "idempotency_error")
        case (.equal, true, nil):
            #expect(twin.status == 200)
            #expect(twin.response.body == done.response.body)
        case (.equal, true, _):
            #expect(twin.status == 409)
            #expect(twin.error?["code"] == "idempotency_key_in_use")
        }
        #expect(bench.bookLines == books)
        bench.wait(.seconds(30))
        let later = bench.send(second, about: subject, key: otherKey)
        #expect(later.status == (keys == .equal && first == second ? 200 : 400))
        #expect(bench.bookLines == books)
        #expect(bench.simulator.brokenInvariantsFromTheStart() == [])
    }
}
