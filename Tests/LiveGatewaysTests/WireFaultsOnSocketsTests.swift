import Foundation
import HTTPModel
import HTTPTypes
import JSONModel
import LiveSystem
import Testing

@testable import LiveGateways

extension ServedGateways {
    /// Waits until the gateways have taken in so many requests, answered or not.
    fileprivate func hasSeen(_ count: Int) async throws {
        for _ in 0..<Waiting.looks {
            let seen = try await control(.get, "requests").body["requests"]?.array ?? []
            if seen.count >= count { return }
            try await Waiting.pause()
        }
        Issue.record("the requests did not come")
    }
}

/// Faults of the wire, as a client on a real connection meets them.
@Suite(.timeLimit(.minutes(5))) struct WireFaultsOnSocketsTests {
    @Test(arguments: ["refused", "reset", "truncated"])
    func `the connection breaks`(fault: String) async throws {
        let failure = try await Self.meet(["fault": .string(fault), "on": "stripe.*"])
        #expect(failure == .noAnswer)
    }

    @Test(arguments: ["request-lost", "response-lost"])
    func `the caller waits until it gives up`(fault: String) async throws {
        let outcome = try await Self.meet(["fault": .string(fault), "on": "*"], patience: 2000)
        #expect(outcome == .noAnswer)
    }

    @Test(arguments: [("response-lost", 3), ("reset", 3), ("request-lost", 0), ("refused", 0)])
    func `an answer is lost after the effect, a request before it`(
        fault: String, entries: Int
    ) async throws {
        let total = try await ServedGateways.serve { gateways in
            _ = try await gateways.control(
                .post, "faults", ["fault": .string(fault), "on": "stripe.authorize"])
            let caller = Task {
                try? await gateways.send(.post, "/v1/payment_intents", form: Self.payment)
            }
            try await gateways.hasSeen(1)
            caller.cancel()
            _ = await caller.value
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

    @Test(arguments: WireFault.allCases)
    func `on the connection itself each fault is what its name says`(fault: WireFault) async throws
    {
        let (plain, met) = try await ServedGateways.serve { gateways in
            let plain = await Self.listen(gateways, patienceSeconds: 60)
            var rule: JSONValue = ["fault": .string(fault.rawValue), "on": "*"]
            if fault.usualMilliseconds != nil {
                rule = ["fault": .string(fault.rawValue), "on": "*", "amount": "80ms"]
            }
            _ = try await gateways.control(.post, "faults", rule)
            let isSilent = fault == .requestLost || fault == .responseLost
            return (plain, await Self.listen(gateways, patienceSeconds: isSilent ? 0.3 : 60))
        }
        #expect(plain.head.contains("Content-Length: \(plain.body.utf8.count)"))
        switch fault {
        case .refused, .requestLost, .responseLost, .reset: #expect(met.head.isEmpty)
        case .slow, .repeated, .dribbled: #expect(met == plain)
        case .truncated:
            #expect(met.head == plain.head)
            #expect(met.body.utf8.count == plain.body.utf8.count / 2)
            #expect(plain.body.hasPrefix(met.body))
        case .wrongContentType:
            #expect(met.body == plain.body)
            #expect(met.head.contains { $0.hasSuffix("text/html; charset=utf-8") })
        }
    }

    private struct Heard: Equatable {
        /// The status and the fields that are the same in every answer, in order of name.
        var head: [String]
        var body: String
    }

    private static func listen(
        _ gateways: ServedGateways, patienceSeconds: Double
    ) async -> Heard {
        let answer = await RawConnection.say(
            "GET /v1/balance HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                + "Authorization: \(ServedGateways.stripeKey)\r\n\r\n",
            to: gateways.addresses[0].port, leavingOpen: true, patienceSeconds: patienceSeconds)
        guard let end = answer.range(of: "\r\n\r\n") else { return Heard(head: [], body: answer) }
        let head = answer[..<end.lowerBound].components(separatedBy: "\r\n")
        return Heard(
            head: head.filter { !$0.hasPrefix("Request-Id") && !$0.hasPrefix("Date") }.sorted(),
            body: String(answer[end.upperBound...]))
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

    private static func meet(_ rule: JSONValue, patience: Int = 60_000) async throws -> Outcome {
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
