import GatewaySimulators
import PaymentsHarness
import SimulationCore
import Testing

/// A provider, or the world, that does not do what it usually does.
struct Behaviour: Sendable, CustomTestStringConvertible {
    let setting: SettingName
    /// Nil where the setting is a duration, a rate or a version, or no provider's.
    var word: String?
    /// The provider that does it; nil when any will do.
    var provider: String?

    /// Every word of every setting but the usual one, at each provider that has it.
    static let unusual: [Behaviour] = SettingName.allCases.flatMap { setting -> [Behaviour] in
        guard case .words = setting.kind else { return [Behaviour(setting: setting)] }
        guard let description = GatewaySwitches.named(setting.rawValue) else {
            return [Behaviour(setting: setting, word: "on")]
        }
        return description.gateways.flatMap { provider, terms -> [Behaviour] in
            guard case .words(let words) = terms.values else { return [] }
            return words.filter { $0 != terms.usual }.map { word in
                Behaviour(setting: setting, word: word, provider: provider)
            }
        }
    }

    func isGiven(in scenario: Scenario) -> Bool {
        (provider == nil || provider == scenario.given.provider)
            && scenario.given.settings.contains { given in
                given.name == setting && (word == nil || word == given.value)
            }
    }

    var testDescription: String {
        [provider, setting.rawValue, word].compactMap { $0 }.joined(separator: " ")
    }
}

/// Each way to misbehave has a scenario that would not hold without it.
@Suite struct SwitchScenarioTests {
    private static let scenarios: [Scenario] =
        (try? ScenarioFiles.find(paths: [Repository.root + "/scenarios"]))?
        .compactMap { try? ScenarioFile.load(path: $0) } ?? []

    private func fails(_ scenario: Scenario) throws -> Bool {
        try ScenarioRun.play(scenario, in: Repository.world()).isViolated
    }

    @Test(arguments: FaultCatalogue.all.filter { $0.family != .process && $0.family != .store })
    func `some scenario holds only because the fault strikes`(fault: FaultDescription) throws {
        let suffering = Self.scenarios.filter { $0.plans(fault.name) }
        #expect(!suffering.isEmpty)
        #expect(try suffering.contains { try fails($0.without(fault.name)) })
    }

    @Test(arguments: Behaviour.unusual)
    func `some scenario holds only because of the setting`(behaviour: Behaviour) throws {
        let affected = Self.scenarios.filter { behaviour.isGiven(in: $0) }
        #expect(!affected.isEmpty)
        #expect(try affected.contains { try fails($0.without(behaviour.setting)) })
    }

    @Test(arguments: [
        "every", "from", "for", "chance", "ramp-to", "method", "path", "key", "reference", "times",
        "occurrence", "amount",
    ])
    func `some scenario plans a fault with the word`(word: String) {
        let rules = Self.scenarios.flatMap(\.steps).compactMap { step in
            if case .fault(let rule) = step.act { rule } else { nil }
        }
        let isUsed = rules.contains { rule in
            let fault = rule.fault
            return switch word {
            case "every": fault.every > 1
            case "from": rule.delay != nil
            case "for": rule.lasting != nil
            case "chance": fault.chance < .all && fault.rampTo == nil
            case "ramp-to": fault.rampTo != nil
            case "method": fault.only.method != nil
            case "path": fault.only.path != nil
            case "key": fault.only.key != nil
            case "reference": fault.only.reference != nil
            case "times": fault.times > 1 && fault.times < PlannedFault.endless
            case "occurrence": fault.occurrence > 1
            default: fault.amount > 0
            }
        }
        #expect(isUsed)
    }
}

extension Scenario {
    fileprivate func plans(_ fault: String) -> Bool {
        steps.contains { step in
            if case .fault(let rule) = step.act { rule.fault.name == fault } else { false }
        }
    }

    /// The scenario without the steps that plan a fault; what it expects of it stays.
    fileprivate func without(_ fault: String) -> Scenario {
        var scenario = self
        scenario.steps.removeAll { step in
            if case .fault(let rule) = step.act { rule.fault.name == fault } else { false }
        }
        return scenario
    }

    fileprivate func without(_ setting: SettingName) -> Scenario {
        var scenario = self
        scenario.given.settings.removeAll { $0.name == setting }
        return scenario
    }
}
