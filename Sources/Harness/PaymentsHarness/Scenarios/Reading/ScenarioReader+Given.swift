import GatewaySimulators
import JSONModel
import SimulationCore

extension ScenarioReader {
    mutating func given(_ node: ScenarioNode) -> Given {
        var given = Given()
        guard let mapping = mapping(node, "starting point") else { return given }
        checkMembers(of: mapping, known: ScenarioWords.given, in: "given")
        if let provider = mapping.node("provider") {
            given.provider =
                word(provider, among: ScenarioWords.providers, "provider") ?? given.provider
        }
        if let nodes = mapping.node("nodes") {
            given.nodes = count(nodes, in: 1...2, "number of nodes") ?? given.nodes
        }
        if let seed = mapping.node("seed") { given.seed = self.seed(seed) }
        if let settings = mapping.node("settings") { given.settings = self.settings(settings) }
        if let network = mapping.node("network") { given.networkChoices = choices(network) }
        if let schedule = mapping.node("schedule") { given.scheduleChoices = choices(schedule) }
        return given
    }

    private mutating func seed(_ node: ScenarioNode) -> UInt64? {
        if case .number(let number) = node.value, let seed = UInt64(number.literal) { return seed }
        refuse(node, "no seed", expected: "a whole number from 0 to \(UInt64.max)")
        return nil
    }

    private mutating func choices(_ node: ScenarioNode) -> [Int] {
        guard let elements = list(node, "recorded choices") else { return [] }
        var choices: [Int] = []
        for element in elements {
            if let choice = count(element, in: 0...Int.max, "choice") { choices.append(choice) }
        }
        return choices
    }

    private mutating func settings(_ node: ScenarioNode) -> [Setting] {
        guard let mapping = mapping(node, "settings") else { return [] }
        checkMembers(of: mapping, known: ScenarioWords.settings, in: "settings")
        var settings: [Setting] = []
        for name in mapping.object.names {
            guard let setting = SettingName(rawValue: name), let value = mapping.node(name),
                let read = self.value(value, of: setting)
            else { continue }
            settings.append(Setting(name: setting, value: read))
        }
        return settings
    }

    private mutating func value(_ node: ScenarioNode, of setting: SettingName) -> String? {
        switch setting.kind {
        case .words(let words):
            // Some words are numbers, which nobody puts in quotes.
            if case .number(let number) = node.value, words.contains(number.literal) {
                return number.literal
            }
            return word(node, among: words, setting.rawValue)
        case .duration: return duration(node) == nil ? nil : node.value.string
        case .rate:
            if let text = node.value.string, CapacityTerms.rate(text) != nil { return text }
            refuse(node, "no rate", expected: "requests in a time, such as 20/s, 30/m or 600/h")
            return nil
        case .version:
            return stripeVersion(node)
        }
    }

    mutating func stripeVersion(_ node: ScenarioNode) -> String? {
        if let text = node.value.string, SettingName.isStripeVersion(text) { return text }
        refuse(node, "no version", expected: SwitchValues.version.expectation)
        return nil
    }
}
