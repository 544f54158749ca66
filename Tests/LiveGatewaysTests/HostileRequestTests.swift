import Foundation
import HTTPModel
import HTTPTypes
import JSONModel
import LiveSystem
import Testing

@testable import LiveGateways

/// What comes on a raw connection and is no request, or never ends.
@Suite(.timeLimit(.minutes(5))) struct HostileRequestTests {
    @Test(arguments: [
        "GARBAGE\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
        "POST /v1/refunds HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
        "POST /v1/refunds HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "GET /v1/\u{0}balance HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /v1/balance HTTP/1.1\r\nHost: a\r\nX: \u{0}\r\n\r\n",
        "POST /v1/refunds HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc",
        "POST /v1/refunds HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /",
        "POST /v1/refunds HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "GET /v1/balance HTTP/1.1\r\n\r\n",
        "GET /_paycheck/clock HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
    ])
    func `what is not HTTP is refused in the provider's shape`(text: String) async throws {
        let (stripe, razorpay) = try await ServedGateways.serve { gateways in
            (
                await RawConnection.say(text, to: gateways.addresses[0].port),
                await RawConnection.say(text, to: gateways.addresses[1].port)
            )
        }
        #expect(stripe.hasPrefix("HTTP/1.1 400 "), "\(stripe)")
        #expect(Self.body(of: stripe)?["error"]?["type"]?.string == "invalid_request_error")
        #expect(Self.body(of: razorpay)?["error"]?["code"]?.string == "BAD_REQUEST_ERROR")
    }

    @Test(arguments: [
        "/v1/%2e%2e/%2e%2e/etc/passwd", "//v1//payment_intents", "/v1/../v1/balance", "/%00",
        "/v1/payment_intents/%ff%fe", "/v1/charges/a%2fb", "/_paychecks", "/v1/charges?limit=%",
        "/v1/../_paycheck/clock", "/%5fpaycheck/clock", "*",
    ])
    func `tricks with paths find nothing`(path: String) async throws {
        let answers = try await ServedGateways.serve { gateways in
            var answers: [String] = []
            for address in gateways.addresses {
                answers.append(
                    await RawConnection.say(
                        "GET \(path) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                        to: address.port))
            }
            return answers
        }
        for answer in answers {
            #expect(answer.hasPrefix("HTTP/1.1 4"), "\(answer)")
            // Razorpay's edge answers paths without a route with a message alone.
            let body = Self.body(of: answer)
            #expect(body?["error"] != nil || body?["message"] != nil, "\(answer)")
        }
    }

    @Test func `a head that is too long is refused in the provider's shape`() async throws {
        let long = String(repeating: "a", count: 100_000)
        let answers = try await ServedGateways.serve { gateways in
            let many = String(repeating: "X: y\r\n", count: 300)
            var answers: [String] = []
            for address in gateways.addresses {
                for text in [
                    "GET /v1/\(long) HTTP/1.1\r\nHost: a\r\n\r\n",
                    "GET /v1/balance HTTP/1.1\r\nHost: a\r\nX: \(long)\r\n\r\n",
                    "GET /v1/balance HTTP/1.1\r\nHost: a\r\n\(many)\r\n",
                ] {
                    answers.append(await RawConnection.say(text, to: address.port))
                    answers.append(
                        await RawConnection.say(text, to: address.port, leavingOpen: true))
                }
            }
            return answers
        }
        #expect(answers.count == 12)
        for answer in answers {
            #expect(answer.hasPrefix("HTTP/1.1 431 "), "\(answer.prefix(200))")
            #expect(Self.body(of: answer)?["error"] != nil)
        }
    }

    @Test func `a body that is too long is refused in the provider's shape`() async throws {
        let limits = LiveLimits(bodyBytes: 10)
        let answers = try await ServedGateways.serve(limits: limits) { gateways in
            var answers: [String] = []
            for address in gateways.addresses {
                answers.append(
                    await RawConnection.say(
                        "POST /v1/refunds HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n"
                            + "amount=1000", to: address.port))
            }
            return answers
        }
        for answer in answers {
            #expect(answer.hasPrefix("HTTP/1.1 413 "), "\(answer)")
            #expect(Self.body(of: answer)?["error"] != nil)
        }
    }

    @Test func `a body that waits to be asked for is asked for`() async throws {
        let answer = try await ServedGateways.serve { gateways in
            await RawConnection.talk(
                [Self.expecting(length: 24), "amount=2000&currency=usd"],
                to: gateways.addresses[0].port
            ).heard
        }
        #expect(answer.hasPrefix("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n"), "\(answer)")
    }

    @Test func `a body that would be too long is not asked for`() async throws {
        let answer = try await ServedGateways.serve(limits: LiveLimits(bodyBytes: 10)) { gateways in
            await RawConnection.say(
                Self.expecting(length: 24), to: gateways.addresses[0].port, leavingOpen: true)
        }
        #expect(answer.hasPrefix("HTTP/1.1 413 "), "\(answer)")
    }

    private static func expecting(length: Int) -> String {
        "POST /v1/payment_intents HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n"
            + "Authorization: \(ServedGateways.stripeKey)\r\nConnection: close\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(length)\r\n\r\n"
    }

    @Test(arguments: [
        "HTTP/1.0\r\n", "HTTP/1.0\r\nConnection: keep-alive\r\nExpect: 100-continue\r\n",
        "HTTP/1.1\r\nHost: a\r\nConnection: Keep-Alive, Close\r\n",
    ])
    func `a connection that is to end with its answer does`(rest: String) async throws {
        let request = "GET /v1/balance \(rest)Authorization: \(ServedGateways.stripeKey)\r\n\r\n"
        let talk = try await ServedGateways.serve { gateways in
            await RawConnection.talk([request], to: gateways.addresses[0].port, leavingOpen: true)
        }
        #expect(talk.heard.hasPrefix("HTTP/1.1 200 OK\r\n"), "\(talk.heard)")
        #expect(talk.hasEnded)
    }

    @Test func `a body that never ends is given up`() async throws {
        let limits = LiveLimits(bodyMilliseconds: 150)
        let answer = try await ServedGateways.serve(limits: limits) { gateways in
            await RawConnection.say(
                "POST /v1/refunds HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\namou",
                to: gateways.addresses[0].port, leavingOpen: true)
        }
        #expect(answer.hasPrefix("HTTP/1.1 408 "), "\(answer)")
        #expect(Self.body(of: answer)?["error"] != nil)
    }

    @Test func `a head that never ends is given up`() async throws {
        let limits = LiveLimits(idleMilliseconds: 150)
        let answer = try await ServedGateways.serve(limits: limits) { gateways in
            await RawConnection.say(
                "GET /v1/balance HTTP/1.1\r\nHo", to: gateways.addresses[0].port,
                leavingOpen: true)
        }
        #expect(answer.isEmpty)
    }

    @Test func `seeded noise never brings the server down`() async throws {
        let words = [
            "GET ", "POST ", "/v1/payment_intents", "/_paycheck/faults", " HTTP/1.1\r\n", "\r\n",
            "Host: a\r\n", "Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n", "5\r\n",
            "amount", "\u{0}", "{\"a\":[", "%%%", "Authorization: Basic ====\r\n", "\r\n\r\n",
            "Authorization: Bearer sk_test_a\r\n", "0\r\n\r\n", "ÿ", "Expect: 100-continue\r\n",
        ]
        let status = try await ServedGateways.serve { gateways in
            var random = SplitMix(state: 7)
            for round in 0..<150 {
                let count = Int(random.next() % 14) + 1
                let noise = (0..<count).map { _ in words[Int(random.next() % 20)] }.joined()
                _ = await RawConnection.say(
                    noise, to: gateways.addresses[round % 2].port)
            }
            return try await gateways.send(.get, "/v1/balance").status
        }
        #expect(status == 200)
    }

    private static func body(of answer: String) -> JSONValue? {
        guard let end = answer.range(of: "\r\n\r\n") else { return nil }
        return try? JSONValue.parse(Array(answer[end.upperBound...].utf8))
    }
}

/// The same noise in every run.
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
