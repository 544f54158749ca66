/// A published draft of JSON Schema that this engine judges.
package enum SchemaDraft: String, Sendable, Hashable, CaseIterable, Comparable {
    case draft07 = "http://json-schema.org/draft-07/schema"
    case draft2019 = "https://json-schema.org/draft/2019-09/schema"
    case draft2020 = "https://json-schema.org/draft/2020-12/schema"

    /// The draft a `$schema` value names, with or without an empty fragment.
    package init?(identifier: String) {
        self.init(rawValue: Self.normalized(identifier))
    }

    /// The identifier without an empty fragment, which changes nothing.
    static func normalized(_ identifier: String) -> String {
        identifier.hasSuffix("#") ? String(identifier.dropLast()) : identifier
    }

    /// The short name: `draft-07`, `2019-09`, `2020-12`.
    package var name: String {
        switch self {
        case .draft07: "draft-07"
        case .draft2019: "2019-09"
        case .draft2020: "2020-12"
        }
    }

    /// The identifier as schemas write it in `$schema`.
    package var identifier: String { self == .draft07 ? rawValue + "#" : rawValue }

    private var rank: Int {
        switch self {
        case .draft07: 0
        case .draft2019: 1
        case .draft2020: 2
        }
    }

    package static func < (left: SchemaDraft, right: SchemaDraft) -> Bool {
        left.rank < right.rank
    }
}
