import Findings
import JSONModel

/// Finds objects of an event that would let in members nobody promised.
///
/// Branches of `allOf`, `if` and the like only add to the object around them, so it is the one
/// around them that has to be closed.
struct ClosedObjectCheck {
    private let document: JSONDocument
    private var found: [Finding] = []

    init(_ document: JSONDocument) { self.document = document }

    func findings() -> [Finding] {
        var check = self
        check.visit(document.root, at: JSONPointer())
        return check.found
    }

    private mutating func visit(_ schema: JSONValue, at pointer: JSONPointer) {
        guard let object = schema.object else { return }
        if object.contains("properties"), !isClosed(object) {
            found.append(
                Finding(
                    rule: ContractRule.openEvent.rawValue,
                    message: "the object here is open: it may have members nobody promised",
                    location: FindingLocation(document, at: pointer),
                    expected: "\"additionalProperties\": false or \"unevaluatedProperties\": false",
                    nextAction: "close it, or say what further members may be"))
        }
        for word in ["properties", "$defs"] {
            for member in object[word]?.object?.members ?? [] {
                visit(member.value, at: pointer.appending(word).appending(member.name))
            }
        }
        for word in ["items", "additionalProperties"] {
            if let inner = object[word] { visit(inner, at: pointer.appending(word)) }
        }
        for (place, inner) in (object["prefixItems"]?.array ?? []).enumerated() {
            visit(inner, at: pointer.appending("prefixItems").appending(place))
        }
    }

    /// Whether further members are refused or at least described.
    private func isClosed(_ object: JSONObject) -> Bool {
        let words = ["additionalProperties", "unevaluatedProperties"].compactMap { object[$0] }
        return words.contains { $0 != true && $0 != .object(JSONObject()) }
    }
}
