import SimulationCore

extension Scenario {
    /// The scenario as a file that reads back as the same scenario; places are not kept.
    package var yaml: String {
        var writer = ScenarioWriter()
        writer.write(self)
        return writer.text
    }
}

/// Writes a scenario in one fixed form, so that equal scenarios give equal files.
struct ScenarioWriter {
    /// Tells editors where the language is described; right for files one folder below `scenarios`.
    static let schemaLine = "# yaml-language-server: $schema=../scenario.schema.json"
    /// How many recorded choices stand on one line.
    static let choicesInLine = 24

    private(set) var text = ""

    mutating func write(_ scenario: Scenario) {
        line(0, Self.schemaLine)
        line(0, "scenario: " + YAMLText.scalar(scenario.title))
        if !scenario.about.isEmpty { line(0, "about: " + YAMLText.scalar(scenario.about)) }
        write(scenario.given)
        line(0, "steps:")
        for step in scenario.steps { write(step, indent: 2) }
        guard !scenario.expectations.isEmpty else { return }
        line(0, "expect:")
        for expectation in scenario.expectations { write(expectation, indent: 2) }
    }

    private mutating func write(_ given: Given) {
        line(0, "given:")
        line(2, "provider: \(given.provider)")
        line(2, "nodes: \(given.nodes)")
        if let seed = given.seed { line(2, "seed: \(seed)") }
        if !given.settings.isEmpty {
            line(2, "settings:")
            for setting in given.settings {
                line(4, "\(setting.name.rawValue): \(setting.value)")
            }
        }
        write(given.networkChoices, as: "network")
        write(given.scheduleChoices, as: "schedule")
    }

    private mutating func write(_ choices: [Int], as name: String) {
        guard !choices.isEmpty else { return }
        guard choices.count > Self.choicesInLine else {
            return line(2, "\(name): [\(Self.list(choices[...]))]")
        }
        line(2, "\(name): [")
        var place = 0
        while place < choices.count {
            let end = min(place + Self.choicesInLine, choices.count)
            line(4, Self.list(choices[place..<end]) + (end < choices.count ? "," : ""))
            place = end
        }
        line(2, "]")
    }

    private static func list(_ choices: ArraySlice<Int>) -> String {
        choices.map(String.init).joined(separator: ", ")
    }

    /// Writes an element of a list: the first member after the dash, the others below it.
    mutating func item(_ members: [(name: String, value: String)], indent: Int) {
        for (place, member) in members.enumerated() {
            let start = place == 0 ? "- " : "  "
            line(indent, start + member.name + ": " + member.value)
        }
    }

    mutating func line(_ indent: Int, _ content: String) {
        text += String(repeating: " ", count: indent) + content + "\n"
    }
}
