import Findings
import JSONModel
import JSONSchema
import Testing

@Suite struct SARIFRendererTests {
    @Test(arguments: AwkwardReports.numbers)
    func `every log keeps to the rules of the format`(_ number: Int) throws {
        let report = AwkwardReports.reports[number]
        let log = try Self.log(of: report)
        #expect(try SARIFRules.schema().judge(log).map(\.expected) == [])
        let run = try #require(log["runs"]?[0])
        let rules = try #require(run["tool"]?["driver"]?["rules"]?.array)
        for result in run["results"]?.array ?? [] {
            let index = try #require(result["ruleIndex"]?.integer)
            #expect(rules[index]["id"]?.string == result["ruleId"]?.string)
        }
        #expect(Set(rules.compactMap { $0["id"]?.string }).count == rules.count)
    }

    @Test func `the rules of the format can be broken`() throws {
        let schema = try SARIFRules.schema()
        #expect(!schema.accepts(["version": "2.1.0"]))
        let text = SmallReport.report([SmallReport.error]).render(.sarif)
        for (right, wrong) in [
            ("\"level\": \"error\"", "\"level\": \"fatal\""),
            ("\"startLine\": 3", "\"startLine\": 0"),
            ("\"ruleIndex\": 0", "\"ruleIndex\": \"0\""), ("\"driver\"", "\"drivers\""),
        ] {
            #expect(text.contains(right))
            let broken = text.replacing(right, with: wrong)
            #expect(try !schema.accepts(JSONValue.parse(Array(broken.utf8))), "\(wrong)")
        }
    }

    @Test func `a result has its rule, level, message, place and columns in UTF-16`() throws {
        let run = try Self.run(of: SmallReport.report([SmallReport.error]))
        #expect(run["columnKind"] == "utf16CodeUnits")
        #expect(
            run["results"]?[0]
                == [
                    "ruleId": "schema-unknown-keyword", "ruleIndex": 0, "level": "error",
                    "message": [
                        "text": """
                        unknown keyword "requierd"
                        expected: a keyword
                        next: did you mean "required"?
                        """
                    ],
                    "locations": [
                        [
                            "physicalLocation": [
                                "artifactLocation": ["uri": "events/a.json"],
                                "region": ["startLine": 3, "startColumn": 18, "endColumn": 28],
                            ],
                            "logicalLocations": [
                                [
                                    "name": "requierd", "fullyQualifiedName": "/requierd",
                                    "kind": "value",
                                ]
                            ],
                        ]
                    ],
                    "partialFingerprints": ["findingIdentity/v1": "8e033da8af471350:1"],
                ])
    }

    @Test func `rules are described by the catalogue, and unknown ones by their id`() throws {
        let run = try Self.run(of: SmallReport.report([SmallReport.warning]))
        #expect(
            run["tool"]?["driver"]?["rules"]
                == [
                    [
                        "id": "schema-unknown-keyword",
                        "shortDescription": ["text": "Schema unknown keyword"],
                        "fullDescription": ["text": "A misspelt keyword checks nothing."],
                        "help": [
                            "text": "Why this rule exists: A misspelt keyword checks nothing."
                        ],
                    ],
                    [
                        "id": "never-broken", "shortDescription": ["text": "Never broken"],
                        "fullDescription": ["text": "It is here to be left out."],
                        "help": ["text": "Why this rule exists: It is here to be left out."],
                    ],
                    ["id": "slow-step", "shortDescription": ["text": "Slow step"]],
                ])
        #expect(run["results"]?[0]?["ruleIndex"] == 2)
    }

    @Test func `without the source there is a line and no column`() throws {
        var report = SmallReport.report([SmallReport.error])
        report.sources = .none
        let run = try Self.run(of: report)
        let place = run["results"]?[0]?["locations"]?[0]?["physicalLocation"]
        #expect(place?["region"] == ["startLine": 3])
    }

    @Test func `an obstacle makes the run unsuccessful, with a notification and an open result`()
        throws
    {
        let run = try Self.run(of: SmallReport.report([], obstacle: "no {store}"))
        let invocation = run["invocations"]?[0]
        #expect(invocation?["executionSuccessful"] == false)
        #expect(
            invocation?["toolExecutionNotifications"]?[0]?["message"]
                == ["text": "Not everything was checked: no {{store}}"])
        #expect(run["results"]?[0]?["kind"] == "open")
        #expect(run["results"]?[0]?["ruleId"] == "cannot-tell")
        let done = try Self.run(of: SmallReport.report([SmallReport.error]))
        #expect(done["invocations"]?[0] == ["executionSuccessful": true])
    }

    @Test func `texts are not taken for placeholders or links`() throws {
        let run = try Self.run(
            of: SmallReport.report([Finding(rule: "r", message: "{0} [a](b) [c]")]))
        #expect(run["results"]?[0]?["message"] == ["text": #"{{0}} \[a\](b) \[c\]"#])
    }

    @Test(arguments: [
        ("a b/ü.json", "a%20b/%C3%BC.json"), ("/abs/x.yaml", "file:///abs/x.yaml"),
        ("git:main:a.json", "git%3Amain%3Aa.json"), ("../a#b?c", "../a%23b%3Fc"),
    ])
    func `file names become URI references`(_ file: String, _ uri: String) throws {
        let finding = Finding(rule: "r", message: "m", location: FindingLocation(file: file))
        let run = try Self.run(of: SmallReport.report([finding]))
        let place = run["results"]?[0]?["locations"]?[0]?["physicalLocation"]
        #expect(place?["artifactLocation"]?["uri"]?.string == uri)
    }

    @Test func `fingerprints stay when lines move, and tell findings apart`() throws {
        func prints(_ findings: [Finding], _ source: String) throws -> [String?] {
            var report = SmallReport.report(findings)
            report.sources = SourceExcerpts { _ in Array(source.utf8) }
            return try Self.run(of: report)["results"]?.array?.map {
                $0["partialFingerprints"]?["findingIdentity/v1"]?.string
            } ?? []
        }
        func at(_ line: Int, _ message: String, pointer: JSONPointer? = nil) -> Finding {
            Finding(
                rule: "r", message: message,
                location: FindingLocation(
                    file: "a.yaml", position: SourcePosition(line: line, column: 1),
                    pointer: pointer))
        }
        let before = try prints([at(1, "m"), at(2, "m")], "a: 1\nb: 2\n")
        let after = try prints([at(3, "n"), at(4, "n")], "\n\n  a: 1\nb:  2\n")
        #expect(before == after)
        #expect(Set(before).count == 2)
        let same = try prints([at(1, "m"), at(1, "m")], "a: 1")
        #expect(same[0] == before[0])
        #expect(same[1] != same[0])
        let pointed = try prints([at(1, "m", pointer: JSONPointer(["x"]))], "a: 1")
        #expect(try pointed == prints([at(9, "other", pointer: JSONPointer(["x"]))], "b"))
        #expect(pointed[0] != before[0])
    }

    private static func log(of report: FindingsReport) throws -> JSONValue {
        try JSONValue.parse(Array(report.render(.sarif).utf8))
    }

    private static func run(of report: FindingsReport) throws -> JSONValue {
        try #require(try log(of: report)["runs"]?[0])
    }
}
