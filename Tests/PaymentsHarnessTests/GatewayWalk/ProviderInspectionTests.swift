import Contracts
import Findings
import OpenAPI
import PaymentsHarness
import Testing

@Suite struct ProviderInspectionTests {
    /// An inspection of both providers by one document, which cannot be right for both.
    private static func inspection(of providers: [GatewayWalk.Provider]) throws
        -> ProviderInspection
    {
        let document = try SingleAPI.load(
            Repository.root + "/contracts/providers/razorpay.v1.yaml")
        return ProviderInspection(providers.map { ($0, document) })
    }

    private static func play(_ scenario: Scenario, _ inspection: ProviderInspection?) throws
        -> UInt64
    {
        var world = Repository.world()
        world.inspection = inspection
        return try ScenarioRun.play(scenario, in: world).traceHash
    }

    @Test(arguments: ScenarioPlayTests.files)
    func `nothing happens otherwise because somebody looks on`(file: String) throws {
        let scenario = try ScenarioFile.load(path: file)
        let inspection = try Self.inspection(of: [.stripe, .razorpay])
        #expect(try Self.play(scenario, inspection) == Self.play(scenario, nil))
    }

    @Test func `explored histories keep to Razorpay's document`() throws {
        let inspection = try Self.inspection(of: [.razorpay])
        for seed in 0..<200 as Range<UInt64> {
            _ = try Self.play(HistoryToken(profile: .rough, seed: seed).scenario, inspection)
        }
        #expect(inspection.findings == [])
        #expect(inspection.fact.text.hasPrefix("0 ") == false)
    }
}
