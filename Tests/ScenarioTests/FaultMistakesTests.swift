import GatewaySimulators
import PaymentsHarness
import Testing

/// Faults have names, calls have labels; whoever mistypes one is told the nearest.
@Suite struct FaultMistakesTests {
    @Test func `an unknown fault is told with the nearest one`() throws {
        let text = ScenarioText.with(steps: "  - fault: respons-lost\n    on: stripe.capture")
        #expect(
            try ScenarioText.faults(text)
                == "s.yaml:5:12: unknown fault \"respons-lost\"; did you mean \"response-lost\"? "
                + "expected one of: " + FaultCatalogue.names.joined(separator: ", "))
    }

    @Test func `an unknown call is told with the nearest one`() throws {
        let text = ScenarioText.with(steps: "  - fault: refused\n    on: stripe.captur")
        #expect(
            try ScenarioText.faults(text)
                == "s.yaml:6:9: unknown call \"stripe.captur\"; did you mean \"stripe.capture\"? "
                + "expected one of: " + ScenarioWords.calls.joined(separator: ", "))
    }

    @Test func `a fault must say what it strikes`() throws {
        let text = ScenarioText.with(steps: "  - fault: refused")
        #expect(
            try ScenarioText.faults(text)
                == "s.yaml:5:5: a fault without \"on\"; expected on: the call it strikes")
    }

    @Test func `only a fault with a size takes an amount`() throws {
        let text = ScenarioText.with(
            steps: "  - fault: refused\n    on: stripe.capture\n    amount: 5s")
        #expect(
            try ScenarioText.faults(text)
                == "s.yaml:7:5: the fault \"refused\" takes no amount; expected no amount")
    }

    @Test func `numbers of calls count from one`() throws {
        let text = ScenarioText.with(
            steps: "  - fault: refused\n    on: stripe.*\n    occurrence: 0\n    times: 0")
        #expect(
            try ScenarioText.faults(text) == """
                s.yaml:7:17: 0 is no occurrence; expected a whole number from 1
                s.yaml:8:12: 0 is no number of times; expected a whole number from 1
                """)
    }

    @Test func `every call and every family the reader takes is one the catalogue knows`() {
        for call in ScenarioWords.calls { #expect(CallCatalogue.knows(call), "\(call)") }
        #expect(ScenarioWords.calls.contains("gateway.*"))
    }
}
