import HTTPModel
import HTTPTypes
import JSONModel
import Testing

@testable import LiveGateways

/// What a person decides at the control interface, and what an application sees of it.
@Suite(.timeLimit(.minutes(5))) struct DecisionTests {
    @Test func `a challenge that is passed lets the payment succeed`() async throws {
        try await ServedGateways.serve { gateways in
            let intent = try await gateways.challenged()
            let id = try #require(intent["id"]?.string)
            #expect(intent["status"]?.string == "requires_action")
            let decided = try await gateways.control(
                .post, "objects/\(id)/decide", ["choice": "pass-challenge"])
            #expect(decided.status == 200)
            let later = try await gateways.read("/v1/payment_intents/\(id)")
            #expect(later["status"]?.string == "succeeded")
            #expect(later["amount_received"]?.integer == 2000)
        }
    }

    @Test func `a challenge that is failed takes no money`() async throws {
        try await ServedGateways.serve { gateways in
            let id = try #require(try await gateways.challenged()["id"]?.string)
            _ = try await gateways.control(
                .post, "objects/\(id)/decide", ["choice": "fail-challenge"])
            let later = try await gateways.read("/v1/payment_intents/\(id)")
            #expect(later["status"]?.string == "requires_payment_method")
            #expect(try await gateways.control(.get, "books").body["total"]?.integer == 0)
        }
    }

    @Test func `a dispute is opened and won`() async throws {
        try await ServedGateways.serve { gateways in
            let charge = try #require(try await gateways.pay()["latest_charge"]?.string)
            let opened = try await gateways.control(
                .post, "objects/\(charge)/decide", ["choice": "dispute"])
            #expect(opened.status == 200)
            let list = try await gateways.read("/v1/disputes?charge=\(charge)")
            let dispute = try #require(list["data"]?[0]?["id"]?.string)
            let won = try await gateways.control(
                .post, "objects/\(dispute)/decide", ["choice": "win"])
            #expect(won.status == 200)
            #expect(try await gateways.read("/v1/disputes/\(dispute)")["status"] == "won")
            let broken = try await gateways.control(.get, "invariants").body["broken"]
            #expect(broken?.array?.isEmpty == true)
        }
    }

    @Test func `what cannot be decided is refused with what can be`() async throws {
        let answer = try await ServedGateways.serve { gateways in
            let charge = try await gateways.pay()["latest_charge"]?.string ?? ""
            return try await gateways.control(
                .post, "objects/\(charge)/decide", ["choice": "win"])
        }
        #expect(answer.status == 409)
        #expect(answer.body["detail"]?.string?.contains("dispute, dispute-inquiry") == true)
    }
}

extension ServedGateways {
    /// A payment of 20 dollars whose shopper has to pass a challenge first.
    func challenged() async throws -> JSONValue {
        let response = try await send(
            .post, "/v1/payment_intents",
            form: "amount=2000&currency=usd&confirm=true&return_url=https://shop.example/"
                + "&payment_method=pm_card_authenticationRequired&payment_method_types[]=card")
        return try JSONValue.parse(response.body)
    }

    func read(_ path: String) async throws -> JSONValue {
        try JSONValue.parse(try await send(.get, path).body)
    }
}
