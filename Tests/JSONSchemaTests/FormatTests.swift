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
            "duration", ["P4DT12H30M5S", "P2W", "PT0S", "P1Y2M", "P01D"],
            ["P", "PT", "P1Y2D", "P1Y2W", "PT0.5S", "4D", "P1", "P1DT", "-P1D", "P2D1Y"]
        ),
        (
            "iri", ["http://ƒøø.ßår/?∂=π#é", "urn:é", "http://[V1.fe]", "a:?\u{E000}"],
            ["/é", "é", "http://a b", "http://[::ffff:1.2.3.04]", "a:\u{E000}"]
        ),
        ("iri-reference", ["/âππ", "é", "#ƒ", "//é/?ø"], [#"\\é"#, #"#f\é"#]),
        (
            "uri-template", ["", "/a/{id}", "{?a,b*}", "{+path:3}/here", "{%41}", "{a.b}"],
            ["{}", "{a", "a}", "{a,}", "{v:0}", "{v:10000}", "a b", "{a..b}", "%4"]
        ),
        (
            "hostname",
            ["a", "www.example.com", "a--b.c", "1.2", "xn--4gbwdl.xn--wgbh1c"],
            ["", ".", "a.", "-a", "a-", "a_b", "a..b", "xn--X", String(repeating: "a", count: 64)]
        ),
        (
            "idn-hostname",
            [
                "실례.테스트", "a。b", "l·l", "α\u{375}β", "א\u{5F4}ב", "ß",
                "\u{915}\u{94D}\u{200C}\u{937}",
                "\u{628}\u{660}", "\u{30FB}ア", "xn--zca", "a-1",
            ],
            [
                "a·l", "a\u{30FB}", "\u{300}a", "A·l", "0א", "aא", "ÜBER", "\u{915}\u{200D}\u{937}",
                "\u{628}\u{660}\u{6F0}", "xn--a", "ab--ß", "ß-",
            ]
        ),
        (
            "ipv4", ["0.0.0.0", "255.1.20.255"],
            ["1.2.3", "1.2.3.4.5", "256.1.1.1", "01.1.1.1", ""]
        ),
        (
            "ipv6", ["::", "::1", "1:2:3:4:5:6:7:8", "1::8", "::ffff:1.2.3.4"],
            ["", ":", "1:2", ":1::", "1::2::3", "12345::", "1:2:3:4:5:6:7::8", "::1.2.3", "[::1]"]
        ),
        ("json-pointer", ["", "/", "/a~0b~1c", "/a//"], ["a", "#/a", "/~", "/~2"]),
        (
            "relative-json-pointer", ["0", "1/a", "10#", "0//"],
            ["", "/a", "01", "-1", "0##", "1#/a"]
        ),
        (
            "regex", ["^a(?=b)b?$", "[]", #"(?<n>a)\k<n>"#, ""],
            ["(", #"\a"#, "(?i)a", "a**", #"\1"#]
        ),
        (
            "idn-email", ["실례@실례.테스트", "a@b.c", "\"é\"@b"],
            ["é", "@é", "a@", "é@-b"]
        ),
        (
            "email",
            [
                "joe.bloggs@example.com", "\"joe bloggs\"@example.com", "a+b@[127.0.0.1]",
                "a@[IPv6:::1]",
            ],
            ["@example.com", "a@", ".a@b", "a..b@c", "a b@c", "a@-b.c", "plain", "a@[1.2]"]
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
                "date-time", "date", "time", "duration", "uri", "uri-reference", "iri",
                "iri-reference", "uri-template", "uuid", "email", "idn-email", "hostname",
                "idn-hostname", "ipv4", "ipv6", "json-pointer", "relative-json-pointer", "regex",
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
