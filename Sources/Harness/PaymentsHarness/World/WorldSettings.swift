import SimulationCore

/// What a world is made from, apart from the scenario it plays.
package struct WorldSettings: Sendable {
    package var store: StoreKind
    package var contracts: ContractSuite
    package var plantedBug: PlantedBug?

    package init(
        store: StoreKind, contracts: ContractSuite, plantedBug: PlantedBug? = nil
    ) {
        self.store = store
        self.contracts = contracts
        self.plantedBug = plantedBug
    }
}
