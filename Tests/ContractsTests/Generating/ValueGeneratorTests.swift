import Contracts
import JSONModel
import JSONSchema
import Testing

@Suite struct ValueGeneratorTests {
    /// A schema, the minimal value, and the keywords that the broken values break.
    struct Row: CustomTestStringConvertible {
        let schema: String
        let minimal: JSONValue
        let breaks: Set<String>

        var testDescription: String { schema }
    }

    static let rows: [Row] = [
        Row(schema: #"{"type":"null"}"#, minimal: nil, breaks: ["type"]),
        Row(schema: #"{"type":"boolean"}"#, minimal: false, breaks: ["type"]),
        Row(schema: #"{"type":["string","null"]}"#, minimal: nil, breaks: ["type"]),
        Row(schema: #"{"const":{"a":[1]}}"#, minimal: ["a": [1]], breaks: []),
        Row(schema: #"{"enum":["b","a"]}"#, minimal: "b", breaks: ["enum"]),
        Row(
            schema: #"{"type":"integer","minimum":3,"maximum":9}"#, minimal: 3,
            breaks: ["type", "minimum", "maximum"]),
        Row(
            schema: #"{"type":"integer","exclusiveMinimum":3,"exclusiveMaximum":9}"#, minimal: 4,
            breaks: ["type", "exclusiveMinimum", "exclusiveMaximum"]),
        Row(
            schema: #"{"type":"integer","minimum":10,"multipleOf":7}"#, minimal: 14,
            breaks: ["type", "minimum", "multipleOf"]),
        Row(
            schema: #"{"type":"string","minLength":2,"maxLength":3}"#, minimal: "aa",
            breaks: ["type", "minLength", "maxLength"]),
        Row(
            schema: #"{"type":"string","pattern":"^[A-Z]{3}-\\d+$"}"#, minimal: "AAA-0",
            breaks: ["type", "pattern"]),
        Row(
            schema: #"{"type":"string","format":"date"}"#, minimal: "2026-01-05",
            breaks: ["type", "format"]),
        Row(
            schema: #"{"type":"array","items":{"type":"integer"},"minItems":1,"maxItems":2}"#,
            minimal: [0], breaks: ["type", "minItems", "maxItems"]),
        Row(
            schema: #"{"type":"array","items":{"enum":[1,2,3]},"minItems":2,"uniqueItems":true}"#,
            minimal: [1, 2], breaks: ["type", "minItems", "uniqueItems", "enum"]),
        Row(
            schema: #"{"type":"array","prefixItems":[{"const":1},{"const":"x"}],"minItems":2}"#,
            minimal: [1, "x"], breaks: ["type", "minItems", "const"]),
        Row(
            schema: #"{"type":"array","contains":{"const":5}}"#, minimal: [5],
            breaks: ["type", "contains"]),
        Row(
            schema:
                #"{"type":"object","required":["a"],"properties":{"a":{"type":"null"},"b":true}}"#,
            minimal: ["a": nil], breaks: ["type", "required"]),
        Row(
            schema:
                #"{"type":"object","properties":{"a":{"const":1}},"additionalProperties":false}"#,
            minimal: [:], breaks: ["type", "additionalProperties", "const"]),
        Row(
            schema: #"""
                {"allOf":[{"properties":{"a":{"const":1}},"required":["a"]}],"type":"object",
                "unevaluatedProperties":false}
                """#, minimal: ["a": 1],
            breaks: ["type", "required", "unevaluatedProperties", "const"]),
        Row(
            schema: #"{"type":"object","minProperties":2,"maxProperties":3}"#,
            minimal: ["member-1": nil, "member-2": nil],
            breaks: ["type", "minProperties", "maxProperties"]),
        Row(
            schema:
                #"{"type":"object","properties":{"a":{"const":1},"b":{"const":2}},"required":["a"],"dependentRequired":{"a":["b"]}}"#,
            minimal: ["a": 1, "b": 2],
            breaks: ["type", "required", "dependentRequired", "const"]),
        Row(
            schema: #"{"type":"object","minProperties":1,"propertyNames":{"pattern":"^x"}}"#,
            minimal: ["x": nil], breaks: ["type", "minProperties", "pattern"]),
        Row(
            schema:
                #"{"type":"object","patternProperties":{"^n":{"type":"integer"}},"minProperties":1,"additionalProperties":false}"#,
            minimal: ["n": 0], breaks: ["type", "minProperties", "additionalProperties"]),
        Row(
            schema: #"{"type":"integer","not":{"const":0},"minimum":1}"#, minimal: 1,
            breaks: ["type", "minimum"]),
        Row(
            schema: #"{"type":"string","not":{"const":"no"}}"#, minimal: "",
            breaks: ["type", "not"]),
        Row(
            schema: #"{"type":"array","prefixItems":[{"const":1}],"items":false}"#, minimal: [],
            breaks: ["type", "false", "const"]),
        Row(
            schema: #"{"type":"object","additionalProperties":{"type":"string"}}"#,
            minimal: [:], breaks: ["type"]),
        Row(
            schema: #"{"type":"object","properties":{"old":false}}"#, minimal: [:],
            breaks: ["type", "false"]),
        Row(
            schema: #"{"type":"object","dependentRequired":{"card":["name"]}}"#, minimal: [:],
            breaks: ["type", "dependentRequired"]),
        Row(
            schema: #"{"type":"integer","oneOf":[{"minimum":5},{"multipleOf":3}]}"#, minimal: 5,
            breaks: ["type", "oneOf"]),
        Row(schema: #"{"maximum":3}"#, minimal: nil, breaks: ["maximum"]),
    ]

    @Test(arguments: rows)
    func `the minimal value is as small as the schema lets it be`(_ row: Row) throws {
        #expect(try GenerationBench.generator(row.schema).minimal() == row.minimal)
    }

    @Test(arguments: rows)
    func `every keyword is broken, each value breaks one, and all are invalid`(
        _ row: Row
    ) throws {
        var generator = try GenerationBench.generator(row.schema)
        let broken = generator.violations()
        for value in broken { #expect(!generator.schema.accepts(value.value), "\(value)") }
        #expect(row.breaks.subtracting(broken.map(\.rule)) == [])
    }

    @Test(arguments: rows)
    func `edges and random values are valid, and the same numbers give the same values`(
        _ row: Row
    ) throws {
        var generator = try GenerationBench.generator(row.schema)
        for value in generator.boundaries() { #expect(generator.schema.accepts(value.value)) }
        var first = CountingRandom(state: 7)
        var second = CountingRandom(state: 7)
        let values = generator.random(30, using: &first)
        #expect(values.count == 30)
        for value in values { #expect(generator.schema.accepts(value)) }
        #expect(try GenerationBench.generator(row.schema).sameRandom(30, &second) == values)
    }

    @Test func `edges are at each bound and just inside, once for each`() throws {
        var generator = try GenerationBench.generator(
            #"{"type":"integer","minimum":3,"maximum":9,"examples":[5]}"#)
        let edges = generator.boundaries().map { "\($0.rule): \($0.value.text)" }
        #expect(
            edges == [
                "minimum: 3", "just above minimum: 4", "maximum: 9", "just below maximum: 8",
                "integer with a point: 5.0",
            ])
    }

    @Test func `decimal bounds are met exactly`() throws {
        var generator = try GenerationBench.generator(
            #"{"type":"number","exclusiveMinimum":0.05,"maximum":1.5,"multipleOf":0.05,"examples":[1]}"#
        )
        let edges = Set(generator.boundaries().map(\.value.text))
        #expect(edges.isSuperset(of: ["0.1", "0.15", "1.5", "1.45"]))
    }

    @Test func `optional members are left out and put in, one at a time`() throws {
        var generator = try GenerationBench.generator(
            #"""
            {"type":"object","properties":{"a":{"const":1},"b":{"const":2}},
            "additionalProperties":false,"examples":[{"a":1}]}
            """#)
        #expect(
            generator.boundaries().map(\.summary) == [
                "member left out at /a", "member present at /b",
            ])
        #expect(generator.boundaries().map(\.value) == [[:], ["a": 1, "b": 2]])
    }

    @Test func `every branch is taken and each violation names its place`() throws {
        var generator = try GenerationBench.generator(
            #"""
            {"type":"object","required":["pay"],"properties":{"pay":{"oneOf":[
            {"type":"object","required":["card"],"properties":{"card":{"type":"string"}}},
            {"type":"object","required":["upi"],"properties":{"upi":{"type":"integer","maximum":3}}},
            {"type":"null"}]}},"examples":[{"pay":{"card":"x"}}]}
            """#)
        let edges = generator.boundaries().filter { $0.rule.hasPrefix("branch") }
        #expect(edges.map(\.rule) == ["branch 1 of oneOf", "branch 2 of oneOf"])
        #expect(edges.map(\.value) == [["pay": ["upi": 0]], ["pay": nil]])
        #expect(generator.boundaries().contains { $0.value == ["pay": ["upi": 3]] })
        #expect(generator.violations().contains { $0.value == ["pay": ["upi": 4]] })
    }

    @Test func `conditions and dependent schemas are followed both ways`() throws {
        var generator = try GenerationBench.generator(
            #"""
            {"type":"object","required":["kind"],
            "properties":{"kind":{"enum":["card","cash"]},"token":{"type":"string"}},
            "if":{"properties":{"kind":{"const":"card"}}},"then":{"required":["token"]},
            "else":{"properties":{"token":false}},
            "examples":[{"kind":"card","token":"t"}]}
            """#)
        #expect(generator.boundaries().contains { $0.value == ["kind": "cash"] })
        #expect(generator.violations().contains { $0.value == ["kind": "card"] })
    }

    @Test func `circles end, and a circle without an end has no value`() throws {
        var tree = try GenerationBench.generator(
            ##"""
            {"type":"object","required":["name","branches"],"properties":{"name":{"type":"string"},
            "branches":{"type":"array","items":{"$ref":"#"}},"parent":{"$ref":"#"}}}
            """##)
        #expect(tree.minimal() == ["name": "", "branches": []])
        var random = CountingRandom(state: 1)
        #expect(tree.random(50, using: &random).count == 50)
        #expect(tree.violations().count > 20)
        let endless = try GenerationBench.generator(
            ##"{"type":"object","required":["next"],"properties":{"next":{"$ref":"#"}}}"##)
        #expect(endless.minimal() == nil)
        let choice = try GenerationBench.generator(
            ##"""
            {"type":"object","required":["next"],
            "properties":{"next":{"anyOf":[{"$ref":"#"},{"type":"null"}]}}}
            """##)
        #expect(choice.minimal() == ["next": ["next": nil]])
    }

    @Test func `a large schema gives no more values than the budget allows`() throws {
        let members = (0..<600).map { "\"m\($0)\":{\"type\":\"integer\",\"minimum\":\($0)}" }
        var budget = GenerationBudget()
        budget.variants = 100
        var generator = try GenerationBench.generator(
            "{\"type\":\"object\",\"properties\":{\(members.joined(separator: ","))}}",
            budget: budget)
        #expect(generator.boundaries().count == 100)
        #expect(generator.violations().count == 100)
    }

    @Test func `a schema that accepts nothing has no valid values, and everything breaks it`()
        throws
    {
        var generator = try GenerationBench.generator(#"{"type":"string","enum":[1]}"#)
        #expect(generator.minimal() == nil)
        #expect(generator.boundaries() == [])
        #expect(generator.violations().map(\.value.kind).sorted().first == "array")
        #expect(generator.violations().count == 7)
        var random = CountingRandom(state: 1)
        #expect(generator.random(3, using: &random) == [])
        #expect(generator.dropped > 0)
    }
}

extension ValueGenerator {
    fileprivate func sameRandom(_ count: Int, _ random: inout CountingRandom) -> [JSONValue] {
        var copy = self
        return copy.random(count, using: &random)
    }
}
