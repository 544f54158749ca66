import GatewaySimulators
import JSONModel
import SimulationCore

extension ScenarioReader {
    /// The fault a step plans; the words are those of the control API, too.
    mutating func fault(_ mapping: ScenarioMapping) -> Act? {
        var reader = FaultRuleReader(catalogue: FaultCatalogue.all, calls: ScenarioWords.calls)
        let rule = reader.rule(mapping.object, at: mapping.pointer)
        for problem in reader.problems {
            note(
                problem.found,
                at: problem.concernsName
                    ? document.namePosition(of: problem.pointer)
                    : document.position(of: problem.pointer),
                expected: problem.expected,
                suggestion: problem.word.flatMap { nearest($0, problem.known) })
        }
        return rule.map { .fault($0) }
    }
}
