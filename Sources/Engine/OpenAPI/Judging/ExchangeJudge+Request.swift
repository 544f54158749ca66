import Findings
import HTTPModel
import HTTPTypes
import JSONModel
import JSONSchema

extension ExchangeJudge {
    func judge(
        _ request: RequestMessage, _ operation: Operation, _ captures: [Range<Int>],
        json: JSONValue?, using tape: inout JSONTape, into verdict: inout ExchangeVerdict
    ) {
        let view = RequestView(request, needsCookies: operation.readsCookies)
        for parameter in operation.parameters {
            judge(
                parameter, reading(of: parameter, in: view, captures), of: operation,
                &verdict.requestFindings)
        }
        if !view.query.isEmpty { judgeNames(of: view.query, operation, &verdict.requestFindings) }
        if credentials == .judged, !operation.security.isEmpty {
            judgeSecurity(of: view, operation, &verdict.securityFindings)
        }
        judgeBody(
            of: .request(operation), operation.requestBody?.content ?? [],
            isRequired: operation.requestBody?.isRequired ?? false,
            contentType: request.head.headerFields.text(of: .contentType), body: request.body,
            json: json, using: &tape, &verdict.requestFindings)
    }

    /// Where the half of an exchange is documented.
    func location(of part: ExchangePart) -> FindingLocation {
        let place = part.place
        return FindingLocation(document.documents[place.document], nameAt: place.pointer)
    }

    private func reading(
        of parameter: Parameter, in view: RequestView, _ captures: [Range<Int>]
    ) -> ParameterReading {
        switch parameter.place {
        case .query: return parameter.value.read(view.query, name: parameter.name)
        case .cookie: return parameter.value.read(view.cookies, name: parameter.name)
        case .header(let field):
            guard let text = view.message.head.headerFields.text(of: field) else { return .absent }
            return parameter.value.read(headerText: text)
        case .path(let number):
            guard number < captures.count else { return .absent }
            return parameter.value.read(
                pathText: view.pathText(captures[number]), name: parameter.name)
        }
    }

    private func judge(
        _ parameter: Parameter, _ reading: ParameterReading, of operation: Operation,
        _ findings: inout [Finding]
    ) {
        func report(_ rule: ExchangeRule, _ message: String, expected: String, found: String?) {
            findings.append(
                Finding(
                    rule: rule.rawValue, message: "\(subject(of: parameter, operation)) \(message)",
                    location: location(of: .request(operation)), expected: expected, found: found))
        }
        switch reading {
        case .empty: return
        case .absent:
            guard parameter.isRequired else { return }
            report(.missingParameter, "is missing", expected: "it in every request", found: nil)
        case .repeated(let texts):
            report(
                .invalidParameter, "is given \(texts.count) times", expected: "it once",
                found: texts.joined(separator: ", "))
        case .unreadable(let text):
            report(
                .invalidParameter, "cannot be read",
                expected: parameter.value.mediaType
                    ?? "the style \(parameter.value.style.rawValue)",
                found: text)
        case .value(let value):
            if parameter.value.schema.accepts(value) { return }
            findings += parameter.value.schema.judge(value).map {
                $0.finding(
                    rule: ExchangeRule.invalidParameter.rawValue,
                    subject: subject(of: parameter, operation))
            }
        }
    }

    private func judgeNames(
        of query: [RawItem], _ operation: Operation, _ findings: inout [Finding]
    ) {
        for item in query
        where !operation.parameters.contains(where: {
            $0.place == .query && $0.value.claims(item.name, name: $0.name)
        }) && !operation.security.usesQuery(item.name) {
            let known = operation.parameters.filter { $0.place == .query }.map(\.name)
            findings.append(
                Finding(
                    rule: ExchangeRule.undocumentedQuery.rawValue,
                    message:
                        "\(operation.name): the query parameter \"\(item.name)\" is not documented",
                    location: location(of: .request(operation)),
                    expected: known.isEmpty
                        ? "no query" : "one of \(known.joined(separator: ", "))",
                    found: "\(item.name)=\(item.text)",
                    nextAction: NearestName.question(for: item.name, among: known)))
        }
    }

    private func subject(of parameter: Parameter, _ operation: Operation) -> String {
        "\(operation.name) \(parameter.place.word) parameter \"\(parameter.name)\""
    }
}

extension [SecurityAlternative] {
    /// Whether an API key may stand in the query under this name.
    fileprivate func usesQuery(_ name: String) -> Bool {
        contains { $0.parts.contains { $0.scheme.kind == .apiKeyInQuery(name) } }
    }
}
