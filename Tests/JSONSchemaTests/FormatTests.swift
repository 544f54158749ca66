import JSONModel
import JSONSchema
import Testing

@Suite struct FormatTests {
    @Test(arguments: [
        (
            "date-time",
            ["2026-01-05T09:00:00Z", "2024-02-29t23:59:60.123z", "1998-12-31T15:59:60-08:00"],
            [
                "2026-01-05", "2026-01-05 09:00:00Z", "2026-01-05T09:00:00", "2025-02-29T00:00:00Z",
                "2026-01-05T09:00:60Z", "2026-01-05T24:00:00Z", "2026-01-05T09:00:00.Z",
            ]
        ),
        (
            "date", ["2000-02-29", "2026-12-31"],
            ["1900-02-29", "2026-13-01", "2026-04-31", "2026-1-1"]
        ),
        (
            "time", ["09:00:00Z", "09:00:00.5+05:30"],
            ["09:00Z", "09:00:00", "09:60:00Z", "09:00:00+5:30", "09:00:00+24:00"]
        ),
        (
            "uri", ["https://a.test:8080/b?c=d#e", "urn:isbn:1", "http://[::1]/", "mailto:a@b"],
            ["/payments", "http://a b", "1http://x", "http://a:b/", "http://a/%zz", "https://é"]
        ),
        (
            "uri-reference", ["/payments", "", "../a?b", "a#b", "https://a"],
            ["a b", "a\\b", "%4", "1a:b"]
        ),
        (
            "uuid", ["2EB8AA08-aa98-11ea-b4aa-73b441d16380"],
            ["2eb8aa08aa9811eab4aa73b441d16380", "2eb8aa08-aa98-11ea-b4aa-73b441d1638g", ""]
        ),
        (
            "email", ["joe.bloggs@example.com", "\"joe bloggs\"@example.com", "a+b@[127.0.0.1]"],
            ["@example.com", "a@", ".a@b", "a..b@c", "a b@c", "a@-b.c", "plain"]
        ),
    ])
    func `a format takes what its standard allows and nothing else`(
        _ row: (format: String, good: [String], bad: [String])
    ) throws {
        let schema = try SchemaBench.compile("{\"format\":\"\(row.format)\"}")
        for text in row.good { #expect(schema.accepts(.string(text)), "\(text)") }
        for text in row.bad { #expect(!schema.accepts(.string(text)), "\(text)") }
    }

    @Test func `every format of the engine is in the table above`() {
        #expect(
            StringFormat.allCases.map(\.rawValue) == [
                "date-time", "date", "time", "uri", "uri-reference", "uuid", "email",
            ])
    }

    @Test func `OpenAPI adds whole numbers of 32 and 64 bits`() throws {
        let options = SchemaOptions(dialect: .openAPI)
        let schema = try SchemaBench.compile(#"{"format":"int32"}"#, options: options)
        #expect(schema.accepts(2_147_483_647))
        #expect(!schema.accepts(2_147_483_648))
        #expect(
            try SchemaBench.problems(#"{"format":"int32"}"#)
                == ["schema-unsupported-format s.json:1:11"])
    }
}
