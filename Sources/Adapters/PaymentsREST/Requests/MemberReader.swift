import JSONModel

/// Reads the members of one object of a request body, exactly as the contract says.
///
/// A member that is unknown, missing, of another type or outside its bounds is a problem whose detail
/// starts with the JSON pointer of the place. Values are never repeated in a detail: what a caller
/// sends by mistake may be a secret.
struct MemberReader {
    private let object: JSONObject
    private let pointer: String

    /// A reader for an object that may have these members and no others.
    init(_ value: JSONValue, at pointer: String, names: [String]) throws(Problem) {
        guard case .object(let object) = value else {
            throw Self.problem(pointer, "is \(Self.kind(of: value)); expected an object")
        }
        self.object = object
        self.pointer = pointer
        for member in object.members where !names.contains(member.name) {
            let place = pointer + JSONPointer([member.name]).description
            let known = names.isEmpty ? "no members" : names.joined(separator: ", ")
            throw Self.problem(place, "is unknown; expected \(known)")
        }
    }

    /// The place of a member.
    func place(of name: String) -> String { pointer + "/" + name }

    /// A member that must be there.
    func required(_ name: String, expected: String) throws(Problem) -> JSONValue {
        guard let value = object[name] else {
            throw Self.problem(place(of: name), "is missing; expected \(expected)")
        }
        return value
    }

    /// A member that may be left out.
    func optional(_ name: String) -> JSONValue? { object[name] }

    /// A text that must be there and follow a rule.
    func text(_ name: String, _ rule: TextRule) throws(Problem) -> String {
        try text(try required(name, expected: rule.words), name, rule)
    }

    /// A text that may be left out and otherwise follows a rule.
    func optionalText(_ name: String, _ rule: TextRule) throws(Problem) -> String? {
        guard let value = object[name] else { return nil }
        return try text(value, name, rule)
    }

    private func text(
        _ value: JSONValue, _ name: String, _ rule: TextRule
    ) throws(Problem) -> String {
        guard case .string(let text) = value else {
            throw Self.problem(
                place(of: name), "is \(Self.kind(of: value)); expected \(rule.words)")
        }
        guard rule.accepts(text) else {
            throw Self.problem(place(of: name), "is not as it must be; expected \(rule.words)")
        }
        return text
    }

    /// A whole number that must be there, within bounds.
    func integer(_ name: String, in bounds: ClosedRange<Int>) throws(Problem) -> Int {
        let rule = "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)"
        let value = try required(name, expected: rule)
        guard case .number(let number) = value else {
            throw Self.problem(place(of: name), "is \(Self.kind(of: value)); expected \(rule)")
        }
        guard let integer = number.integer, bounds.contains(integer) else {
            throw Self.problem(place(of: name), "is out of bounds; expected \(rule)")
        }
        return integer
    }

    static func problem(_ pointer: String, _ found: String) -> Problem {
        .malformed((pointer.isEmpty ? "the body" : pointer) + " " + found)
    }

    private static func kind(of value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
