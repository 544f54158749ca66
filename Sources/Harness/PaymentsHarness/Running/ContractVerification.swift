import Contracts
import Findings
import PaymentsPorts
import SimulationCore

/// The contracts held against themselves and against the running system.
///
/// The static part: the folder loads, every example is valid, every operation is documented as it
/// must be. The running part: histories without faults are played for both providers, and every
/// exchange and event is judged.
package struct ContractVerification: Sendable {
    /// Histories played against the contracts, per call.
    package static let histories = 200

    package let findings: [Finding]
    package let counts: ContractCounts
    package let report: ExplorationReport

    /// Verifies a loaded folder.
    ///
    /// - Throws: `StoreFailure` when the store cannot be made.
    package static func verify(
        _ contracts: ContractSuite, threads: Int
    ) throws(StoreFailure) -> ContractVerification {
        let (findings, counts) = contracts.folder.verify()
        let explorer = Explorer(
            runs: histories, seed: 1, profile: .calm,
            world: WorldSettings(store: .memory, contracts: contracts), threads: threads)
        let report = try explorer.explore()
        return ContractVerification(
            findings: findings + (report.violation?.run.findings ?? []), counts: counts,
            report: report)
    }
}
