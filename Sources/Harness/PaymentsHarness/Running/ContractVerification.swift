import Contracts
import Findings
import PaymentsPorts
import SimulationCore

/// The contracts held against themselves, the code, their consumers, and the running system.
///
/// The static part: the folder loads, every example is valid, every operation is documented as it
/// must be, and the words of contracts, code and documents agree. The running part: requests made
/// from the API's document are sent to the real API, consumers' expectations are replayed, and
/// histories without faults are played for both providers with every exchange and event judged.
package struct ContractVerification: Sendable {
    /// What to verify with; the defaults are those of the command.
    package struct Plan: Sendable {
        /// Histories played against the contracts.
        package var histories = 200
        package var seed: UInt64 = 1
        package var threads = 1
        package var store = StoreKind.memory
        package var budget = DriveBudget()
        /// What consumers expect.
        package var consumers: [Pact] = []
        /// Documents whose marked lists must agree with the contracts.
        package var documents: [ProjectDocument] = []
        /// A defect planted into the API, to see that driving it finds that.
        package var fault: PlantedContractFault?
        package var plantedBug: PlantedBug?

        package init() {}
    }

    package let findings: [Finding]
    package let counts: ContractCounts
    package let report: ExplorationReport
    package let drive: DriveReport
    package let consumers: ConsumerCounts

    /// Verifies a loaded folder; what is exercised is added to `coverage`.
    ///
    /// - Throws: `StoreFailure` when the store cannot be made.
    package static func verify(
        _ contracts: ContractSuite, _ plan: Plan = Plan(), coverage: CoverageCollector
    ) throws(StoreFailure) -> ContractVerification {
        let (findings, counts) = contracts.folder.verify()
        let agreement = AgreementAudit.findings(
            contracts: contracts.folder, documents: plan.documents)
        var settings = WorldSettings(
            store: plan.store, contracts: contracts, plantedBug: plan.plantedBug, coverage: coverage
        )
        settings.contractFault = plan.fault
        let drive = try APIDrive.drive(
            contracts, seed: plan.seed, budget: plan.budget, store: plan.store, fault: plan.fault
        ) { coverage.observe($0, $1) }
        let consumers = try ConsumerVerification.verify(plan.consumers, in: settings)
        let explorer = Explorer(
            runs: plan.histories, seed: plan.seed, profile: .calm, world: settings,
            threads: plan.threads)
        let report = try explorer.explore()
        return ContractVerification(
            findings: findings + agreement + drive.findings + consumers.findings
                + (report.violation?.run.findings ?? []),
            counts: counts, report: report, drive: drive, consumers: consumers.counts)
    }
}
