import Contracts
import Exploration
import Findings
import GatewaySimulators
import JSONModel
import SimulationCore
import Testing

@testable import PaymentsHarness

/// Another merchant asks the providers itself, and ours is none the wiser.
@Suite struct OtherMerchantTests {
    private static let hold = """
          - request: hold
            send: POST /v1/payment_intents
            key: order-17
            body: { amount: 2500, currency: usd, payment_method: pm_card_visa, confirm: true,
              payment_method_types: [card], capture_method: manual }
            answer: 200

        """

    private static func scenario(
        _ steps: String, given: String = "{ provider: stripe }", expect: String = ""
    ) throws -> Scenario {
        let text = "scenario: s\ngiven: \(given)\nsteps:\n\(steps)\n\(expect)"
        return try Scenario.read(try YAMLDocument.load(Array(text.utf8), name: "s.yaml"))
    }

    private static func play(_ scenario: Scenario) throws -> ScenarioRun {
        try ScenarioRun.play(
            scenario, in: Repository.world(), file: "s.yaml", keepingHistory: true)
    }

    @Test func `what it does is in none of our books`() throws {
        let scenario = try Self.scenario(
            "  - authorize: p1\n    amount: EUR 50.00\n  - capture: p1\n" + Self.hold
                + "  - request: taken\n    send: POST /v1/payment_intents/{hold/id}/capture\n"
                + "    answer: 200",
            expect: "expect:\n  - books: stripe\n    authorizations: 1\n    captures: 1\n"
                + "    captured: EUR 50.00")
        let run = try Self.play(scenario)
        #expect(run.findings == [])
        #expect(run.reached.steps["request"] == 2)
    }

    @Test func `planned faults do not strike it`() throws {
        let scenario = try Self.scenario(
            "  - fault: error-before-effect\n    on: \"*\"\n    for: 1h\n" + Self.hold)
        #expect(try Self.play(scenario).findings == [])
    }

    @Test func `another status is a violation that tells the provider's reason`() throws {
        let scenario = try Self.scenario(
            Self.hold + "  - request: much\n    send: POST /v1/payment_intents/{hold/id}/capture\n"
                + "    body: { amount_to_capture: 9900 }\n    answer: 200")
        let finding = try #require(try Self.play(scenario).findings.first)
        #expect(finding.rule == "unexpected-answer")
        #expect(finding.message == "request much was answered otherwise than the scenario says")
        #expect(finding.location.file == "s.yaml")
        #expect(finding.location.position == SourcePosition(line: 10, column: 5))
        #expect(finding.expected == "200")
        #expect(finding.found?.hasPrefix("400 amount_too_large ") == true)
    }

    @Test(arguments: [
        ("/status: succeeded", "/status: succeeded", "/status: requires_capture"),
        ("/amount: 2600", "/amount: 2600", "/amount: 2500"),
        ("/nothing/here: \"{hold/id}x\"", nil, "/nothing/here: nothing"),
        ("/metadata: null", "/metadata: nothing", "/metadata: a mapping"),
        ("/id: \"{hold/no}\"", nil, nil),
    ])
    func `another member of the answer is a violation that names both`(
        demand: String, expected: String?, found: String?
    ) throws {
        let scenario = try Self.scenario(
            Self.hold + "  - request: seen\n    send: GET /v1/payment_intents/{hold/id}\n"
                + "    where: { /currency: usd, \(demand) }")
        let findings = try Self.play(scenario).findings
        #expect(findings.count == 1)
        if let expected { #expect(findings.first?.expected == expected) }
        if let found { #expect(findings.first?.found == found) }
    }

    @Test func `a body that is no JSON is a text, and one that is empty is nothing`() throws {
        let page = try Self.scenario(
            "  - request: page\n    send: GET /v1/balance\n    suffering: html-error\n"
                + "    where: { \"\": null }")
        let finding = try #require(try Self.play(page).findings.first)
        #expect(finding.expected == "the body: nothing")
        #expect(finding.found?.hasPrefix("the body: <html>") == true)
        let empty = try Self.scenario(
            "  - request: empty\n    send: GET /v1/orders\n    suffering: rate-limited\n"
                + "    where: { \"\": null }",
            given: "{ provider: razorpay, settings: { rate-limit-body: empty } }")
        #expect(try Self.play(empty).findings == [])
    }

    @Test func `an answer that lacks what the next request needs is a violation`() throws {
        let scenario = try Self.scenario(
            Self.hold + "  - request: seen\n    send: GET /v1/charges/{hold/latest_refund}")
        let finding = try #require(try Self.play(scenario).findings.first)
        #expect(
            finding.found
                == "nothing sent: the answer to \"hold\" says nothing at /latest_refund")
    }

    @Test func `time passes for it as for everybody`() throws {
        let scenario = try Self.scenario(
            Self.hold + "  - wait: 8d\n  - request: lapsed\n"
                + "    send: GET /v1/payment_intents/{hold/id}\n    where: { /status: canceled }")
        #expect(try Self.play(scenario).findings == [])
    }

    @Test func `what it is answered keeps to the provider's document`() throws {
        let inspection = ProviderInspection([
            (
                .razorpay,
                try SingleAPI.load(Repository.root + "/contracts/providers/razorpay.v1.yaml")
            )
        ])
        var world = Repository.world()
        world.inspection = inspection
        for path in ScenarioPlayTests.files where path.contains("/settings/razorpay-") {
            _ = try ScenarioRun.play(try ScenarioFile.load(path: path), in: world)
        }
        #expect(inspection.findings == [])
        #expect(!inspection.fact.text.hasPrefix("0 "))
    }

    @Test func `its requests are readable lines without keys`() throws {
        let scenario = try Self.scenario(
            Self.hold + "  - request: gone\n    send: GET /v1/refunds/re_1\n"
                + "    suffering: html-error")
        let history = try #require(try Self.play(scenario).history)
        let lines = Timeline(history).lines
        #expect(
            lines.contains {
                $0.hasSuffix("other        -> stripe as hold  POST /v1/payment_intents  200")
            })
        #expect(
            lines.contains {
                $0.hasSuffix(
                    "other        -> stripe as gone  GET /v1/refunds/re_1  502   FAULT html-error")
            })
        #expect(
            lines.contains {
                $0.hasSuffix("another merchant sends POST /v1/payment_intents as hold")
            })
        let text = lines.joined(separator: "\n")
        #expect(!text.contains(MerchantAccounts().stripeKey))
        #expect(!text.contains("order-17"))
    }

    @Test func `equal scenarios give equal histories, and another answer another one`() throws {
        let scenario = try Self.scenario(Self.hold)
        let first = try Self.play(scenario).traceHash
        #expect(try Self.play(scenario).traceHash == first)
        var other = scenario
        let version = try #require(SettingName(rawValue: "api-version"))
        other.given.settings = [Setting(name: version, value: "2022-08-01")]
        #expect(try Self.play(other).traceHash != first)
    }

    @Test func `a violation shrinks to the requests it needs`() throws {
        let scenario = try Self.scenario(
            "  - authorize: p1\n    amount: EUR 50.00\n  - wait: 1h\n" + Self.hold
                + "  - capture: p1\n  - request: other\n    send: GET /v1/balance\n"
                + "  - request: seen\n    send: GET /v1/payment_intents/{hold/id}\n"
                + "    where: { /status: succeeded }",
            given: "{ provider: stripe, nodes: 2, settings: { hold-life: 2d } }")
        let small = try Shrinker(world: Repository.world()).shrink(
            scenario, rule: "unexpected-answer")
        #expect(small.scenario.steps.map(\.act.verb) == ["request", "request"])
        #expect(small.scenario.given.settings == [])
        #expect(small.scenario.isWellFormed)
    }

    @Test func `an account whose own books are not in order is a violation`() async {
        let executor = DeterministicExecutor(schedule: .simplest(label: "schedule"))
        let merchant = OtherMerchant(
            executor: executor, history: History(executor: executor)
        ) { _ in
            TamperedGateway(StripeSimulator(seed: 1), broken: ["captured above authorized"])
        }
        #expect(merchant.conclude() == [])
        _ = await merchant.send(
            ProviderRequest(name: "a", method: "GET", path: "/v1/balance"), to: "stripe")
        let findings = merchant.conclude()
        #expect(findings.map(\.rule) == ["gateway-invariant"])
        #expect(
            findings.map(\.message)
                == ["the other merchant's account at stripe: captured above authorized"])
    }
}
