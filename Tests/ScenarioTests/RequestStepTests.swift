import GatewaySimulators
import JSONModel
import PaymentsHarness
import Testing

/// What scenario files say about the requests of another merchant.
@Suite struct RequestStepTests {
    @Test func `a request is read with all its words`() throws {
        let scenario = try ScenarioText.read(
            """
            scenario: s
            steps:
              - request: hold
                send: POST /v1/payment_intents
                body: { amount: 2500 }
              - request: taken
                send: POST /v1/payment_intents/{hold/id}/capture
                at: stripe
                key: k1
                body: { metadata: { of: "{hold/id}" } }
                version: 2024-06-20
                suffering: error-after-effect
                answer: 500
                where: { /error/type: api_error, /status: null }
            """)
        #expect(scenario.steps.count == 2)
        #expect(scenario.steps.last?.answer == ExpectedAnswer(status: 500))
        #expect(
            scenario.steps.last?.act
                == .request(
                    ProviderRequest(
                        name: "taken", to: "stripe", method: "POST",
                        path: "/v1/payment_intents/{hold/id}/capture", key: "k1",
                        body: JSONObject([
                            .init(name: "metadata", value: ["of": "{hold/id}"])
                        ]), version: "2024-06-20", suffering: .errorAfterEffect,
                        where: [
                            AnswerMember(JSONPointer(["error", "type"]), "api_error"),
                            AnswerMember(JSONPointer(["status"]), .null),
                        ])))
    }

    @Test func `it is written on lines that people can read`() throws {
        let text = """
            # yaml-language-server: $schema=../scenario.schema.json
            scenario: s
            given:
              provider: stripe
              nodes: 1
            steps:
              - request: hold
                send: POST /v1/payment_intents
                key: k1
                body: { amount: 2500, confirm: true, metadata: { order: "a, b" } }
                answer: 200
              - request: seen
                send: GET /v1/payment_intents/{hold/id}
                version: 2024-06-20
                suffering: stale-read
                where: { /status: requires_capture, /id: "{hold/id}" }
              - decide: dispute
                on: hold

            """
        #expect(try ScenarioText.read(text).yaml == text)
    }

    @Test(arguments: mistakes)
    func `a request that cannot be right is refused with its place`(
        steps: String, message: String
    ) throws {
        #expect(try ScenarioText.faults("scenario: s\nsteps:\n" + steps) == message)
    }

    @Test func `requests of one moment do not know each other's answers`() throws {
        let text = """
            scenario: s
            steps:
              - together:
                  - request: a
                    send: GET /v1/balance
                  - request: b
                    send: GET /v1/{a/id}
              - request: c
                send: GET /v1/{a/id}/{b/id}
            """
        #expect(
            try ScenarioText.faults(text) == """
                s.yaml:7:15: there is no request "a" at this point; expected a step "request" \
                before it
                """)
    }

    static let mistakes = [
        (
            "  - request: a\n",
            "s.yaml:3:5: a request without \"send\"; expected send: POST /v1/refunds"
        ),
        (
            "  - request: a\n    send: FETCH /v1",
            "s.yaml:4:11: unknown method \"FETCH\"; expected one of: GET, POST, PATCH, PUT, DELETE"
        ),
        (
            "  - request: a\n    send: GET v1",
            "s.yaml:4:11: \"v1\" is no path; expected / and more, without spaces, such as "
                + "/v1/refunds?limit=3"
        ),
        (
            "  - request: a\n    send: GET /v1\n    body: { a: 1 }",
            "s.yaml:5:11: a mapping is more than a GET carries; expected a query in the path: "
                + "?limit=3"
        ),
        (
            "  - request: a\n    send: POST /v1\n    file: proof.pdf",
            "s.yaml:5:11: \"proof.pdf\" is no file for stripe; expected no file: only Razorpay's "
                + "documents are uploaded"
        ),
        (
            "  - request: a\n    send: POST /v1\n    at: razorpay\n    file: \"a b\"",
            "s.yaml:6:11: \"a b\" is no file name; expected a name such as proof.pdf"
        ),
        (
            "  - request: a\n    send: GET /v1\n    at: paypal",
            "s.yaml:5:9: unknown provider \"paypal\"; expected one of: stripe, razorpay"
        ),
        (
            "  - request: a\n    send: GET /v1\n    at: razorpay\n    version: 2024-06-20",
            "s.yaml:6:14: \"2024-06-20\" is no version at razorpay; expected no version: only "
                + "Stripe's requests name one"
        ),
        (
            "  - request: a\n    send: GET /v1\n    version: basil",
            "s.yaml:5:14: \"basil\" is no version; expected a version of Stripe's API such as "
                + "2024-06-20 or 2025-03-31.basil"
        ),
        (
            "  - request: a\n    send: GET /v1\n    suffering: rate-limit",
            "s.yaml:5:16: unknown fault of a provider \"rate-limit\"; did you mean "
                + "\"rate-limited\"? expected one of: "
                + GatewayFault.allCases.map(\.rawValue).joined(separator: ", ")
        ),
        (
            "  - request: a\n    send: GET /v1\n    answer: 402 card_declined",
            "s.yaml:5:13: \"402 card_declined\" is no answer; expected an HTTP status; what its "
                + "body says goes under where"
        ),
        (
            "  - request: a\n    send: GET /v1\n    where: { status: x, /a: [1] }",
            "s.yaml:5:14: \"status\" is no place in an answer; expected a JSON pointer, such as "
                + "/status or /data/0/id\n"
                + "s.yaml:5:29: a list is more than one value; expected a text, a number, true, "
                + "false, or null for nothing there"
        ),
        (
            "  - request: a\n    send: GET /v1/{b}",
            "s.yaml:4:11: a brace in \"/v1/{b}\" begins no reference; expected a request and a "
                + "JSON pointer into its answer, such as {hold/id}"
        ),
        (
            "  - request: hold\n    send: GET /v1\n  - request: b\n    send: POST /v1\n"
                + "    body: { a: [{ b: \"{hol/id}\" }] }",
            "s.yaml:7:22: there is no request \"hol\" at this point; did you mean \"hold\"? "
                + "expected one of: hold"
        ),
        (
            "  - request: a\n    send: GET /v1/{a/id}",
            "s.yaml:4:11: there is no request \"a\" at this point; expected a step \"request\" "
                + "before it"
        ),
        (
            "  - request: a\n    send: GET /v1\n  - request: a\n    send: GET /v1",
            "s.yaml:5:14: label \"a\" is taken since line 3; expected a label of its own for every "
                + "payment, refund and request"
        ),
        (
            "  - request: a\n    send: GET /v1\n  - capture: a",
            "s.yaml:5:14: there is no payment \"a\" at this point; expected a step \"authorize\" "
                + "before it"
        ),
        (
            "  - request: a\n    send: GET /v1\n  - decide: dispute\n    on: a\n    at: stripe",
            "s.yaml:7:9: \"stripe\" is not asked for here; expected no \"at\": request \"a\" had a "
                + "provider already"
        ),
    ]
}
