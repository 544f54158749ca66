import Contracts
import Findings
import HTTPModel
import HTTPTypes
import JSONModel
import Testing

@Suite struct ChangeGroupTests {
    /// Three operations that take and give the same component.
    private static func api(_ component: String, response: String = "true") -> String {
        let operations = ["a", "b", "c"].map { name in
            """
            "/\(name)":{"post":{"operationId":"\(name)","requestBody":{"required":true,"content":{
            "application/json":{"schema":{"$ref":"#/components/schemas/Thing"}}}},"responses":{
            "200":{"description":"done","content":{"application/json":{"schema":\(response)}}}}}}
            """
        }
        return """
            {"openapi":"3.1.0","info":{"title":"T","version":"1"},
            "paths":{\(operations.joined(separator: ","))},
            "components":{"schemas":{"Thing":\(component)}}}
            """
    }

    private func compare(_ old: String, _ new: String) throws -> ComparisonReport {
        try DocumentComparison().compare(
            JSONDocument.parse(Array(old.utf8), name: "old.json"),
            JSONDocument.parse(Array(new.utf8), name: "new.json"))
    }

    private static let old = #"{"type":"object","properties":{"n":{"type":"integer"}}}"#
    private static let new = #"{"type":"object","properties":{"n":{"type":"integer","minimum":1}}}"#

    @Test func `one change of a component three operations use is one finding`() throws {
        let report = try compare(Self.api(Self.old), Self.api(Self.new))
        #expect(report.findings.map(\.rule) == ["narrowed-minimum"])
        #expect(report.findings.map(\.severity) == [.error])
        #expect(report.findings.first?.message.hasSuffix("(3 uses of the schema)") == true)
        guard case .exchange(let request, nil)? = report.changes.first?.witness else {
            Issue.record("there is no witness")
            return
        }
        #expect(request.head.path == "/a")
        #expect(String(decoding: request.body, as: UTF8.self) == #"{"n":0}"#)
    }

    @Test func `what is sent and what is read stay two findings`() throws {
        let response = ##"{"$ref":"#/components/schemas/Thing"}"##
        let report = try compare(
            Self.api(Self.old, response: response), Self.api(Self.new, response: response))
        #expect(report.findings.map(\.severity) == [.error, .note])
        #expect(report.findings.allSatisfy { $0.message.contains("(3 uses of the schema)") })
    }

    @Test func `a member that is described no more is one change, whatever it held`() throws {
        let inner = #"{"type":["object","null"],"properties":{"x":{"type":"string"}}}"#
        let report = try ComparisonBench.compare(
            old: #"{"type":"object","properties":{"n":{"type":"integer"},"m":\#(inner)}}"#,
            new: #"{"type":"object","properties":{"n":{"type":"integer"}}}"#, .responses)
        #expect(report.findings.map(\.rule) == ["widened-undescribed-member"])
        #expect(report.findings.map(\.severity) == [.error])
    }

    @Test func `two members described by one schema are two changes when both are gone`() throws {
        let parts = #""$defs":{"m":{"type":"string"}}"#
        let member = ##"{"$ref":"#/$defs/m"}"##
        let report = try ComparisonBench.compare(
            old: #"{"properties":{"a":\#(member),"b":\#(member),"c":true},\#(parts)}"#,
            new: #"{"properties":{"c":true},\#(parts)}"#, .responses)
        #expect(
            report.findings.map(\.rule) == [
                "widened-undescribed-member", "widened-undescribed-member",
            ])
    }
}
