import JSONModel
import JSONSchema
import PaymentsDomain
import PaymentsHarness
import SimulationCore
import Testing

@Suite struct ScenarioWriterTests {
    @Test(arguments: 0..<400)
    func `what is written reads back as the same scenario`(seed: UInt64) throws {
        let scenario = DrawnScenario.draw(seed: seed)
        let text = scenario.yaml
        #expect(try ScenarioText.read(text).withoutPlaces == scenario, "\(text)")
    }

    @Test func `what is read and written again is the same text`() throws {
        for seed in 0..<50 as Range<UInt64> {
            let text = DrawnScenario.draw(seed: seed).yaml
            #expect(try ScenarioText.read(text).yaml == text)
        }
    }

    @Test func `drawn scenarios hold every kind of step and of claim`() {
        var words: Set<String> = []
        var claims: Set<String> = []
        for seed in 0..<400 as Range<UInt64> {
            let scenario = DrawnScenario.draw(seed: seed)
            for step in scenario.steps { words.insert(step.act.verb) }
            for expectation in scenario.expectations {
                claims.insert(String("\(expectation.claim)".prefix { $0 != "(" }))
            }
        }
        #expect(words == Set(StepWord.allCases.map(\.rawValue)))
        #expect(claims == Set(ClaimWord.allCases.map(\.rawValue)))
    }

    @Test func `a counterexample reads like a file written by hand`() {
        guard let euro = Currency(code: "EUR"), let amount = Money(minorUnits: 5000, currency: euro)
        else { return }
        let scenario = Scenario(
            title: "Money: lost", about: "Why",
            given: Given(networkChoices: Array(repeating: 7, count: 25)),
            steps: [
                Step(
                    .authorize(Authorize(payment: "p1", amount: amount)),
                    answer: ExpectedAnswer(status: 201)),
                Step(
                    .fault(
                        PlannedFault("webhook-delayed", on: "*", times: 1_000_000, amount: 90_000),
                        lasting: .minutes(10))),
                Step(
                    .together([Step(.capture(payment: "p1", amount: nil)), Step(.crash(node: 1))])),
            ],
            expectations: [
                Expectation(.payment(PaymentClaim(payment: "p1", status: .captured)))
            ])
        let sevens = Array(repeating: "7", count: 24).joined(separator: ", ")
        #expect(
            scenario.yaml == """
                # yaml-language-server: $schema=../scenario.schema.json
                scenario: "Money: lost"
                about: Why
                given:
                  provider: stripe
                  nodes: 1
                  network: [
                    \(sevens),
                    7
                  ]
                steps:
                  - authorize: p1
                    amount: EUR 50.00
                    answer: 201
                  - fault: webhook-delayed
                    on: "*"
                    for: 10m
                    amount: 1m30s
                  - together:
                      - capture: p1
                      - crash: node 1
                expect:
                  - payment: p1
                    status: CAPTURED

                """)
    }

    @Test func `what is written keeps to the schema`() throws {
        let schema = try ScenarioSchema.compiled()
        for seed in 0..<200 as Range<UInt64> {
            let text = DrawnScenario.draw(seed: seed).yaml
            let failures = schema.judge(try ScenarioText.value(text))
            #expect(failures.isEmpty, "\(text)\n\(failures)")
        }
    }
}
