import JSONModel
import JSONSchema

/// What a value should be like besides keeping to its schemas.
struct Demand: Sendable {
    /// The value itself, as it is.
    var value: JSONValue?
    var types: TypeMask = .all
    /// Members it should have, with their values where that matters.
    var present: [(name: String, value: JSONValue?)] = []
    var absent: [String] = []
    var memberCount: Int?
    /// Elements it should have at certain indices.
    var elements: [(index: Int, value: JSONValue)] = []
    var elementCount: Int?
    /// Whether two elements should be equal.
    var repeatsElement = false
    /// Further schemas it should keep to.
    var also: [SchemaCursor] = []
    /// Which of several ways to go where schemas leave a choice.
    var variant = 0

    static func value(_ value: JSONValue) -> Demand { Demand(value: value) }
    static func types(_ mask: TypeMask) -> Demand { Demand(types: mask) }
    static func member(_ name: String, _ value: JSONValue? = nil) -> Demand {
        Demand(types: .object, present: [(name, value)])
    }
    static func without(_ name: String) -> Demand { Demand(types: .object, absent: [name]) }
    static func element(_ index: Int, _ value: JSONValue) -> Demand {
        Demand(types: .array, elements: [(index, value)])
    }
    static func variant(_ number: Int) -> Demand { Demand(variant: number) }
}
