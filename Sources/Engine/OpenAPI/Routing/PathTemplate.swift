/// A path with parameters in it: `/v1/payments/{id}/capture`, `/files/{name}.{ending}`.
struct PathTemplate: Sendable, Hashable {
    enum Part: Sendable, Hashable {
        case literal(String)
        case parameter(String)
    }

    /// What stands between two slashes: one literal, one parameter, or several parts in turn.
    struct Segment: Sendable, Hashable {
        let parts: [Part]
    }

    let text: String
    let segments: [Segment]

    /// The template, or nil when braces do not pair up, a name is empty or repeated, or two
    /// parameters stand side by side, so that nobody can tell where one ends.
    init?(_ text: String) {
        guard text.hasPrefix("/") else { return nil }
        self.text = text
        var segments: [Segment] = []
        for part in text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            guard let segment = Segment(part) else { return nil }
            segments.append(segment)
        }
        self.segments = segments
        guard Set(names).count == names.count else { return nil }
    }

    var names: [String] {
        segments.flatMap(\.parts).compactMap {
            if case .parameter(let name) = $0 { name } else { nil }
        }
    }

    /// The template with every parameter's name taken out, equal for the same requests.
    var shape: String {
        segments.map { segment in
            "/"
                + segment.parts.map { part in
                    if case .literal(let text) = part { text } else { "{}" }
                }.joined()
        }.joined()
    }
}

extension PathTemplate.Segment {
    init?(_ text: Substring) {
        var parts: [PathTemplate.Part] = []
        var rest = text
        while let open = rest.firstIndex(of: "{") {
            let literal = rest[..<open]
            guard let close = rest[open...].firstIndex(of: "}"), !literal.contains("}") else {
                return nil
            }
            let name = rest[rest.index(after: open)..<close]
            guard !name.isEmpty, !name.contains("{") else { return nil }
            if !literal.isEmpty {
                parts.append(.literal(String(literal)))
            } else if case .parameter? = parts.last {
                return nil
            }
            parts.append(.parameter(String(name)))
            rest = rest[rest.index(after: close)...]
        }
        guard !rest.contains("}") else { return nil }
        if !rest.isEmpty || parts.isEmpty { parts.append(.literal(String(rest))) }
        self.parts = parts
    }
}
