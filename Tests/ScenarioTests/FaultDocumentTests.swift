import GatewaySimulators
import PaymentsHarness
import Testing

/// docs/faults.md and docs/scenarios.md leave no word out.
@Suite struct FaultDocumentTests {
    @Test func `docs/faults.md has every fault and every call`() throws {
        let text = try Repository.text("docs/faults.md")
        for name in FaultCatalogue.names + CallCatalogue.all {
            #expect(text.contains("`\(name)`"), "docs/faults.md does not explain \(name)")
        }
    }

    @Test func `docs/faults.md says of every fault what the catalogue says`() throws {
        let text = try Repository.text("docs/faults.md")
        for fault in FaultCatalogue.all {
            #expect(
                text.contains("| `\(fault.name)` | \(fault.summary) |"),
                "docs/faults.md tells something else of \(fault.name)")
        }
    }

    @Test func `docs/scenarios.md has every word of the language`() throws {
        let text = try Repository.text("docs/scenarios.md")
        let words =
            ScenarioWords.parts + ScenarioWords.given + ScenarioWords.settings
            + ScenarioWords.outcomes + ScenarioWords.orderStates + ScenarioWords.failures
            + ScenarioWords.refundStatuses + ScenarioWords.paymentStatuses + ScenarioWords.events
            + ScenarioWords.accounts + ScenarioWords.methods
            + StepWord.allCases.flatMap { [$0.rawValue] + $0.members }
            + ClaimWord.allCases.flatMap { [$0.rawValue] + $0.members }
        for word in words {
            #expect(text.contains("`\(word)"), "docs/scenarios.md does not explain \(word)")
        }
    }
}
