import GatewaySimulators
import PaymentsHarness
import SimulationCore
import Testing

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

    /// What our merchant cannot meet: it never sends under an old key what it could ask about. The
    /// simulators' own tests show what these settings do to a merchant who would.
    private static let unmet: [SettingName] = [.keyLife, .keyScope, .keyErrors]

    @Test(arguments: unmet)
    func `some scenario is played with a setting our merchant never meets`(setting: SettingName) {
        #expect(Self.scenarios.contains { $0.given.settings.contains { $0.name == setting } })
    }

    @Test(arguments: SettingName.allCases.filter { !unmet.contains($0) })
    func `some scenario holds only because of the setting`(setting: SettingName) throws {
        let affected = Self.scenarios.filter { $0.given.settings.contains { $0.name == setting } }
        #expect(!affected.isEmpty)
        #expect(try affected.contains { try fails($0.without(setting)) })
    }

    @Test func `every word of every setting but its usual one is in some scenario`() {
        let usual = ["succeeded", "account", "forgotten", "off", "paid"]
        for setting in SettingName.allCases {
            guard case .words(let words) = setting.kind else { continue }
            let used = Self.scenarios.flatMap(\.given.settings).filter { $0.name == setting }
            let unused = Set(words).subtracting(used.map(\.value) + usual)
            #expect(unused.sorted() == [], "\(setting.rawValue)")
        }
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
