import JSONModel

/// A value made from a schema, and what it is an instance of.
package struct GeneratedValue: Sendable, Hashable {
    package let value: JSONValue
    /// What makes the value worth trying: `maximum`, `required`, `member left out`.
    ///
    /// For an invalid value this is the keyword that it breaks.
    package let rule: String
    /// The part of the value that matters.
    package let place: JSONPointer

    package init(value: JSONValue, rule: String, place: JSONPointer) {
        self.value = value
        self.rule = rule
        self.place = place
    }

    /// The rule and its place in words: `maximum at /amount/amount_minor`.
    package var summary: String {
        place.tokens.isEmpty ? rule : "\(rule) at \(place)"
    }
}

/// How much may be generated, so that no schema makes it endless.
package struct GenerationBudget: Sendable, Hashable {
    /// Variants of one base value; when there are more, evenly chosen ones are kept.
    package var variants = 400
    /// How deep in a value variants are made.
    package var depth = 12
    /// Schemas visited while one value is built.
    package var visits = 4000
    /// Bytes of the longest string and elements of the longest array that are made on purpose.
    package var length = 4096
    /// How often a random value is drawn again after one that does not keep to its schema.
    package var draws = 8

    package init() {}
}
