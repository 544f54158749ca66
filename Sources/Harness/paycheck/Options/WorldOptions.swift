import ArgumentParser
import Contracts
import Foundation
import PaymentsHarness

/// What a world is made from, as the command line says; the same for every command that plays.
struct WorldOptions: ParsableArguments {
    @Option(help: "The folder of contracts (events/ and apis/).")
    var contracts: String = "contracts"

    @Option(help: "The store the payments nodes share: memory or sqlite.")
    var store: StoreKind = .memory

    @Option(
        help: "How many histories are played at the same time; the report does not depend on it.")
    var threads: Int = ProcessInfo.processInfo.activeProcessorCount

    @Option(
        help: ArgumentHelp(
            "Plant a known defect into the payments system, to see its judge catch it.",
            valueName: "bug"))
    var plant: PlantedBug?

    @Option(
        help: ArgumentHelp(
            "Judge what the simulated providers answer and send, too: Stripe by this OpenAPI "
                + "document, Razorpay by the one among the contracts.", valueName: "file"))
    var providerSpec: String?

    func validate() throws {
        guard (1...256).contains(threads) else {
            throw ValidationError("--threads takes 1 to 256, not \(threads).")
        }
    }

    /// The compiled contracts.
    func loadContracts() throws -> ContractSuite {
        try loadingContracts { () throws(ContractLoadError) in
            ContractSuite(try ContractFolder.load(contracts))
        }
    }

    /// A world's settings with these contracts.
    func settings(
        _ contracts: ContractSuite, _ coverage: CoverageCollector? = nil,
        _ inspection: ProviderInspection? = nil
    ) -> WorldSettings {
        var settings = WorldSettings(
            store: store, contracts: contracts, plantedBug: plant, coverage: coverage)
        settings.inspection = inspection
        return settings
    }

    /// Who judges the providers; nobody unless a document is named.
    func inspection() throws -> ProviderInspection? {
        guard let providerSpec else { return nil }
        let own = contracts + "/providers/razorpay.v1.yaml"
        return try loadingContracts { () throws(ContractLoadError) in
            ProviderInspection([
                (.stripe, try SingleAPI.load(providerSpec)), (.razorpay, try SingleAPI.load(own)),
            ])
        }
    }
}

extension StoreKind: ExpressibleByArgument {}
extension Profile: ExpressibleByArgument {}
extension PlantedBug: ExpressibleByArgument {}
