import JSONModel
import SimulationCore

extension ScenarioReader {
    mutating func fault(_ subject: ScenarioNode, _ mapping: ScenarioMapping) -> Act? {
        let name = word(subject, among: FaultCatalogue.names, "fault")
        let call = required("on", of: mapping, "a fault", such: "the call it strikes")
            .flatMap { word($0, among: ScenarioWords.calls, "call") }
        let occurrence = mapping.node("occurrence")
            .flatMap { count($0, in: 1...Int.max, "occurrence") }
        let lasting = mapping.node("for").flatMap { duration($0) }
        let times = mapping.node("times").flatMap { count($0, in: 1...Int.max, "number of times") }
        let amount = name.flatMap { self.amount(of: $0, mapping) }
        guard let name, let call else { return nil }
        let planned = PlannedFault(
            name, on: call, occurrence: occurrence ?? 1,
            times: times ?? (lasting == nil ? 1 : ScenarioWords.endlessTimes),
            amount: amount?.milliseconds ?? 0)
        return .fault(planned, lasting: lasting)
    }

    private mutating func amount(of name: String, _ mapping: ScenarioMapping) -> VirtualDuration? {
        guard let node = mapping.node("amount") else { return nil }
        if FaultCatalogue.description(of: name)?.amount != nil { return duration(node) }
        note(
            "the fault \"\(name)\" takes no amount", at: document.namePosition(of: node.pointer),
            expected: "no amount")
        return nil
    }
}
