import Contracts
import HTTPModel
import Synchronization

/// Gathers what many histories, on many threads, exercised of the contracts.
///
/// What is gathered is a union, so it is the same however the histories were shared out. One
/// collector may serve a whole command: what verifying reached, running and exploring add to.
package final class CoverageCollector: Sendable {
    private let coverage: Mutex<ContractCoverage>

    package init(_ contracts: ContractSuite) {
        coverage = Mutex(ContractCoverage(contracts.folder))
    }

    /// Takes in an exchange from outside any world.
    package func observe(_ request: RequestMessage, _ response: ResponseMessage) {
        coverage.withLock { $0.observe(request, response) }
    }

    /// Takes in what a world saw since it was looked at last.
    func observe(_ delta: History.Delta) {
        guard !delta.answers.isEmpty || !delta.events.isEmpty else { return }
        coverage.withLock { coverage in
            for (request, response) in delta.answers { coverage.observe(request, response) }
            for event in delta.events { coverage.observe(event: event) }
        }
    }

    /// The figures and gaps so far.
    package var report: CoverageReport { coverage.withLock { $0.report } }
}
