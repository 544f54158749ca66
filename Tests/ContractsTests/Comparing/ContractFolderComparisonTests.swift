import Contracts
import Findings
import JSONModel
import Testing

@Suite struct ContractFolderComparisonTests {
    private static func event(_ type: String, _ amount: String) -> String {
        """
        {
          "type": "object",
          "properties": {
            "type": { "const": "\(type)" },
            "amount": \(amount)
          },
          "required": ["type", "amount"],
          "additionalProperties": false,
          "examples": [{ "type": "\(type)", "amount": 5 }]
        }
        """
    }

    private static let captured = event(
        "captured.v1", #"{ "$ref": "parts.v1.json#/$defs/amount" }"#)
    private static let parts =
        #"{ "title": "Parts", "$defs": { "amount": { "type": "integer", "minimum": 1 } } }"#
    private static let command = event("capture.v1", #"{ "type": "integer", "minimum": 1 }"#)

    private static let base = [
        "events/captured.v1.json": captured,
        "events/voided.v1.json": event("voided.v1", #"{ "type": "integer" }"#),
        "events/parts.v1.json": parts, "commands/capture.v1.json": command,
    ]

    private func revision(_ label: String, _ files: [String: String]) throws -> ContractRevision {
        try ContractRevision.compile(
            label: label,
            files: files.map { ContractFile(path: $0.key, bytes: Array($0.value.utf8)) })
    }

    private func compare(
        _ changes: [String: String], without removed: String? = nil,
        _ strictness: Strictness = .wire
    ) throws -> ComparisonReport {
        var files = Self.base.merging(changes) { $1 }
        if let removed { files[removed] = nil }
        return ContractFolderComparison(
            old: try revision("main:contracts", Self.base), new: try revision("contracts", files),
            strictness: strictness
        ).report()
    }

    private func rules(_ report: ComparisonReport) -> [String] {
        report.findings.map { "\($0.severity.rawValue) \($0.rule)" }
    }

    @Test func `a folder against itself is compatible and says how much was compared`() throws {
        let report = try compare([:], .exact)
        #expect(report.findings == [])
        #expect(report.verdict == .compatible)
        #expect(report.compared.schemas == 3)
    }

    @Test func `an event that may be more breaks its consumers, and a v2 is due`() throws {
        let report = try compare([
            "events/parts.v1.json": Self.parts.replacing(#""minimum": 1"#, with: #""minimum": 0"#)
        ])
        #expect(rules(report) == ["error widened-minimum"])
        let finding = try #require(report.findings.first)
        #expect(
            finding.message
                == "captured.v1: `amount` may now be 0, which consumers of the old contract refuse")
        #expect(finding.found == #"{"type":"captured.v1","amount":0}"#)
        #expect(finding.location.text == "contracts/events/parts.v1.json:1:63")
        #expect(finding.expected == "what main:contracts/events/parts.v1.json:1:63 says")
        #expect(
            finding.nextAction == "leave captured.v1 as it was and publish captured.v2 beside it")
        #expect(report.advice == ["captured.v2 is due: publish it beside captured.v1"])
        #expect(report.verdict == .breaking)
    }

    @Test func `an event that promises less is a note`() throws {
        let report = try compare([
            "events/parts.v1.json": Self.parts.replacing(#""minimum": 1"#, with: #""minimum": 2"#)
        ])
        #expect(rules(report) == ["note narrowed-minimum"])
        #expect(report.verdict == .compatible)
    }

    @Test func `a command that takes less breaks its senders`() throws {
        let report = try compare([
            "commands/capture.v1.json": Self.command.replacing(
                #""minimum": 1"#, with: #""minimum": 2"#)
        ])
        #expect(rules(report) == ["error narrowed-minimum"])
    }

    @Test func `a command that takes more is a note`() throws {
        let report = try compare([
            "commands/capture.v1.json": Self.command.replacing(
                #""minimum": 1"#, with: #""minimum": 0"#)
        ])
        #expect(rules(report) == ["note widened-minimum"])
    }

    @Test func `a second version beside the first is an addition`() throws {
        let second = Self.event("captured.v2", #"{ "type": "string" }"#)
            .replacing("\"amount\": 5", with: "\"amount\": \"5\"")
        let report = try compare(["events/captured.v2.json": second])
        #expect(rules(report) == ["note event-added"])
        #expect(report.findings.first?.message == "captured.v2 is new")
    }

    @Test func `a break beside a second version belongs into the second version`() throws {
        let report = try compare([
            "events/captured.v2.json": Self.event("captured.v2", #"{ "type": "integer" }"#),
            "events/parts.v1.json": Self.parts.replacing(#""minimum": 1"#, with: #""minimum": 0"#),
        ])
        #expect(
            report.advice
                == [
                    "captured.v1 breaks although captured.v2 exists: make the change in captured.v2 only"
                ]
        )
    }

    @Test func `an event that is gone breaks its consumers`() throws {
        let report = try compare([:], without: "events/voided.v1.json")
        #expect(rules(report) == ["error event-removed"])
        #expect(report.findings.first?.found == #"{"type":"voided.v1","amount":5}"#)
        #expect(report.findings.first?.location.file == "main:contracts/events/voided.v1.json")
    }

    @Test func `an event in a file of another name is the same event`() throws {
        let report = try compare(
            ["events/taken.v1.json": Self.captured], without: "events/captured.v1.json")
        #expect(report.findings == [])
    }

    @Test func `nothing compared is no verdict`() throws {
        var files = Self.base
        files = files.filter { $0.key.contains("parts") }
        let report = ContractFolderComparison(
            old: try revision("a", files), new: try revision("b", files)
        ).report()
        #expect(report.verdict == .cannotTell)
    }

    @Test func `a folder without contracts is unreadable`() throws {
        let error = #expect(throws: ContractLoadError.self) { try revision("x", [:]) }
        #expect(error?.kind == .unreadableInput)
        #expect(error?.findings.map(\.rule) == ["contract-missing-file"])
    }
}
