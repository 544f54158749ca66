/// A path with parameters in it: `/v1/payments/{id}/capture`.
struct PathTemplate: Sendable, Hashable {
    enum Segment: Sendable, Hashable {
        case literal(String)
        case parameter(String)
    }

    let text: String
    let segments: [Segment]

    /// The template, or nil when a parameter fills only a part of a segment or a name is repeated.
    init?(_ text: String) {
        guard text.hasPrefix("/") else { return nil }
        self.text = text
        var segments: [Segment] = []
        for part in text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            if part.hasPrefix("{"), part.hasSuffix("}"), part.utf8.count > 2 {
                segments.append(.parameter(String(part.dropFirst().dropLast())))
            } else {
                segments.append(.literal(String(part)))
            }
        }
        self.segments = segments
        let hasStrayBrace = segments.contains { segment in
            switch segment {
            case .literal(let text), .parameter(let text):
                text.contains("{") || text.contains("}")
            }
        }
        guard !hasStrayBrace, Set(names).count == names.count else { return nil }
    }

    var names: [String] {
        segments.compactMap { if case .parameter(let name) = $0 { name } else { nil } }
    }
}
