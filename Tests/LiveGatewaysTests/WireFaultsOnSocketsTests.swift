import HTTPModel
import HTTPTypes
import JSONModel
import Testing

@testable import LiveGateways

/// Faults of the wire, as a client on a real connection meets them.
@Suite(.timeLimit(.minutes(2))) struct WireFaultsOnSocketsTests {
    @Test(arguments: ["refused", "reset", "truncated"])
    func `the connection breaks`(fault: String) async throws {
        let failure = try await Self.meet(["fault": .string(fault), "on": "stripe.*"])
        #expect(failure == .noAnswer)
    }

    @Test(arguments: ["request-lost", "response-lost"])
    func `the caller waits until it gives up`(fault: String) async throws {
        let outcome = try await Self.meet(["fault": .string(fault), "on": "*"], patience: 300)
        #expect(outcome == .noAnswer)
    }

    @Test(arguments: [("response-lost", 3), ("reset", 3), ("request-lost", 0), ("refused", 0)])
    func `an answer is lost after the effect, a request before it`(
        fault: String, entries: Int
    ) async throws {
        let total = try await ServedGateways.serve { gateways in
            _ = try await gateways.control(
                .post, "faults", ["fault": .string(fault), "on": "stripe.authorize"])
            _ = try? await gateways.send(
                .post, "/v1/payment_intents", form: Self.payment, timeoutMilliseconds: 300)
            return try await gateways.control(.get, "books").body["total"]?.integer
        }
        #expect(total == entries)
    }

    @Test func `a dribbled answer arrives whole`() async throws {
        let (plain, dribbled) = try await ServedGateways.serve { gateways in
            let plain = try await gateways.send(.get, "/v1/balance")
            _ = try await gateways.control(
                .post, "faults", ["fault": "dribbled", "on": "*", "amount": "80ms"])
            return (plain, try await gateways.send(.get, "/v1/balance"))
        }
        #expect(dribbled.body == plain.body)
        #expect(dribbled[.contentLength] == "\(plain.body.count)")
    }

    @Test func `a right body comes under the wrong name`() async throws {
        let (plain, disguised) = try await ServedGateways.serve { gateways in
            let plain = try await gateways.send(.get, "/v1/balance")
            _ = try await gateways.control(
                .post, "faults", ["fault": "wrong-content-type", "on": "*"])
            return (plain, try await gateways.send(.get, "/v1/balance"))
        }
        #expect(disguised.body == plain.body)
        #expect(disguised[.contentType]?.hasPrefix("text/html") == true)
    }

    @Test func `a slow request has its effect once, when it arrives`() async throws {
        let (status, total) = try await ServedGateways.serve { gateways in
            _ = try await gateways.control(
                .post, "faults", ["fault": "slow", "on": "*", "amount": "60ms"])
            let response = try await gateways.send(
                .post, "/v1/payment_intents", form: Self.payment)
            return (
                response.status,
                try await gateways.control(.get, "books?gateway=stripe").body["total"]?.integer
            )
        }
        #expect(status == 200)
        #expect(total == 3)
    }

    @Test func `a provider's fault strikes as often as it says`() async throws {
        let statuses = try await ServedGateways.serve { gateways in
            _ = try await gateways.control(
                .post, "faults", ["fault": "rate-limited", "on": "stripe.*", "times": 2])
            var statuses: [Int] = []
            for _ in 0..<3 {
                statuses.append(try await gateways.send(.get, "/v1/balance").status)
            }
            return statuses
        }
        #expect(statuses == [429, 429, 200])
    }

    private enum Outcome: Equatable { case answered, notSent, noAnswer }

    private static let payment =
        "amount=2000&currency=usd&confirm=true&payment_method=pm_card_visa"
        + "&payment_method_types[]=card"

    private static func meet(_ rule: JSONValue, patience: Int = 10_000) async throws -> Outcome {
        try await ServedGateways.serve { gateways in
            _ = try await gateways.control(.post, "faults", rule)
            do {
                _ = try await gateways.send(.get, "/v1/balance", timeoutMilliseconds: patience)
                return .answered
            } catch TransportFailure.notSent {
                return .notSent
            } catch TransportFailure.noAnswer {
                return .noAnswer
            }
        }
    }
}
