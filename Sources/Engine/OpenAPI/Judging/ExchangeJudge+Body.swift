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
    var place: OpenAPIPlace {
        switch self {
        case .request(let operation): operation.location
        case .response(_, let response, _): response.location
        }
    }

    /// The mark of properties that have no business in this half, and the rule they break.
    var forbidden: (mark: String, rule: ExchangeRule) {
        switch self {
        case .request: ("readOnly", .readOnlyProperty)
        case .response: ("writeOnly", .writeOnlyProperty)
        }
    }
}

extension ExchangeJudge {
    func judgeBody(
        of part: ExchangePart, _ content: [MediaType], isRequired: Bool, contentType: String?,
        body: [UInt8], json: JSONValue?, using tape: inout JSONTape, _ findings: inout [Finding]
    ) {
        if body.isEmpty {
            guard isRequired else { return }
            report(
                .missingBody, part, "body is empty", &findings,
                expected: content.map(\.range).joined(separator: " or "))
            return
        }
        guard !content.isEmpty else {
            report(
                .undocumentedBody, part, "body is not documented", &findings, expected: "no body",
                found: "\(body.count) bytes")
            return
        }
        guard let contentType, let media = content.matching(contentType) else {
            report(
                .undocumentedContentType, part, "body has a media type that is not documented",
                &findings, expected: content.map(\.range).joined(separator: " or "),
                found: contentType ?? "no Content-Type")
            return
        }
        guard let schema = media.schema else { return }
        // A good body, which nearly all are, is judged from its bytes; only any other one is read
        // as a value and judged by the schema itself, which can say what is wrong.
        if json == nil, media.reads(contentType: contentType) == .json,
            (try? quick.form(of: schema)?.accepts(body, using: &tape)) == true
        {
            return
        }
        judge(body, contentType, as: media, schema, of: part, json: json, &findings)
    }

    private func judge(
        _ body: [UInt8], _ contentType: String, as media: MediaType, _ schema: CompiledSchema,
        of part: ExchangePart, json: JSONValue?, _ findings: inout [Finding]
    ) {
        let value: JSONValue
        if let json {
            value = json
        } else {
            switch BodyReading.read(body, contentType, as: media) {
            case .value(let read): value = read
            case .unjudged: return
            case .unreadable(let reason):
                report(
                    .unreadableBody, part, "body is not \(media.isJSON ? "JSON" : media.range)",
                    &findings, expected: media.range, found: reason)
                return
            }
        }
        findings += schema.judge(value).map { finding(of: $0, part) }
    }

    /// A failure as a finding; one that comes from a read-only or write-only property says so.
    private func finding(of failure: SchemaFailure, _ part: ExchangePart) -> Finding {
        let (mark, rule) = part.forbidden
        let finding = failure.finding(
            rule: ExchangeRule.invalidBody.rawValue, subject: part.subject + " body")
        guard failure.keyword == "false", let file = failure.schema.file,
            let pointer = failure.schema.pointer,
            let cursor = document.schemas.cursor(file, at: pointer),
            cursor[mark] == true || cursor.reference?[mark] == true
        else { return finding }
        var named = finding
        named.rule = rule.rawValue
        let name = failure.instance.tokens.last ?? ""
        named.message =
            mark == "readOnly"
            ? "\(part.subject) body sends the read-only property \"\(name)\""
            : "\(part.subject) body shows the write-only property \"\(name)\""
        named.expected = "no \"\(name)\" (\(failure.schema.text ?? file))"
        return named
    }

    private func report(
        _ rule: ExchangeRule, _ part: ExchangePart, _ message: String,
        _ findings: inout [Finding], expected: String, found: String? = nil
    ) {
        findings.append(
            Finding(
                rule: rule.rawValue, message: "\(part.subject) \(message)",
                location: location(of: part), expected: expected, found: found))
    }
}
