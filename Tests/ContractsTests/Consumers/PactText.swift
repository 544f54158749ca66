import Contracts
import Findings
import HTTPModel
import HTTPTypes
import JSONModel

/// Pact files written down in tests.
enum PactText {
    /// A file of version 4 with one interaction that answers as given.
    static func answering(_ response: String) throws -> Pact {
        try PactReader.read(Array(file(response: response).utf8), name: "p.json")
    }

    static func file(
        version: String = "4.0", request: String = #"{"method": "GET", "path": "/a"}"#,
        response: String = #"{"status": 200}"#
    ) -> String {
        """
        {"consumer": {"name": "shop"}, "provider": {"name": "payments"},
         "interactions": [{"type": "Synchronous/HTTP", "description": "d",
          "request": \(request),
          "response": \(response)}],
         "metadata": {"pactSpecification": {"version": "\(version)"}}}
        """
    }

    /// A response whose body is the example, under the rules of some paths.
    static func body(_ example: String, rules: String = "") -> String {
        """
        {"status": 200, "body": {"contentType": "application/json", "encoded": false,
          "content": \(example)}, "matchingRules": {"body": {\(rules)}}}
        """
    }

    static func rule(_ path: String, _ matchers: String, combine: String = "AND") -> String {
        "\"\(path)\": {\"combine\": \"\(combine)\", \"matchers\": [\(matchers)]}"
    }

    /// What a consumer with that response cannot live with, without the subject.
    static func problems(
        _ response: String, status: Int = 200, type: String? = "application/json",
        fields: HTTPFields = [:], _ actual: String
    ) throws -> [String] {
        let pact = try answering(response)
        guard case .exchange(_, let expected) = pact.interactions[0].content else { return [] }
        let message = ResponseMessage(
            status: status, contentType: type, fields: fields, body: Array(actual.utf8))
        return PactMatcher(pact).judge(message, against: expected, subject: "s").map { finding in
            "\(finding.message.dropFirst(3)) (\(finding.expected ?? "")) \(finding.found ?? "")"
        }
    }

    /// What is wrong with a file: place, rule and message.
    static func errors(_ text: String) -> [String] {
        do throws(PactError) {
            _ = try PactReader.read(Array(text.utf8), name: "p.json")
            return []
        } catch {
            return error.findings.map {
                "\($0.location.text ?? "") \($0.rule): \($0.message)"
            }
        }
    }
}
