import Findings
import HTTPModel
import HTTPTypes
import JSONModel
import JSONSchema

extension ExchangeJudge {
    func judge(
        _ request: RequestMessage, _ operation: Operation, _ match: RouteTable.Match,
        json: JSONValue?, into verdict: inout ExchangeVerdict
    ) {
        let query =
            request.head.path?.utf8.contains(UInt8(ascii: "?")) == true
            ? request.queryItems : []
        for parameter in operation.parameters {
            let texts = texts(of: parameter, in: request, match, query)
            judge(parameter, texts, of: operation, &verdict.requestFindings)
        }
        for item in query
        where !operation.parameters.contains(where: { $0.place == .query && $0.name == item.name })
        {
            let known = operation.parameters.filter { $0.place == .query }.map(\.name)
            verdict.requestFindings.append(
                Finding(
                    rule: ExchangeRule.undocumentedQuery.rawValue,
                    message:
                        "\(operation.name): the query parameter \"\(item.name)\" is not documented",
                    location: location(of: .request(operation)),
                    expected: known.isEmpty
                        ? "no query" : "one of \(known.joined(separator: ", "))",
                    found: "\(item.name)=\(item.value)",
                    nextAction: NearestName.question(for: item.name, among: known)))
        }
        judgeBody(
            of: .request(operation), operation.requestBody?.content ?? [],
            isRequired: operation.requestBody?.isRequired ?? false,
            contentType: request.head.headerFields.text(of: .contentType), body: request.body,
            json: json,
            &verdict.requestFindings)
    }

    /// Where the half of an exchange is documented.
    func location(of part: ExchangePart) -> FindingLocation {
        FindingLocation(document.source, nameAt: part.pointer)
    }

    private func texts(
        of parameter: Parameter, in request: RequestMessage, _ match: RouteTable.Match,
        _ query: [FormItem]
    ) -> [String] {
        switch parameter.place {
        case .query: return query.compactMap { $0.name == parameter.name ? $0.value : nil }
        case .header(let field): return request.head.headerFields.text(of: field).map { [$0] } ?? []
        case .path(let number):
            guard number < match.captures.count, let path = request.head.path else { return [] }
            let range = match.captures[number]
            let start = path.utf8.index(path.utf8.startIndex, offsetBy: range.lowerBound)
            let end = path.utf8.index(start, offsetBy: range.count)
            let text = path[start..<end]
            return [
                text.utf8.contains(UInt8(ascii: "%"))
                    ? PercentEncoding.decode(text, plusIsSpace: false) : String(text)
            ]
        }
    }

    private func judge(
        _ parameter: Parameter, _ texts: [String], of operation: Operation,
        _ findings: inout [Finding]
    ) {
        if texts.isEmpty {
            guard parameter.isRequired else { return }
            findings.append(
                Finding(
                    rule: ExchangeRule.missingParameter.rawValue,
                    message: "\(subject(of: parameter, operation)) is missing",
                    location: location(of: .request(operation)), expected: "it in every request"))
            return
        }
        guard let value = parameter.value.read(texts) else {
            findings.append(
                Finding(
                    rule: ExchangeRule.invalidParameter.rawValue,
                    message: "\(subject(of: parameter, operation)) is given \(texts.count) times",
                    location: location(of: .request(operation)), expected: "it once",
                    found: texts.joined(separator: ", ")))
            return
        }
        if parameter.value.schema.accepts(value) { return }
        findings += parameter.value.schema.judge(value).map {
            $0.finding(
                rule: ExchangeRule.invalidParameter.rawValue,
                subject: subject(of: parameter, operation))
        }
    }

    private func subject(of parameter: Parameter, _ operation: Operation) -> String {
        "\(operation.name) \(parameter.place.word) parameter \"\(parameter.name)\""
    }
}
