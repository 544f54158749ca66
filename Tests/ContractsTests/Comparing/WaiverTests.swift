import Contracts
import Findings
import JSONModel
import Testing

@Suite struct WaiverTests {
    private func report() throws -> ComparisonReport {
        try ComparisonBench.compare(
            old: #"{"type":"object","properties":{"a":{"type":"integer","minimum":1}}}"#,
            new: #"{"type":"object","properties":{"a":{"type":"integer","minimum":0}}}"#, .events)
    }

    private func waivers(_ yaml: String) throws -> WaiverList {
        WaiverList(try YAMLDocument.load(Array(yaml.utf8), name: "waivers.yaml"))
    }

    private func outcome(_ yaml: String, today: String = "2026-11-22") throws -> [String] {
        try waivers(yaml).apply(to: report(), today: today).findings.map {
            "\($0.severity.rawValue) \($0.rule) \($0.location.text ?? "")"
        }
    }

    private static let valid = """
        waivers:
          - rule: widened-minimum
            file: new.json
            pointer: /properties/a
            reason: nobody reads it yet
            expires: '2026-12-31'
        """

    @Test func `a waived finding becomes a note that names the reason`() throws {
        let finding = try #require(
            try waivers(Self.valid).apply(to: report(), today: "2026-11-22").findings.first)
        #expect(finding.severity == .note)
        #expect(finding.message.hasSuffix("(waived until 2026-12-31: nobody reads it yet)"))
        #expect(try outcome(Self.valid) == ["note widened-minimum new.json:1:54"])
    }

    @Test func `a waiver holds on its last day and not after it`() throws {
        #expect(try outcome(Self.valid, today: "2026-12-31").count == 1)
        #expect(
            try outcome(Self.valid, today: "2027-01-01") == [
                "error widened-minimum new.json:1:54", "error waiver-expired waivers.yaml:2:5",
            ])
    }

    @Test(arguments: [
        ("rule: widened-minimum", "rule: widened-maximum"), ("file: new.json", "file: other.json"),
        ("pointer: /properties/a", "pointer: /properties/b"),
    ])
    func `a waiver that matches nothing is stale`(was: String, becomes: String) throws {
        #expect(
            try outcome(Self.valid.replacing(was, with: becomes)) == [
                "error widened-minimum new.json:1:54", "error waiver-stale waivers.yaml:2:5",
            ])
    }

    @Test(arguments: [
        ("rule: widened-minimum", "rule: widened-minimun", "3:"),
        ("expires: '2026-12-31'", "expires: '2026-13-31'", "7:"),
        ("expires: '2026-12-31'", "expires: soon", "6:"),
        ("reason: nobody reads it yet", "because: nobody reads it yet", "5:"),
        ("pointer: /properties/a", "pointer: properties/a", "4:"),
    ])
    func `a waiver that cannot be read excuses nothing`(
        was: String, becomes: String, line: String
    ) throws {
        let found = try outcome(Self.valid.replacing(was, with: becomes))
        #expect(found.first == "error widened-minimum new.json:1:54")
        #expect(found.dropFirst().allSatisfy { $0.hasPrefix("error waiver-invalid waivers.yaml:") })
        #expect(found.count > 1)
    }

    @Test func `a file without a list of waivers is invalid`() throws {
        #expect(
            try outcome("- rule: x\n") == [
                "error widened-minimum new.json:1:54", "error waiver-invalid waivers.yaml:1:1",
            ])
    }

    @Test func `every rule has an id of its own and a reason`() {
        let ids = ComparisonRule.all.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(ids.allSatisfy { id in id.allSatisfy { $0.isLowercase || $0 == "-" } })
        #expect(
            ComparisonRule.all.allSatisfy { $0.reason.hasSuffix(".") || $0.reason.contains(":") })
        #expect(ComparisonRule.named("widened-minimum-cannot-tell")?.id == "widened-minimum")
    }
}
