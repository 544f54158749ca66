import GatewaySimulators
import SimulationCore

extension ScenarioWriter {
    static func members(of rule: FaultRule) -> [Member] {
        let fault = rule.fault
        return [("fault", fault.name), ("on", YAMLText.scalar(fault.call))]
            + optional("id", fault.id.map(YAMLText.scalar))
            + counts(of: rule) + times(of: rule)
            + optional("method", fault.only.method)
            + optional("path", fault.only.path.map(YAMLText.scalar))
            + optional("key", fault.only.key.map(YAMLText.scalar))
            + optional("reference", fault.only.reference.map(YAMLText.scalar))
            + optional("amount", text(fault.amount))
            + (fault.capacity.map(members(of:)) ?? [])
    }

    private static func counts(of rule: FaultRule) -> [Member] {
        let fault = rule.fault
        let usual = FaultRule.usualOccurrence(every: fault.every)
        return optional("every", fault.every == 1 ? nil : String(fault.every))
            + optional("occurrence", fault.occurrence == usual ? nil : String(fault.occurrence))
            + optional("times", fault.times == rule.usualTimes ? nil : String(fault.times))
    }

    private static func times(of rule: FaultRule) -> [Member] {
        optional("from", rule.delay?.description) + optional("for", rule.lasting?.description)
            + optional(
                "chance",
                rule.fault.chance == .all && rule.fault.rampTo == nil
                    ? nil : rule.fault.chance.description)
            + optional("ramp-to", rule.fault.rampTo?.description)
    }

    private static func members(of terms: CapacityTerms) -> [Member] {
        [
            ("rate", terms.rate), ("refuses-at", terms.refusesAt.description),
            ("fails-at", terms.failsAt.description), ("wasted", terms.wasted.description),
        ]
    }

    private static func text(_ milliseconds: Int) -> String? {
        milliseconds == 0 ? nil : VirtualDuration.milliseconds(milliseconds).description
    }
}
