import JSONModel
import JSONSchema

/// Makes values from a schema: examples, the minimal one, edges, random ones, and broken ones.
///
/// Whatever it hands out was held to the compiled schema first: valid values are valid and invalid
/// values are not. What did not come out as meant is left out and counted. The same schema and the
/// same random numbers give the same values.
package struct ValueGenerator {
    package let schema: CompiledSchema
    /// Values that were made and did not turn out as meant.
    package private(set) var dropped = 0

    private let selection: SchemaSelection
    private let cursor: SchemaCursor
    private let budget: GenerationBudget
    private let builder: ValueBuilder

    /// A generator for the schema at a cursor.
    ///
    /// - Throws: `SchemaError` when the schema cannot be compiled.
    package init(
        _ cursor: SchemaCursor, budget: GenerationBudget = GenerationBudget()
    ) throws(SchemaError) {
        schema = try cursor.compile()
        self.cursor = cursor
        self.budget = budget
        selection = SchemaSelection([cursor])
        builder = ValueBuilder(budget)
    }

    /// The examples the schema gives of itself, those of schemas it refers to included.
    package mutating func examples() -> [GeneratedValue] {
        let examples = builder.shape(of: selection).shape.examples
        return valid(
            examples.map { GeneratedValue(value: $0, rule: "example", place: JSONPointer()) })
    }

    /// The value with the fewest members and the shortest texts; nil when none was found.
    package func minimal() -> JSONValue? {
        valid(builder.build(selection, examples: .never))
    }

    /// A value like those people send: an example, or put together from the examples of its parts.
    package func typical() -> JSONValue? {
        let candidates = builder.shape(of: selection).shape.examples
        if let example = candidates.first(where: schema.accepts) { return example }
        return valid(builder.build(selection, examples: .always)) ?? minimal()
    }

    /// Valid values at the edges, each differing from a base value in one place.
    ///
    /// Without a base the typical value is taken.
    package mutating func boundaries(around base: JSONValue? = nil) -> [GeneratedValue] {
        valid(walk(base)?.boundaries ?? [])
    }

    /// Invalid values, each breaking one rule in one place of a base value.
    ///
    /// Without a base the typical value is taken.
    package mutating func violations(around base: JSONValue? = nil) -> [GeneratedValue] {
        let candidates = distinct(walk(base)?.violations ?? Self.specimens)
        let good = candidates.compactMap(named)
        dropped += candidates.count - good.count
        return thinned(good)
    }

    /// Random valid values; fewer than asked for when the schema makes them hard to hit.
    package mutating func random(
        _ count: Int, using random: inout some RandomNumberGenerator
    ) -> [JSONValue] {
        let dice = Dice(random)
        defer { random = dice.random }
        var found: [JSONValue] = []
        for _ in 0..<count {
            for _ in 0..<budget.draws {
                let value = builder.build(selection, examples: .sometimes) { dice.next(below: $0) }
                if let value, schema.accepts(value) {
                    found.append(value)
                    break
                }
                dropped += 1
            }
        }
        return found
    }

    private func valid(_ value: JSONValue?) -> JSONValue? {
        guard let value, schema.accepts(value) else { return nil }
        return value
    }

    /// What can be tried where there is no valid value to start from.
    private static var specimens: [GeneratedValue] {
        ValueKind.allCases.map {
            GeneratedValue(value: $0.specimen, rule: "type", place: JSONPointer())
        }
    }

    private func walk(_ base: JSONValue?) -> VariantWalk? {
        guard let base = base ?? typical(), schema.accepts(base) else { return nil }
        var walk = VariantWalk(builder)
        walk.walk(selection, base, at: [])
        return walk
    }

    private mutating func valid(_ candidates: [GeneratedValue]) -> [GeneratedValue] {
        let candidates = distinct(candidates)
        let good = candidates.filter { schema.accepts($0.value) }
        dropped += candidates.count - good.count
        return thinned(good)
    }

    /// The value under the keyword it really breaks, or nil when it breaks none.
    private func named(_ candidate: GeneratedValue) -> GeneratedValue? {
        guard !schema.accepts(candidate.value) else { return nil }
        let broken = schema.judge(candidate.value)
        guard let first = broken.first, !broken.contains(where: { $0.keyword == candidate.rule })
        else { return candidate }
        return GeneratedValue(
            value: candidate.value, rule: first.keyword, place: candidate.place)
    }

    private func distinct(_ values: [GeneratedValue]) -> [GeneratedValue] {
        var seen: Set<JSONValue> = []
        return values.filter { seen.insert($0.value).inserted }
    }

    private func thinned(_ values: [GeneratedValue]) -> [GeneratedValue] {
        guard values.count > budget.variants else { return values }
        return (0..<budget.variants).map { values[$0 * values.count / budget.variants] }
    }
}

/// A random number generator that closures can share.
private final class Dice<Random: RandomNumberGenerator> {
    var random: Random

    init(_ random: Random) { self.random = random }

    func next(below count: Int) -> Int {
        guard count > 1 else { return 0 }
        return Int(random.next().multipliedFullWidth(by: UInt64(count)).high)
    }
}
