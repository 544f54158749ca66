import Findings
import JSONModel

/// Finds definitions of a schema that nothing refers to.
struct UnusedDefinitions {
    private let document: JSONDocument
    private let others: [JSONDocument]

    init(_ document: JSONDocument, among all: [JSONDocument]) {
        self.document = document
        others = all
    }

    /// Definitions of a file that judges nothing itself are there for others, who may be elsewhere.
    func findings(isReferredTo: Bool) -> [Finding] {
        guard let object = document.root.object, !isReferredTo else { return [] }
        let words = ["properties", "items", "allOf", "anyOf", "oneOf", "$ref", "prefixItems"]
        guard words.contains(where: object.contains) else { return [] }
        let references = references
        return ["$defs", "definitions"].flatMap { word -> [Finding] in
            (object[word]?.object?.members ?? []).compactMap { member in
                let pointer = JSONPointer([word, member.name])
                guard !Self.hasName(member.value), !isUsed(pointer, references) else { return nil }
                return LintRule.unusedDefinition.finding(
                    "nothing refers to the definition \"\(member.name)\"",
                    at: FindingLocation(document, nameAt: pointer), expected: "a use of it",
                    nextAction: "remove it, or refer to it")
            }
        }
    }

    /// Whether a reference from outside the definition leads to it or into it.
    private func isUsed(_ pointer: JSONPointer, _ references: [(JSONPointer, String)]) -> Bool {
        let text = pointer.description
        return references.contains { place, target in
            (target == text || target.hasPrefix(text + "/"))
                && !place.tokens.starts(with: pointer.tokens)
        }
    }

    /// Every reference in this document, by where it stands and the fragment it names.
    private var references: [(JSONPointer, String)] {
        var found: [(JSONPointer, String)] = []
        Self.visit(document.root, JSONPointer()) { place, text in
            if let mark = text.firstIndex(of: "#") {
                found.append((place, String(text[text.index(after: mark)...])))
            }
        }
        return found
    }

    private static func visit(
        _ value: JSONValue, _ place: JSONPointer, _ body: (JSONPointer, String) -> Void
    ) {
        switch value {
        case .object(let object):
            for member in object.members {
                if let text = member.value.string, member.name.hasSuffix("ef") { body(place, text) }
                visit(member.value, place.appending(member.name), body)
            }
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                visit(element, place.appending(index), body)
            }
        default: break
        }
    }

    /// Whether a definition, or one inside it, can be referred to by a name of its own.
    private static func hasName(_ value: JSONValue) -> Bool {
        switch value {
        case .object(let object):
            object.members.contains {
                ["$id", "$anchor", "$dynamicAnchor", "id", "$recursiveAnchor"].contains($0.name)
                    || hasName($0.value)
            }
        case .array(let elements): elements.contains(where: hasName)
        default: false
        }
    }
}
