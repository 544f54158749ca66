import Findings
import JSONModel
import JSONSchema

/// Who may send what: which change of a schema breaks somebody.
package enum SchemaDirection: String, Sendable, Hashable, CaseIterable {
    /// The schema says what we accept (requests, commands): accepting less breaks senders.
    case accepts
    /// The schema says what we promise (responses, events): promising less breaks readers.
    case promises
}

/// Compares two revisions of schemas and shows each difference by a value.
///
/// A difference is reported only with a value that compiled schemas of both revisions told apart,
/// or as one that nobody could tell.
package struct SchemaComparison {
    /// One revision of a whole schema beside the other.
    package struct Pair {
        /// What to call it in messages: `payment_captured.v1`.
        package let name: String
        package let old: SchemaCursor
        package let new: SchemaCursor
        package let compiledOld: CompiledSchema
        package let compiledNew: CompiledSchema
        /// Turns a value that shows a difference into a whole witness, or says that it is none.
        ///
        /// For values that travel inside an exchange; nil means the value itself is the witness.
        let confirm: Confirmation?

        typealias Confirmation = (_ value: JSONValue, _ isNarrower: Bool) -> ComparisonWitness?

        package init(
            name: String, old: SchemaCursor, new: SchemaCursor, compiledOld: CompiledSchema,
            compiledNew: CompiledSchema
        ) {
            self.init(
                name: name, old: old, new: new, compiledOld: compiledOld,
                compiledNew: compiledNew, confirm: nil)
        }

        init(
            name: String, old: SchemaCursor, new: SchemaCursor, compiledOld: CompiledSchema,
            compiledNew: CompiledSchema, confirm: Confirmation?
        ) {
            self.confirm = confirm
            self.name = name
            self.old = old
            self.new = new
            self.compiledOld = compiledOld
            self.compiledNew = compiledNew
        }
    }

    /// A difference in what the two revisions allow.
    package struct Change: Sendable {
        package let aspect: SchemaAspect
        /// Whether values that were allowed are refused now; otherwise it is the other way round.
        package let isNarrower: Bool
        /// The pair the witness belongs to.
        package let pair: Int
        /// The pairs the change reaches, that one included, in order.
        package let uses: [Int]
        package let subject: String?
        /// The value that shows it, or nil when it could not be told.
        package let witness: SchemaWitness?
        /// The value, or the exchange it travels in.
        package let proof: ComparisonWitness?
        /// Why it could not be told.
        package let doubt: String?
        /// Where the two revisions speak about it.
        package let old: FindingLocation
        package let new: FindingLocation
        /// The place in values, as far as it is known.
        package let pointer: JSONPointer
    }

    let pairs: [Pair]
    let formatsCount: Bool
    let sameness: SchemaSameness

    package init(_ pairs: [Pair], formatsCount: Bool = true) {
        self.pairs = pairs
        self.formatsCount = formatsCount
        sameness = SchemaSameness()
    }
}
