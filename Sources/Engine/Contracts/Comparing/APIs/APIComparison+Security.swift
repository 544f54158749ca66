import Findings
import HTTPModel
import HTTPTypes
import JSONModel
import OpenAPI

extension APIComparisonWork {
    /// Compares which credentials open an operation.
    ///
    /// A client with credentials that were enough is turned away when no alternative of the new
    /// revision makes do with them.
    func compareSecurity(_ before: Operation, _ after: Operation) {
        let were = Self.alternatives(before)
        let are = Self.alternatives(after)
        let lost = were.first { known in !are.contains { $0.isSubset(of: known) } }
        if let known = lost {
            let parts = before.security.first { Self.needs($0) == known }
            let words = known.isEmpty ? "no credentials" : known.sorted().joined(separator: " and ")
            breaks(
                .securityTightened,
                "\(after.name) no longer makes do with \(words), which is what clients of the old "
                    + "contract send",
                at: (before.pointer, after.pointer),
                witness: witness(with: parts?.parts.map(\.scheme) ?? [], before),
                doubt: "both judges are content with the same request: only scopes or what no "
                    + "exchange shows differ")
        } else if are.contains(where: { next in !were.contains { $0.isSubset(of: next) } }) {
            note(
                .securityLoosened, "\(after.name) makes do with other or fewer credentials now",
                new, at: after.pointer)
        }
    }

    private static func alternatives(_ operation: Operation) -> [Set<String>] {
        operation.security.isEmpty ? [[]] : operation.security.map(needs)
    }

    /// What an alternative asks for, by what it is and not by how the document calls it.
    private static func needs(_ alternative: SecurityAlternative) -> Set<String> {
        Set(
            alternative.parts.flatMap { part in
                part.scopes.isEmpty
                    ? [part.scheme.words]
                    : part.scopes.map { "\(part.scheme.words) for \($0)" }
            })
    }

    private func witness(with schemes: [SecurityScheme], _ before: Operation) -> ComparisonWitness?
    {
        var wish = ExchangeBuilder.Wish(leavesBodyOut: true)
        for scheme in schemes {
            switch scheme.kind {
            case .apiKeyInHeader(let field): wish.fields.append((field, "key"))
            case .apiKeyInQuery(let name): wish.query.append(FormItem(name, "key"))
            case .apiKeyInCookie(let name): wish.fields.append((.cookie, "\(name)=key"))
            case .http(let scheme):
                let word = scheme == "basic" ? "Basic a2V5Og==" : "\(scheme) key"
                wish.fields.append((.authorization, word))
            case .oauth2, .openIDConnect: wish.fields.append((.authorization, "Bearer key"))
            case .mutualTLS: break
            }
        }
        guard let request = oldBuilder.request(for: before, wish),
            oldJudge.judge(request: request).securityFindings.isEmpty,
            !newJudge.judge(request: request).securityFindings.isEmpty
        else { return nil }
        return .exchange(request, nil)
    }
}
