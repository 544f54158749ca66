import Findings
import HTTPModel
import HTTPTypes
import JSONModel
import JSONSchema

extension ExchangeJudge {
    func judge(
        _ response: ResponseMessage, _ operation: Operation,
        json: JSONValue?, using tape: inout JSONTape, into verdict: inout ExchangeVerdict
    ) {
        guard let documented = operation.response(for: response.status) else {
            let known = operation.responses.map(\.statusText).joined(separator: ", ")
            verdict.responseFindings.append(
                Finding(
                    rule: ExchangeRule.undocumentedStatus.rawValue,
                    message:
                        "\(operation.name) answered \(response.status), which is not documented",
                    location: location(of: .request(operation)), expected: "one of \(known)",
                    found: "\(response.status)"))
            return
        }
        verdict.status = documented.statusText
        let part = ExchangePart.response(operation, documented, response.status)
        for header in documented.headers {
            judge(header, response, part, &verdict.responseFindings)
        }
        let isBodiless = operation.method == .head || response.status == 304
        if isBodiless, response.body.isEmpty { return }
        judgeBody(
            of: part, documented.content, isRequired: !documented.content.isEmpty,
            contentType: response.head.headerFields.text(of: .contentType), body: response.body,
            json: json, using: &tape, &verdict.responseFindings)
    }

    private func judge(
        _ header: DocumentedHeader, _ response: ResponseMessage, _ part: ExchangePart,
        _ findings: inout [Finding]
    ) {
        guard let text = response.head.headerFields.text(of: header.name) else {
            guard header.isRequired else { return }
            findings.append(
                Finding(
                    rule: ExchangeRule.missingHeader.rawValue,
                    message: "\(part.subject) lacks the header \(header.name)",
                    location: location(of: part),
                    expected: "it in every such response"))
            return
        }
        let subject = "\(part.subject) header \(header.name)"
        switch header.value.read(headerText: text) {
        case .value(let value):
            if header.value.schema.accepts(value) { return }
            findings += header.value.schema.judge(value).map {
                $0.finding(rule: ExchangeRule.invalidHeader.rawValue, subject: subject)
            }
        case .unreadable(let text):
            findings.append(
                Finding(
                    rule: ExchangeRule.invalidHeader.rawValue, message: "\(subject) cannot be read",
                    location: location(of: part),
                    expected: header.value.mediaType
                        ?? "the style \(header.value.style.rawValue)", found: text))
        case .absent, .empty, .repeated: return
        }
    }
}
