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

    func validate() throws {
        guard (1...256).contains(threads) else {
            throw ValidationError("--threads takes 1 to 256, not \(threads).")
        }
    }

    /// The compiled contracts.
    func loadContracts() throws -> ContractSuite {
        do throws(ContractLoadError) {
            return ContractSuite(try ContractFolder.load(contracts))
        } catch {
            let code: CommandExit =
                switch error.kind {
                case .unreadableInput: .unreadableInput
                case .brokenContract: .findings
                }
            throw CommandEnding(code, error.description)
        }
    }

    /// A world's settings with these contracts.
    func settings(_ contracts: ContractSuite) -> WorldSettings {
        WorldSettings(store: store, contracts: contracts, plantedBug: plant)
    }
}

extension StoreKind: ExpressibleByArgument {}
extension Profile: ExpressibleByArgument {}
extension PlantedBug: ExpressibleByArgument {}

/// Seconds that some work took by the wall clock.
func measuringSeconds<Answer>(_ work: () throws -> Answer) rethrows -> (Answer, Double) {
    let start = ContinuousClock.now
    let answer = try work()
    let elapsed = ContinuousClock.now - start
    return (
        answer, Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    )
}
