import JSONModel
import JSONSchema

/// Remembers the small values that were built for parts of schemas.
///
/// The members around a differing place are the same from trial to trial; each is built once.
final class BuiltParts {
    /// What the value of a part depends on.
    struct Part: Hashable {
        private let schemas: [String]
        private let variant: Int
        /// How deep the part lies, as far as building cares.
        private let stage: Int

        init(_ schemas: [SchemaCursor], variant: Int, depth: Int) {
            self.schemas = schemas.map(\.identity)
            self.variant = variant
            stage = depth <= 1 ? depth : depth <= 5 ? 2 : 3
        }
    }

    /// A value, and how many steps it took to build it, parts of it included.
    ///
    /// Whoever takes it again pays for it again: otherwise values could grow without bound.
    struct Built {
        let value: JSONValue
        let cost: Int
    }

    private var values: [Part: Built] = [:]
    /// Parts nothing could be built for, and the least depth at which that was so.
    private var failures: [Part: Int] = [:]

    func value(of part: Part) -> Built? { values[part] }

    func isKnownToFail(_ part: Part, depth: Int) -> Bool {
        failures[part].map { depth >= $0 } ?? false
    }

    func keep(_ value: JSONValue, for part: Part, cost: Int) {
        values[part] = Built(value: value, cost: cost)
    }

    func keepFailure(of part: Part, depth: Int) {
        failures[part] = min(depth, failures[part] ?? depth)
    }
}
