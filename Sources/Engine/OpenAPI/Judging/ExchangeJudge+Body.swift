import Findings
import JSONModel
import JSONSchema

/// The half of an exchange a finding speaks of; its words are only formed when there is one.
enum ExchangePart {
    case request(Operation)
    case response(Operation, DocumentedResponse, Int)

    var subject: String {
        switch self {
        case .request(let operation): "\(operation.name) request"
        case .response(let operation, _, let status): "\(operation.name) response \(status)"
        }
    }

    /// Where the half is documented.
    var pointer: JSONPointer {
        switch self {
        case .request(let operation): operation.pointer
        case .response(_, let response, _): response.pointer
        }
    }
}

extension ExchangeJudge {
    func judgeBody(
        of part: ExchangePart, _ content: [MediaType], isRequired: Bool, contentType: String?,
        body: [UInt8], json: JSONValue?, _ findings: inout [Finding]
    ) {
        if body.isEmpty {
            guard isRequired else { return }
            findings.append(
                Finding(
                    rule: ExchangeRule.missingBody.rawValue,
                    message: "\(part.subject) body is empty", location: location(of: part),
                    expected: content.map(\.range).joined(separator: " or ")))
            return
        }
        guard !content.isEmpty else {
            findings.append(
                Finding(
                    rule: ExchangeRule.undocumentedBody.rawValue,
                    message: "\(part.subject) body is not documented", location: location(of: part),
                    expected: "no body", found: "\(body.count) bytes"))
            return
        }
        guard let contentType, let media = content.first(where: { $0.matches(contentType) })
        else {
            findings.append(
                Finding(
                    rule: ExchangeRule.undocumentedContentType.rawValue,
                    message: "\(part.subject) body has a media type that is not documented",
                    location: location(of: part),
                    expected: content.map(\.range).joined(separator: " or "),
                    found: contentType ?? "no Content-Type"))
            return
        }
        judge(body, as: media, of: part, json: json, &findings)
    }

    private func judge(
        _ body: [UInt8], as media: MediaType, of part: ExchangePart, json: JSONValue?,
        _ findings: inout [Finding]
    ) {
        guard let schema = media.schema else { return }
        let value: JSONValue
        if let json {
            value = json
        } else if media.isJSON {
            do throws(JSONParseError) {
                value = try JSONValue.parse(body)
            } catch {
                findings.append(
                    Finding(
                        rule: ExchangeRule.unreadableBody.rawValue,
                        message: "\(part.subject) body is not JSON", location: location(of: part),
                        expected: media.range,
                        found: "at \(error.position): \(error.explanation)"))
                return
            }
        } else {
            value = .string(String(decoding: body, as: UTF8.self))
        }
        if schema.accepts(value) { return }
        findings += schema.judge(value).map {
            $0.finding(rule: ExchangeRule.invalidBody.rawValue, subject: part.subject + " body")
        }
    }
}
