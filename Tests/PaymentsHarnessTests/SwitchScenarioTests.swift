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

    /// What our merchant cannot meet, with the reason.
    ///
    /// The simulators' own tests show what these settings do to a merchant who would.
    private static let unmet = [
        "key-life": "it asks before it sends again under an old key",
        "key-scope": "it uses a key for one refund alone",
        "key-errors": "it asks what became of a request before it sends it again",
        "key-replay": "it asks what became of a request before it sends it again",
        "key-comparison": "it never sends other parameters under a key",
        "key-twin": "it never has two requests under way with one key",
        "rate-limiter": "it asks before it sends again, and finds nothing was done",
        "fee-known": "its ledger has no fees until a report brings them",
        "api-version": "it names the version it understands in each request",
        "payment-final": "it pays by card with a hold, which is never processing",
        "raised-holds": "it never raises a hold",
        "multicapture": "it captures once",
        "capture-mode": "its orders say how they are captured",
        "order-receipts": "it finds an order by its receipt instead of making it again",
        "gateway-error": "it pays on the bank's page, where this refusal is not",
        "rate-limit-body": "it goes by the status",
        "instant-refund": "it never asks for instant refunds",
        "dispute-verdict": "it sends no evidence to a bank",
        "dispute-review": "it sends no evidence to a bank",
        "dispute-fee": "it sends no evidence to a bank, and wins by hand",
        "unanswered-dispute": "its histories end before the time to answer does",
    ]

    @Test func `what our merchant never meets is a setting there is`() {
        #expect(Set(Self.unmet.keys).subtracting(ScenarioWords.settings) == [])
    }

    @Test(arguments: SettingName.allCases.filter { unmet[$0.rawValue] == nil })
    func `some scenario holds only because of the setting`(setting: SettingName) throws {
        let affected = Self.scenarios.filter { $0.given.settings.contains { $0.name == setting } }
        #expect(!affected.isEmpty)
        #expect(try affected.contains { try fails($0.without(setting)) })
    }

    @Test func `every word of a setting that can be met but its usual one is in some scenario`() {
        let usual = ["succeeded", "off", "paid", "released", "restores", "blocked", "fails"]
        for setting in SettingName.allCases where Self.unmet[setting.rawValue] == nil {
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
