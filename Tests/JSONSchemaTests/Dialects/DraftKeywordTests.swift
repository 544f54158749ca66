import Findings
import JSONModel
import JSONSchema
import Testing

@Suite struct DraftKeywordTests {
    /// Keywords that tell something about a value, or name a schema, and judge nothing.
    static let silent: Set<SchemaKeyword> = [
        .title, .description, .deprecated, .readOnly, .writeOnly, .examples, .comment,
        .contentEncoding, .contentMediaType, .contentSchema,
    ]

    @Test(arguments: DraftKeywordRow.all)
    func `a keyword takes its good values and refuses its bad ones in every draft that has it`(
        _ row: DraftKeywordRow
    ) throws {
        for draft in SchemaDraft.allCases where row.drafts.contains(draft) {
            let schema = try SchemaBench.compile(row.schema, options: SchemaOptions(draft: draft))
            for (texts, wanted) in [(row.good, true), (row.bad, false)] {
                for text in texts {
                    let value = try SchemaBench.value(text)
                    #expect(schema.accepts(value) == wanted, "\(draft.name) \(text)")
                    #expect(schema.judge(value).isEmpty == wanted, "\(draft.name) \(text)")
                    for form in SchemaOutputForm.allCases {
                        let output = schema.output(value, form: form)
                        #expect(output["valid"] == .bool(wanted), "\(draft.name) \(text) \(form)")
                    }
                }
            }
        }
    }

    @Test(arguments: SchemaKeyword.allCases)
    func `every keyword has a row in every draft that has it, with a bad value if it judges`(
        _ keyword: SchemaKeyword
    ) {
        for draft in SchemaDraft.allCases where keyword.drafts.contains(draft) {
            let rows = DraftKeywordRow.all.filter {
                $0.keyword == keyword.rawValue && $0.drafts.contains(draft)
                    && $0.schema.contains("\"\(keyword.rawValue)\":")
            }
            #expect(rows.contains { !$0.good.isEmpty }, "\(draft.name)")
            #expect(
                rows.contains { !$0.bad.isEmpty } || Self.silent.contains(keyword),
                "\(draft.name)")
        }
    }

    @Test func `no row is about a word that is no keyword of its drafts`() {
        for row in DraftKeywordRow.all {
            let keyword = SchemaKeyword(rawValue: row.keyword)
            #expect(keyword.map { $0.drafts.contains(row.drafts.lowerBound) } == true)
            #expect(keyword.map { $0.drafts.contains(row.drafts.upperBound) } == true)
        }
    }

    @Test(arguments: [
        (SchemaDraft.draft07, #"{"$defs":{}}"#, "use \"definitions\""),
        (.draft07, #"{"dependentRequired":{}}"#, "use \"dependencies\""),
        (.draft07, #"{"prefixItems":[true]}"#, "use an array as \"items\""),
        (
            .draft07, #"{"unevaluatedProperties":false}"#,
            "write the schema in a draft that has it, and say so in \"$schema\""
        ),
        (.draft2019, ##"{"$dynamicRef":"#a"}"##, "use \"$recursiveRef\""),
        (.draft2020, #"{"definitions":{}}"#, "use \"$defs\""),
        (.draft2020, #"{"additionalItems":false}"#, "use \"items\", after \"prefixItems\""),
        (.draft2020, ##"{"$recursiveRef":"#"}"##, "use \"$dynamicRef\""),
    ])
    func `a keyword of another draft is refused with the word this draft has for it`(
        _ row: (draft: SchemaDraft, schema: String, advice: String)
    ) throws {
        let error = #expect(throws: SchemaError.self) {
            try SchemaBench.compile(row.schema, options: SchemaOptions(draft: row.draft))
        }
        #expect(error?.findings.map(\.rule) == ["schema-unknown-keyword"])
        #expect(error?.findings.first?.location.text == "s.json:1:2")
        #expect(error?.findings.first?.nextAction == row.advice)
    }

    @Test func `lenient reading ignores keywords of other drafts`() throws {
        let options = SchemaOptions(draft: .draft07, unknownKeywords: .ignored)
        let schema = try SchemaBench.compile(
            #"{"prefixItems":[{"type":"null"}],"minContains":5,"unevaluatedItems":false}"#,
            options: options)
        #expect(schema.accepts([1]))
    }

    @Test func `a failure in an older draft names the keyword and its place as written`() throws {
        let schema = try SchemaBench.compile(
            """
            {"$schema":"http://json-schema.org/draft-07/schema#",
            "dependencies":{"a":["b"]},
            "items":[true],
            "additionalItems":{"type":"null"}}
            """)
        let failures = schema.judge(["a": 1]) + schema.judge([1, 2])
        #expect(
            failures.map { "\($0.instance) \($0.keyword) \($0.schema.text ?? "")" } == [
                " dependencies s.json:2:17", "/1 type s.json:4:20",
            ])
    }
}
