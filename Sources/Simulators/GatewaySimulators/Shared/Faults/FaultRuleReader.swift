import JSONModel
import SimulationCore

/// Reads faults as people write them and collects everything that is wrong with them on the way.
///
/// Scenario files, the control API and `--faults FILE` share it, and so share their words.
package struct FaultRuleReader {
    /// Every word a fault may use.
    package static let members = [
        "fault", "on", "id", "occurrence", "times", "every", "from", "until", "for", "chance",
        "ramp-to", "method", "path", "key", "reference", "amount", "rate", "refuses-at", "fails-at",
        "wasted",
    ]
    /// What `until` says of a fault that stands until somebody takes it away.
    package static let cleared = "cleared"
    package static let methods = ["GET", "POST", "PATCH", "PUT", "DELETE"]

    let catalogue: [FaultDescription]
    let calls: [String]
    package private(set) var problems: [FaultRuleProblem] = []

    /// A reader that knows these faults and these calls.
    package init(
        catalogue: [FaultDescription] = FaultCatalogue.gateways,
        calls: [String] = GatewayCalls.placements
    ) {
        self.catalogue = catalogue
        self.calls = calls
    }

    /// A list of rules, or a mapping with such a list under `faults`.
    ///
    /// - Throws: everything that is wrong with them.
    package static func rules(
        in value: JSONValue, catalogue: [FaultDescription] = FaultCatalogue.gateways,
        calls: [String] = GatewayCalls.placements
    ) throws(FaultRuleError) -> [FaultRule] {
        var reader = FaultRuleReader(catalogue: catalogue, calls: calls)
        let rules = reader.list(value)
        guard reader.problems.isEmpty else { throw FaultRuleError(problems: reader.problems) }
        return rules
    }

    /// One rule.
    ///
    /// - Throws: everything that is wrong with it.
    package static func rule(
        in value: JSONValue, catalogue: [FaultDescription] = FaultCatalogue.gateways,
        calls: [String] = GatewayCalls.placements
    ) throws(FaultRuleError) -> FaultRule {
        var reader = FaultRuleReader(catalogue: catalogue, calls: calls)
        let rule = reader.checkedRule(value, at: JSONPointer())
        guard let rule, reader.problems.isEmpty else {
            throw FaultRuleError(problems: reader.problems)
        }
        return rule
    }

    private mutating func list(_ value: JSONValue) -> [FaultRule] {
        var elements = value
        var pointer = JSONPointer()
        if case .object(let object) = value {
            for name in object.names where name != "faults" {
                note(
                    "unknown name \"\(name)\"", at: pointer.appending(name), concernsName: true,
                    expected: "a list of faults under the name faults", word: name,
                    known: ["faults"])
            }
            pointer = pointer.appending("faults")
            elements = object["faults"] ?? .null
        }
        guard case .array(let values) = elements else {
            refuse(elements, "no list of faults", at: pointer, expected: "a list of faults")
            return []
        }
        var rules: [FaultRule] = []
        for (place, value) in values.enumerated() {
            if let rule = checkedRule(value, at: pointer.appending(place)) { rules.append(rule) }
        }
        return rules
    }

    private mutating func checkedRule(_ value: JSONValue, at pointer: JSONPointer) -> FaultRule? {
        guard case .object(let object) = value else {
            refuse(value, "no fault", at: pointer, expected: "a mapping of names to values")
            return nil
        }
        for name in object.names where !Self.members.contains(name) {
            note(
                "unknown name \"\(name)\" in a fault", at: pointer.appending(name),
                concernsName: true, expected: Self.oneOf(Self.members), word: name,
                known: Self.members)
        }
        return rule(object, at: pointer)
    }

    mutating func note(
        _ found: String, at pointer: JSONPointer, concernsName: Bool = false, expected: String,
        word: String? = nil, known: [String] = []
    ) {
        problems.append(
            FaultRuleProblem(
                found, at: pointer, concernsName: concernsName, expected: expected, word: word,
                known: known))
    }

    mutating func refuse(
        _ value: JSONValue, _ what: String, at pointer: JSONPointer, expected: String
    ) {
        note("\(value.reading) is \(what)", at: pointer, expected: expected)
    }

    static func oneOf(_ words: [String]) -> String { "one of: " + words.joined(separator: ", ") }
}

extension JSONValue {
    /// What is there, in words for a message.
    var reading: String {
        switch self {
        case .null: "nothing"
        case .bool(let truth): String(truth)
        case .number(let number): number.literal
        case .string(let text): "\"\(text)\""
        case .array: "a list"
        case .object: "a mapping"
        }
    }
}
