import Contracts
import Findings
import JSONModel

/// Looks over a schema or an OpenAPI document.
enum LintTarget {
    static func run(_ input: FuzzInput) {
        var input = input
        guard let document = OpenAPITarget.document(input.next()) else { return }
        let findings = ContractLint.lint([document]).findings
        let source = SourceExcerpts { _ in document.root.serialized() }
        _ = TextRenderer(colour: false, sources: source).render(findings)
    }
}
