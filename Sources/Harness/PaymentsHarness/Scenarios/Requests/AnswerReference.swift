import JSONModel

/// One member of an earlier answer, as requests name it: `{hold/id}`.
struct AnswerReference: Sendable, Hashable {
    /// The name of the request that was answered.
    let request: String
    let pointer: JSONPointer

    /// Reads what stands between the braces: `hold/id`.
    init?(_ text: Substring) {
        guard let slash = text.firstIndex(of: "/"),
            let pointer = JSONPointer(String(text[slash...])),
            ScenarioReader.isLabel(String(text[..<slash]))
        else { return nil }
        request = String(text[..<slash])
        self.pointer = pointer
    }
}

/// A text with members of earlier answers in it.
struct AnswerTemplate: Sendable, Hashable {
    enum Part: Sendable, Hashable {
        case text(String)
        case member(AnswerReference)
    }

    let parts: [Part]

    /// Nil when an opening brace begins no reference.
    init?(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        while let brace = rest.firstIndex(of: "{") {
            guard let end = rest[brace...].firstIndex(of: "}"),
                let reference = AnswerReference(rest[rest.index(after: brace)..<end])
            else { return nil }
            if brace > rest.startIndex { parts.append(.text(String(rest[..<brace]))) }
            parts.append(.member(reference))
            rest = rest[rest.index(after: end)...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        self.parts = parts
    }

    var references: [AnswerReference] {
        parts.compactMap { part in
            if case .member(let reference) = part { reference } else { nil }
        }
    }
}
