import JSONModel

/// `const` and `enum`.
struct ValueRule: Sendable {
    let const: JSONValue?
    let list: [JSONValue]?
    /// The list again, when it is too long to walk along for every value.
    private let known: Set<JSONValue>?

    init(const: JSONValue?, list: [JSONValue]?) {
        self.const = const
        self.list = list
        known = list.flatMap { $0.count > 16 ? Set($0) : nil }
    }

    /// Whether the list has the value; true without a list.
    func lists(_ value: JSONValue) -> Bool {
        known?.contains(value) ?? list?.contains(value) ?? true
    }
}

/// What numbers must keep to.
struct NumberRule: Sendable {
    var minimum: JSONNumber?
    var maximum: JSONNumber?
    var exclusiveMinimum: JSONNumber?
    var exclusiveMaximum: JSONNumber?
    var multiple: DecimalDivisor?
    /// The bits of a signed integer that `format: int32` or `int64` ask for.
    var integerBits: Int?
}

/// What strings must keep to; lengths count code points.
struct StringRule: Sendable {
    var minLength = 0
    var maxLength: Int?
    var pattern: Pattern?
    var format: StringFormat?
}

/// What arrays must keep to.
struct ArrayRule: Sendable {
    var minItems = 0
    var maxItems: Int?
    var isUnique = false
    var prefix: [SchemaNode.Index] = []
    var items: SchemaNode.Index?
    var contains: SchemaNode.Index?
    var minContains = 1
    var maxContains: Int?
    /// Whether what `contains` fits counts as judged for `unevaluatedItems`; not in 2019-09.
    var containsMarks = true
    var unevaluated: SchemaNode.Index?
}

/// What objects must keep to.
struct ObjectRule: Sendable {
    struct Required: Sendable {
        let name: String
        /// Its place among the properties, when it is one of the first 64.
        let bit: Int?
    }

    struct PatternProperty: Sendable {
        let pattern: Pattern
        let node: SchemaNode.Index
    }

    struct Dependency<Needed: Sendable>: Sendable {
        let name: String
        let needed: Needed
    }

    var minProperties = 0
    var maxProperties: Int?
    var required: [Required] = []
    /// One bit for each required property that has a bit.
    var requiredBits: UInt64 = 0
    var properties = PropertyTable([])
    var patterns: [PatternProperty] = []
    var additional: SchemaNode.Index?
    var names: SchemaNode.Index?
    var dependentRequired: [Dependency<[String]>] = []
    var dependentSchemas: [Dependency<SchemaNode.Index>] = []
    var unevaluated: SchemaNode.Index?
}

/// `$dynamicRef`, and `$recursiveRef` of draft 2019-09.
///
/// The target is the anchor of the outermost resource in the dynamic scope that has one.
struct DynamicReference: Sendable {
    /// The anchor's name, as an index into ``SchemaProgram/dynamicTargets``; nil when the
    /// reference turned out to be an ordinary one.
    let name: Int?
    /// The target when no resource in scope has such an anchor.
    let fallback: SchemaNode.Index
}

/// Keywords that apply further schemas to the same value.
struct CombinationRule: Sendable {
    var reference: SchemaNode.Index?
    var dynamic: DynamicReference?
    var allOf: [SchemaNode.Index] = []
    var anyOf: [SchemaNode.Index] = []
    var oneOf: [SchemaNode.Index] = []
    var not: SchemaNode.Index?
    var condition: SchemaNode.Index?
    var then: SchemaNode.Index?
    var otherwise: SchemaNode.Index?

    /// Every schema that judges the same value as this one.
    var all: [SchemaNode.Index] {
        let single: [SchemaNode.Index?] = [
            reference, dynamic?.fallback, not, condition, then, otherwise,
        ]
        return allOf + anyOf + oneOf + single.compactMap(\.self)
    }
}
