import Findings
import JSONModel

/// A value of a Pact file with its place, and the ways to read it.
struct PactNode {
    let document: JSONDocument
    let value: JSONValue
    let pointer: JSONPointer

    subscript(_ name: String) -> PactNode? {
        value[name].map {
            PactNode(document: document, value: $0, pointer: pointer.appending(name))
        }
    }

    /// A member that may be left out or null.
    func optional(_ name: String) -> PactNode? {
        self[name].flatMap { $0.value.isNull ? nil : $0 }
    }

    func required(_ name: String) throws(PactProblem) -> PactNode {
        guard let node = self[name] else {
            throw problem(
                "\"\(name)\" is missing", expected: "a member \"\(name)\"",
                next: NearestName.question(for: name, among: value.object?.names ?? []))
        }
        return node
    }

    var elements: [PactNode] {
        (value.array ?? []).enumerated().map { place, element in
            PactNode(document: document, value: element, pointer: pointer.appending(place))
        }
    }

    var members: [(name: String, node: PactNode)] {
        (value.object?.members ?? []).map { member in
            (
                member.name,
                PactNode(
                    document: document, value: member.value,
                    pointer: pointer.appending(member.name))
            )
        }
    }

    func string() throws(PactProblem) -> String {
        guard let text = value.string else { throw wrongKind("a string") }
        return text
    }

    func array() throws(PactProblem) -> [PactNode] {
        guard value.array != nil else { throw wrongKind("an array") }
        return elements
    }

    func object() throws(PactProblem) -> [(name: String, node: PactNode)] {
        guard value.object != nil else { throw wrongKind("an object") }
        return members
    }

    /// A whole number; some writers put it into quotes.
    func integer() throws(PactProblem) -> Int {
        guard let number = value.integer ?? value.string.flatMap({ Int($0) }) else {
            throw wrongKind("a whole number")
        }
        return number
    }

    func wrongKind(_ expected: String) -> PactProblem {
        problem("a value of the wrong kind", expected: expected, found: value.preview)
    }

    func problem(
        _ message: String, rule: PactFileRule = .malformed, expected: String? = nil,
        found: String? = nil, next: String? = nil
    ) -> PactProblem {
        PactProblem(
            finding: Finding(
                rule: rule.rawValue, message: message,
                location: FindingLocation(document, at: pointer), expected: expected,
                found: found, nextAction: next))
    }
}

extension JSONValue {
    /// The value's text, cut to a readable length.
    var preview: String {
        let text = String(decoding: serialized(), as: UTF8.self)
        return text.utf8.count > 80 ? String(text.unicodeScalars.prefix(80)) + "..." : text
    }
}
