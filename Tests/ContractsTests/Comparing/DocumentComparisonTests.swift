import Contracts
import Findings
import JSONModel
import Testing

@Suite struct DocumentComparisonTests {
    private static let schema = #"{"type":"object","properties":{"a":{"type":"integer"}}}"#
    private static let changed =
        #"{"type":"object","properties":{"a":{"type":"integer","minimum":1}}}"#
    private static let api = """
        openapi: 3.1.0
        info: { title: T, version: '1' }
        paths:
          /a:
            get:
              responses:
                '204': { description: none }
        """

    private func compare(
        _ files: [String: String], _ old: String, _ new: String,
        _ comparison: DocumentComparison = DocumentComparison()
    ) throws -> ComparisonReport {
        try ContractBench.withFolder(files) { path in
            try comparison.compare(oldPath: path + "/" + old, newPath: path + "/" + new)
        }
    }

    private func rules(_ report: ComparisonReport) -> [String] {
        report.findings.map { "\($0.severity.rawValue) \($0.rule)" }
    }

    @Test func `two schemas are compared by the role they are said to have`() throws {
        let files = ["old.json": Self.schema, "new.json": Self.changed]
        let found = try [DocumentComparison.Role.promised, .accepted, .both].map { role in
            try rules(compare(files, "old.json", "new.json", DocumentComparison(role: role)))
        }
        #expect(
            found == [
                ["note narrowed-minimum"], ["error narrowed-minimum"], ["error narrowed-minimum"],
            ])
    }

    @Test func `two APIs are recognised, and JSON compares with YAML`() throws {
        let json =
            #"{"openapi":"3.1.0","info":{"title":"T","version":"2"},"paths":{"/b":{"get":{"responses":{"204":{"description":"x"}}}}}}"#
        let report = try compare(["a.yaml": Self.api, "b.json": json], "a.yaml", "b.json")
        #expect(rules(report) == ["error base-path-changed"])
        let same = try compare(["a.yaml": Self.api, "b.yaml": Self.api], "a.yaml", "b.yaml")
        #expect(same.findings == [])
        #expect(same.verdict == .compatible)
    }

    @Test func `two folders of contracts are compared by role`() throws {
        let event = Self.schema.replacing("}}}", with: #"}},"examples":[{}]}"#)
        let later = Self.changed.replacing("}}}", with: #"}},"examples":[{}]}"#)
        let report = try compare(
            [
                "old/events/x.v1.json": event, "old/apis/a.yaml": Self.api,
                "new/events/x.v1.json": later, "new/apis/a.yaml": Self.api,
            ], "old", "new")
        #expect(rules(report) == ["note narrowed-minimum"])
        #expect(report.compared.operations == 1)
    }

    @Test func `two folders of loose documents are compared file by file`() throws {
        let report = try compare(
            [
                "old/x.json": Self.schema, "old/sub/y.json": Self.schema,
                "new/x.json": Self.schema, "new/sub/y.json": Self.changed,
                "new/z.json": Self.schema,
            ], "old", "new")
        #expect(rules(report).sorted() == ["error narrowed-minimum", "note document-added"])
    }

    @Test func `what cannot be compared is refused by name`() throws {
        let files = [
            "s.json": Self.schema, "a.yaml": Self.api, "broken.json": "{", "folder/x.json": "{}",
        ]
        let pairs = [
            ("s.json", "a.yaml"), ("s.json", "missing.json"), ("s.json", "broken.json"),
            ("s.json", "folder"),
        ]
        for (old, new) in pairs {
            let error = #expect(throws: ContractLoadError.self) { try compare(files, old, new) }
            #expect(error?.findings.isEmpty == false)
        }
    }
}
