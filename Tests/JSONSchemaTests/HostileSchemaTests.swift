import JSONModel
import Testing

@testable import JSONSchema

/// Schemas that are small and legal and would keep a judge busy for ever.
@Suite struct HostileSchemaTests {
    /// Each level asks the next one twice: thirty levels are a thousand million questions.
    private static let doubling = """
        {"$ref":"#/$defs/a0","$defs":{
        \((0..<30).map { "\"a\($0)\":{\"anyOf\":[{\"$ref\":\"#/$defs/a\($0 + 1)\"},"
            + "{\"$ref\":\"#/$defs/a\($0 + 1)\"}]}," }.joined(separator: "\n"))
        "a30":{"type":"string"}}}
        """

    @Test func `alternatives that branch again and again end without a verdict`() throws {
        let schema = try SchemaBench.compile(Self.doubling)
        var walk = SchemaWalk<SilentSink>(schema.program, sink: SilentSink())
        walk.stepLimit = 1000
        var marks = EvaluationMarks()
        _ = walk.judge(schema.root, 1, track: false, marks: &marks)
        #expect(walk.undecided == .tooManySteps)
        #expect(walk.steps < 1100)
    }

    @Test func `what such a schema does accept it accepts at once`() throws {
        #expect(try SchemaBench.compile(Self.doubling).accepts("a"))
    }

    @Test func `a walk that explains itself ends there, too, and says why`() throws {
        let schema = try SchemaBench.compile(Self.doubling)
        var walk = SchemaWalk<CollectingSink>(schema.program, sink: CollectingSink())
        walk.stepLimit = 1000
        var marks = EvaluationMarks()
        _ = walk.judge(schema.root, 1, track: false, marks: &marks)
        #expect(walk.undecided == .tooManySteps)
        let reason = "no verdict: the schema branches again and again on the same value"
        #expect(walk.sink.failures.contains { $0.found == reason })
    }

    @Test func `a long enumeration is looked up, and told by its first values`() throws {
        let list = (0..<2000).map { "\"v\($0)\"" }.joined(separator: ",")
        let schema = try SchemaBench.compile("{\"enum\":[\(list),1.50,[{\"a\":null}]]}")
        #expect(schema.accepts("v1999"))
        #expect(try schema.accepts(SchemaBench.value("1.5")))
        #expect(try schema.accepts(SchemaBench.value("[{\"a\":null}]")))
        let failure = try #require(schema.judge("v2000").first)
        #expect(failure.expected.hasPrefix("one of \"v0\", \"v1\", "))
        #expect(failure.expected.hasSuffix("\"v29\" and 1972 more"))
    }
}
