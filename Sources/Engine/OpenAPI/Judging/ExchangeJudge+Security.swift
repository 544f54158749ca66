import Findings
import HTTPModel
import HTTPTypes

extension ExchangeJudge {
    /// Checks that some alternative's credentials are there; whether they are any good, only the
    /// system itself can tell.
    func judgeSecurity(
        of view: RequestView, _ operation: Operation, _ findings: inout [Finding]
    ) {
        let isMet = operation.security.contains { alternative in
            alternative.parts.allSatisfy { isPresent($0.scheme, in: view) }
        }
        if isMet { return }
        let words = operation.security.map { alternative in
            alternative.parts.map(\.scheme.words).joined(separator: " and ")
        }
        findings.append(
            Finding(
                rule: ExchangeRule.missingSecurity.rawValue,
                message: "\(operation.name) request carries no credentials",
                location: location(of: .request(operation)),
                expected: words.joined(separator: ", or "),
                found: view.message.head.headerFields.text(of: .authorization).map {
                    // The credentials themselves stay out of reports.
                    "an Authorization header of the scheme \($0.prefix { $0 != " " })"
                } ?? "none of them"))
    }

    private func isPresent(_ scheme: SecurityScheme, in view: RequestView) -> Bool {
        let fields = view.message.head.headerFields
        switch scheme.kind {
        case .apiKeyInHeader(let name): return fields.text(of: name)?.isEmpty == false
        case .apiKeyInQuery(let name):
            return view.query.contains { $0.name == name && !$0.value.isEmpty }
        case .apiKeyInCookie(let name):
            return view.cookies.contains { $0.name == name && !$0.value.isEmpty }
        case .http(let scheme): return authorization(in: fields, hasScheme: scheme)
        case .oauth2, .openIDConnect: return authorization(in: fields, hasScheme: "bearer")
        case .mutualTLS: return true
        }
    }

    private func authorization(in fields: HTTPFields, hasScheme scheme: String) -> Bool {
        guard let text = fields.text(of: .authorization), let space = text.firstIndex(of: " ")
        else { return false }
        return text[..<space].lowercased() == scheme && !text[space...].allSatisfy { $0 == " " }
    }
}
