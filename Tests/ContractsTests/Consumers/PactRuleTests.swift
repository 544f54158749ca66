import Testing

/// Every matching rule, with a value it takes and one it does not.
@Suite struct PactRuleTests {
    struct Row: CustomTestStringConvertible {
        let rule: String
        let example: String
        let taken: [String]
        let refused: [String]

        init(_ rule: String, _ example: String, takes taken: [String], refuses refused: [String]) {
            self.rule = rule
            self.example = example
            self.taken = taken
            self.refused = refused
        }

        var testDescription: String { rule }
    }

    static let rows = [
        Row(#"{"match": "equality"}"#, "1", takes: ["1", "1.0"], refuses: ["2", #""1""#, "null"]),
        Row(
            #"{"match": "regex", "regex": "\\d{2}|x"}"#, "12", takes: ["34", #""34""#, #""x""#],
            refuses: ["1", "123", #""xx""#]),
        Row(#"{"regex": "a+"}"#, #""a""#, takes: [#""aa""#], refuses: [#""b""#]),
        Row(#"{"match": "type"}"#, "1", takes: ["2", "2.5"], refuses: [#""2""#, "null", "[]"]),
        Row(
            #"{"match": "type", "min": 1, "max": 2}"#, "[1]", takes: ["[5]", "[5, 6]"],
            refuses: ["[]", "[1, 2, 3]", #"["a"]"#, "{}"]),
        Row(#"{"min": 2}"#, "[1]", takes: ["[1, 2]"], refuses: ["[1]"]),
        Row(#"{"max": 1}"#, "[1]", takes: ["[]", "[1]"], refuses: ["[1, 2]"]),
        Row(
            #"{"match": "include", "value": "bc"}"#, #""abcd""#, takes: [#""xbcx""#],
            refuses: [#""b c""#, "1"]),
        Row(#"{"match": "integer"}"#, "1", takes: ["0", "-7"], refuses: ["1.0", "1.5", #""1""#]),
        Row(#"{"match": "decimal"}"#, "1.5", takes: ["0.1", "1.0"], refuses: ["1", #""1.5""#]),
        Row(#"{"match": "number"}"#, "1", takes: ["1", "1.5"], refuses: [#""1""#, "true"]),
        Row(
            #"{"match": "boolean"}"#, "true", takes: ["false", #""true""#],
            refuses: ["1", #""yes""#, "null"]),
        Row(#"{"match": "null"}"#, "1", takes: ["null"], refuses: ["0", #""""#]),
        Row(
            #"{"match": "date", "format": "dd.MM.yyyy"}"#, #""05.01.2026""#,
            takes: [#""31.12.1999""#],
            refuses: [#""2026-01-05""#, #""32.01.2026""#, #""5.1.2026""#]
        ),
        Row(#"{"match": "date"}"#, #""2026-01-05""#, takes: [#""1999-12-31""#], refuses: [#""x""#]),
        Row(
            #"{"match": "time", "format": "HH:mm"}"#, #""09:00""#, takes: [#""23:59""#],
            refuses: [#""24:00""#, #""9:00""#]),
        Row(
            #"{"match": "datetime", "format": "yyyy-MM-dd'T'HH:mm:ss.SSSXXX"}"#, #""x""#,
            takes: [#""2026-01-05T09:00:00.000Z""#, #""2026-01-05T09:00:00.000+05:30""#],
            refuses: [#""2026-01-05T09:00:00Z""#, #""2026-01-05 09:00:00.000Z""#]),
        Row(
            #"{"match": "timestamp"}"#, #""x""#,
            takes: [#""2026-01-05T09:00:00""#, #""2026-01-05T09:00:00.5Z""#],
            refuses: [#""2026-13-05T09:00:00""#, "1"]),
        Row(
            #"{"match": "values"}"#, #"{"a": 1}"#, takes: [#"{"b": 1, "c": 1}"#, "{}"],
            refuses: [#"{"b": 2}"#, "[]", "1"]),
        Row(
            #"{"match": "eachKey", "rules": [{"match": "regex", "regex": "[a-z]"}]}"#, #"{"a": 1}"#,
            takes: [#"{"b": 5}"#, "{}"], refuses: [#"{"B": 1}"#, #"{"a": 2}"#, "[]"]),
        Row(
            #"{"match": "eachValue", "rules": [{"match": "integer"}]}"#, #"{"a": 1}"#,
            takes: [#"{"b": 5, "c": 6}"#], refuses: [#"{"b": "5"}"#, "1"]),
        Row(
            #"{"match": "eachValue", "rules": [{"match": "integer"}]}"#, "[1]",
            takes: ["[2, 3]", "[]"], refuses: [#"[2, "3"]"#]),
        Row(
            #"{"match": "arrayContains", "variants": [{"index": 0, "rules": {"$.id": {"matchers": [{"match": "integer"}]}}}, {"index": 1}]}"#,
            #"[{"id": 1}, {"name": "b"}]"#,
            takes: [#"[0, {"name": "b"}, {"id": 9, "more": true}]"#],
            refuses: [#"[{"id": 9}]"#, #"[{"id": "9"}, {"name": "b"}]"#, "{}"]),
        Row(
            #"{"match": "notEmpty"}"#, #""a""#, takes: [#""b""#],
            refuses: [#""""#, "null", "[]", "1"]),
        Row(
            #"{"match": "semver"}"#, #""1.0.0""#, takes: [#""2.1.0-rc.1+b.5""#],
            refuses: [#""1.0""#, #""01.0.0""#, #""1.0.0-""#, "1"]),
        Row(
            #"{"match": "contentType", "value": "application/json"}"#, "1", takes: ["2"],
            refuses: []),
    ]

    @Test(arguments: rows)
    func `a rule takes what it describes and nothing else`(_ row: Row) throws {
        let response = PactText.body(
            "{\"v\": \(row.example)}", rules: PactText.rule("$.v", row.rule))
        for value in row.taken {
            #expect(try PactText.problems(response, "{\"v\": \(value)}") == [], "\(value)")
        }
        for value in row.refused {
            let found = try PactText.problems(response, "{\"v\": \(value)}")
            #expect(found.count >= 1, "\(value)")
            #expect(found.allSatisfy { $0.hasPrefix("body at /v") }, "\(value)")
        }
    }

    @Test func `a content type rule looks at the message's own type`() throws {
        let response = PactText.body(
            "1", rules: PactText.rule("$", #"{"match": "contentType", "value": "text/csv"}"#))
        #expect(
            try PactText.problems(response, "1")
                == ["body has another media type (text/csv) application/json"])
    }

    @Test func `rules are combined with and, or with or where the file says so`() throws {
        let both = #"{"match": "include", "value": "a"}, {"match": "include", "value": "b"}"#
        let and = PactText.body(#"{"v": "ab"}"#, rules: PactText.rule("$.v", both))
        let or = PactText.body(#"{"v": "ab"}"#, rules: PactText.rule("$.v", both, combine: "OR"))
        #expect(
            try PactText.problems(and, #"{"v": "a"}"#)
                == [#"body at /v is not as the rule says (text with "b" in it) "a""#])
        #expect(try PactText.problems(or, #"{"v": "a"}"#) == [])
        #expect(
            try PactText.problems(or, #"{"v": "c"}"#)
                == [#"body at /v is not as the rule says (text with "a" in it) "c""#])
    }

    @Test(arguments: [
        (#""success""#, 204, 301), (#""clientError""#, 404, 500), (#""serverError""#, 503, 404),
        (#""redirect""#, 302, 200), (#""info""#, 101, 200), (#""nonError""#, 399, 400),
        (#""error""#, 599, 399), ("[200, 201]", 201, 202),
    ])
    func `a class of statuses takes its own`(_ status: String, taken: Int, refused: Int) throws {
        let response = """
            {"status": 200, "matchingRules": {"status":
              {"matchers": [{"match": "statusCode", "status": \(status)}]}}}
            """
        #expect(try PactText.problems(response, status: taken, "") == [])
        #expect(try PactText.problems(response, status: refused, "").count == 1)
    }
}
