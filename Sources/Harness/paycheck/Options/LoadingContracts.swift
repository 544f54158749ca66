import Contracts

/// Loads contracts: what cannot be read is unreadable input, what is broken is findings.
func loadingContracts<Answer>(_ work: () throws(ContractLoadError) -> Answer) throws -> Answer {
    do throws(ContractLoadError) { return try work() } catch {
        let code: CommandExit =
            switch error.kind {
            case .unreadableInput: .unreadableInput
            case .brokenContract: .findings
            }
        throw CommandEnding(code, error.description)
    }
}
