import GatewaySimulators
import SimulationCore

/// What a world is made from, apart from the scenario it plays.
package struct WorldSettings: Sendable {
    package var store: StoreKind
    package var contracts: ContractSuite
    package var plantedBug: PlantedBug?
    /// A broken promise of the API, for showing that driving it finds that.
    package var contractFault: PlantedContractFault?
    /// Gathers what of the contracts is exercised; nil where nobody asks.
    package var coverage: CoverageCollector?
    /// Judges the simulated providers by their documents; nil where nobody asks.
    package var inspection: ProviderInspection?

    package init(
        store: StoreKind, contracts: ContractSuite, plantedBug: PlantedBug? = nil,
        coverage: CoverageCollector? = nil
    ) {
        self.store = store
        self.contracts = contracts
        self.plantedBug = plantedBug
        self.coverage = coverage
    }
}

extension WorldSettings {
    /// The simulator, judged by its document where somebody asks for that.
    func watching(
        _ simulator: any GatewaySimulator, set switches: ProviderSwitches
    ) -> any GatewaySimulator {
        guard let inspection, !switches.leavesDocuments else { return simulator }
        return inspection.watching(simulator)
    }
}
