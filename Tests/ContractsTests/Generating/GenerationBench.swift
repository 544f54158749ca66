import Contracts
import JSONModel
import JSONSchema

/// Schemas as text, ready to make values from.
enum GenerationBench {
    /// A generator for a schema; `formats` says whether the keyword `format` counts.
    static func generator(
        _ schema: String, budget: GenerationBudget = GenerationBudget()
    ) throws -> ValueGenerator {
        var registry = SchemaRegistry()
        let document = try JSONDocument.parse(Array(schema.utf8), name: "s.json")
        try registry.add(document)
        guard let cursor = registry.cursor("s.json") else { throw Missing() }
        return try ValueGenerator(cursor, budget: budget)
    }

    struct Missing: Error {}
}

/// A small generator of random numbers, so that tests need no other module.
struct CountingRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        let mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        return mixed ^ (mixed >> 27)
    }
}
