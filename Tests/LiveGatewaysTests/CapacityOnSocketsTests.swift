import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore
import Synchronization
import Testing

@testable import LiveGateways

/// A provider that carries so much and no more.
@Suite(.timeLimit(.minutes(5))) struct CapacityOnSocketsTests {
    /// Ten requests a second; with two waiting it refuses, with four every answer is a failure.
    private static let limit: JSONValue = [
        "fault": "capacity", "on": "stripe.*", "rate": "10/s", "refuses-at": "200ms",
        "fails-at": "200ms", "wasted": "100%",
    ]

    @Test func `what comes above the limit waits, is refused, and fails`() async throws {
        let (statuses, strikes, later) = try await ServedGateways.serve { gateways in
            let planned = try await gateways.control(.post, "faults", Self.limit)
            #expect(planned.status == 201)
            var statuses: [Int] = []
            for _ in 0..<6 {
                statuses.append(try await gateways.send(.get, "/v1/balance").status)
            }
            let faults = try await gateways.control(.get, "faults").body["faults"]
            _ = try await gateways.control(.post, "clock", ["advance": "1s"])
            let later = try await gateways.send(.get, "/v1/balance").status
            return (statuses, faults?[0]?["strikes"]?.integer, later)
        }
        #expect(statuses == [200, 200, 429, 429, 503, 503])
        #expect(strikes == 5)
        #expect(later == 200)
    }

    @Test func `a request that waits has its effect when its turn comes`() throws {
        let desk = GatewayDesk(settings: DeskSettings(clock: .virtual))
        try desk.perform(.plan(Self.limit))
        _ = try desk.exchange(Self.payment, with: .stripe)
        let before = desk.contents.withLock { $0.state.stripe.bookCount }
        let waiting = try desk.exchange(Self.payment, with: .stripe)
        #expect(waiting.response == nil)
        #expect(waiting.fault == "capacity")
        #expect(waiting.postponed?.milliseconds == 100)
        #expect(desk.contents.withLock { $0.state.stripe.bookCount } == before)
        let served = try desk.exchange(
            Self.payment, with: .stripe, passing: try #require(waiting.postponed).as)
        #expect(served.response?.status == 200)
        #expect(served.postponed == nil)
        #expect(desk.contents.withLock { $0.state.stripe.bookCount } == 2 * before)
    }

    @Test func `an answer that waited can still be lost on its way`() throws {
        let desk = GatewayDesk(settings: DeskSettings(clock: .virtual))
        try desk.perform(.plan(Self.limit))
        _ = try desk.exchange(Self.payment, with: .stripe)
        try desk.perform(.plan(["fault": "response-lost", "on": "stripe.*"]))
        let waiting = try desk.exchange(Self.payment, with: .stripe)
        let passage = try #require(waiting.postponed).as
        #expect(passage == .admitted(.responseLost))
        let served = try desk.exchange(Self.payment, with: .stripe, passing: passage)
        #expect(served.wire == .responseLost)
    }

    private static let payment = RequestMessage(
        .post, host: "127.0.0.1", path: "/v1/payment_intents",
        fields: [
            .authorization: ServedGateways.stripeKey,
            .contentType: "application/x-www-form-urlencoded",
        ],
        body: Array(
            ("amount=2000&currency=usd&confirm=true&payment_method=pm_card_visa"
                + "&payment_method_types[]=card").utf8))
}
