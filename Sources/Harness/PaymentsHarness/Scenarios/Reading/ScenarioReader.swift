import Findings
import JSONModel

/// Reads a scenario and collects everything that is wrong with it on the way.
///
/// A part that cannot be read is noted and left out, so that one slip does not hide the next.
struct ScenarioReader {
    let document: JSONDocument
    private(set) var faults: [ScenarioFault] = []
    var labels = ScenarioLabels()
    /// How many nodes there are, once `given` is read.
    var nodes = 1
    /// The provider where a step names none, once `given` is read.
    var provider = Given().provider

    init(_ document: JSONDocument) { self.document = document }

    mutating func note(
        _ found: String, at position: SourcePosition, expected: String? = nil,
        suggestion: String? = nil
    ) {
        faults.append(
            ScenarioFault(
                file: document.name, position: position, found: found, expected: expected,
                suggestion: suggestion))
    }

    /// Notes a value that is not what it should be.
    mutating func refuse(_ node: ScenarioNode, _ what: String, expected: String) {
        note(
            "\(node.reading) is \(what)", at: document.position(of: node.pointer),
            expected: expected)
    }

    mutating func mapping(_ node: ScenarioNode, _ what: String) -> ScenarioMapping? {
        guard case .object(let object) = node.value else {
            refuse(node, "no \(what)", expected: "a mapping of names to values")
            return nil
        }
        return ScenarioMapping(pointer: node.pointer, object: object)
    }

    mutating func list(_ node: ScenarioNode, _ what: String) -> [ScenarioNode]? {
        if let elements = node.elements { return elements }
        refuse(node, "no list of \(what)", expected: "a list")
        return nil
    }

    /// Notes every member whose name is not known there.
    mutating func checkMembers(of mapping: ScenarioMapping, known: [String], in what: String) {
        for name in mapping.object.names where !known.contains(name) {
            note(
                "unknown name \"\(name)\" in \(what)",
                at: document.namePosition(of: mapping.pointer.appending(name)),
                expected: Self.oneOf(known), suggestion: nearest(name, known))
        }
    }

    /// The member of that name; its absence is noted at the mapping's beginning.
    mutating func required(
        _ name: String, of mapping: ScenarioMapping, _ what: String, such example: String
    ) -> ScenarioNode? {
        if let node = mapping.node(name) { return node }
        note(
            "\(what) without \"\(name)\"", at: document.position(of: mapping.pointer),
            expected: "\(name): \(example)")
        return nil
    }

    static func oneOf(_ words: [String]) -> String {
        words.isEmpty ? "nothing else" : "one of: " + words.joined(separator: ", ")
    }

    func nearest(_ word: String, _ known: [String]) -> String? {
        NearestName.suggestion(for: word, among: known)
    }
}

extension Scenario {
    /// The scenario a document describes.
    ///
    /// - Throws: everything that is wrong with the document, in its order, not only the first fault.
    package static func read(_ document: JSONDocument) throws(ScenarioError) -> Scenario {
        var reader = ScenarioReader(document)
        let scenario = reader.scenario()
        guard reader.faults.isEmpty else { throw ScenarioError(reader.faults.inReadingOrder) }
        return scenario
    }
}

extension ScenarioReader {
    fileprivate mutating func scenario() -> Scenario {
        for duplicate in document.duplicates {
            note(
                "\"\(duplicate.tokens.last ?? "")\" is given twice",
                at: document.namePosition(of: duplicate), expected: "each name once")
        }
        let root = ScenarioNode(pointer: JSONPointer(), value: document.root)
        guard let file = mapping(root, "scenario") else { return Scenario(title: "") }
        checkMembers(of: file, known: ScenarioWords.parts, in: "a scenario")
        var scenario = Scenario(title: "")
        if let title = required("scenario", of: file, "a scenario", such: "one sentence") {
            scenario.title = text(title, "title") ?? ""
        }
        if let about = file.node("about") { scenario.about = text(about, "description") ?? "" }
        if let given = file.node("given") { scenario.given = self.given(given) }
        nodes = scenario.given.nodes
        provider = scenario.given.provider
        if let steps = required("steps", of: file, "a scenario", such: "a list of steps") {
            scenario.steps = self.steps(steps)
        }
        if let claims = file.node("expect") { scenario.expectations = expectations(claims) }
        return scenario
    }
}

extension [ScenarioFault] {
    /// In the order of the file; those at one place stay as they were found.
    fileprivate var inReadingOrder: [ScenarioFault] {
        enumerated().sorted { left, right in
            let start = SourcePosition(line: 0, column: 0)
            let (a, b) = (left.element.position ?? start, right.element.position ?? start)
            return a == b ? left.offset < right.offset : a < b
        }.map(\.element)
    }
}
