import Findings
import HTTPModel
import HTTPTypes
import JSONModel
import OpenAPI

/// One rule that an exchange broke.
struct DriveViolation: Hashable {
    let rule: DriveRule
    /// Tells violations of one rule at one operation apart.
    let kind: String
    let expected: String
    let found: String
}

/// Holds one exchange of a drive to the document and to what was known about its request.
struct ExchangeAssessment {
    let judge: ExchangeJudge

    /// Codes with which the API says that a request is not as the document says.
    static let refusalsOfForm: Set<String> = [
        "malformed_request", "unsupported_media_type", "unknown_path", "method_not_allowed",
    ]

    /// Whether the document agrees that the request is as valid, or invalid, as it was meant.
    func agrees(_ request: RequestMessage, with expectation: DriveCase.Expectation) -> Bool {
        let findings = judge.judge(request: request).requestFindings
        return findings.isEmpty == (expectation == .valid)
    }

    func violations(
        _ exchange: DriveWorld.Exchange, _ expectation: DriveCase.Expectation, summary: String,
        amidFaults: Bool
    ) -> [DriveViolation] {
        guard let response = exchange.response else {
            return [
                DriveViolation(
                    rule: .noAnswer, kind: "", expected: "an answer", found: "none in five minutes")
            ]
        }
        var found = promised(exchange, response)
        let words = Self.words(for: response)
        if response.status >= 500, !(amidFaults && [502, 503].contains(response.status)) {
            found.append(
                DriveViolation(
                    rule: .serverError, kind: words, expected: "a status below 500", found: words))
        }
        if let told = Self.toldStatus(response), told != response.status {
            found.append(
                DriveViolation(
                    rule: .invalidResponse, kind: "told status",
                    expected: "\"status\" is \(response.status)",
                    found: "the body says \(told)"))
        }
        if response.status >= 400, response.body.isEmpty {
            found.append(
                DriveViolation(
                    rule: .missingErrorBody, kind: words,
                    expected: "a body that says what is wrong", found: "\(words), no body"))
        }
        if expectation == .valid, Self.isRefusalOfForm(response) {
            found.append(
                DriveViolation(
                    rule: .validRefused, kind: words,
                    expected: "success, or a refusal for another reason than its form",
                    found: words))
        }
        if expectation == .invalid, response.status < 400 {
            found.append(
                DriveViolation(
                    rule: .invalidAccepted, kind: summary,
                    expected: "a refusal, because the request breaks: \(summary)", found: words))
        }
        return found
    }

    /// What breaks the promises about responses.
    private func promised(
        _ exchange: DriveWorld.Exchange, _ response: ResponseMessage
    ) -> [DriveViolation] {
        let findings = judge.judge(response: response, to: exchange.request).responseFindings
        return findings.map { finding in
            let rule: DriveRule =
                switch ExchangeRule(rawValue: finding.rule) {
                case .undocumentedStatus: .undocumentedStatus
                case .undocumentedContentType: .undocumentedContentType
                case .missingBody where response.status >= 400: .missingErrorBody
                default: .invalidResponse
                }
            let place = finding.location.pointer.map { " at \($0)" } ?? ""
            return DriveViolation(
                rule: rule, kind: "\(response.status)\(Self.general(place)) \(finding.rule)",
                expected: finding.expected ?? finding.message,
                found: "\(finding.message): \(finding.found ?? "status \(response.status)")")
        }
    }

    /// A place without the numbers of elements, so that each of them is not a finding of its own.
    private static func general(_ place: String) -> String {
        place.split(separator: "/", omittingEmptySubsequences: false)
            .map { Int($0) == nil ? String($0) : "*" }.joined(separator: "/")
    }

    private static func code(of response: ResponseMessage) -> String? {
        (try? JSONValue.parse(response.body))?["code"]?.string
    }

    /// The status that RFC 9457 problem details repeat.
    private static func toldStatus(_ response: ResponseMessage) -> Int? {
        guard response[.contentType]?.hasPrefix("application/problem+json") == true else {
            return nil
        }
        return (try? JSONValue.parse(response.body))?["status"]?.integer
    }

    private static func isRefusalOfForm(_ response: ResponseMessage) -> Bool {
        if let code = code(of: response) { return refusalsOfForm.contains(code) }
        return [400, 405, 415].contains(response.status)
    }

    /// Status and code: `400 malformed_request`.
    static func words(for response: ResponseMessage) -> String {
        [String(response.status), code(of: response)].compactMap { $0 }.joined(separator: " ")
    }
}
