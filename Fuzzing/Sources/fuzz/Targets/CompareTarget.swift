import Contracts
import Findings
import HTTPModel
import JSONModel
import JSONSchema
import OpenAPI

/// Compares two schemas or two OpenAPI documents; every witness must show what it is said to show.
enum CompareTarget {
    static func run(_ input: FuzzInput) {
        var input = input
        guard let old = OpenAPITarget.document(input.next()),
            let new = OpenAPITarget.document(input.next())
        else { return }
        if let old = side(old), let new = side(new) { checkWitnesses(old, new) }
        do throws(ContractLoadError) {
            let report = try DocumentComparison().compare(old, new)
            _ = TextRenderer(colour: false).render(report.changes.map(\.finding))
        } catch {
            expect(!error.findings.isEmpty, "an error says what is wrong")
        }
    }

    private struct Side {
        let cursor: SchemaCursor
        let schema: CompiledSchema
    }

    private static func side(_ document: JSONDocument) -> Side? {
        guard document.root["openapi"] == nil, let registry = SchemaTarget.registry(of: document),
            let cursor = registry.cursor(document.name), let schema = try? cursor.compile()
        else { return nil }
        return Side(cursor: cursor, schema: schema)
    }

    private static func checkWitnesses(_ old: Side, _ new: Side) {
        let comparison = SchemaComparison([
            SchemaComparison.Pair(
                name: "fuzz", old: old.cursor, new: new.cursor, compiledOld: old.schema,
                compiledNew: new.schema)
        ])
        for change in comparison.narrowings() {
            guard let witness = change.witness?.value else { continue }
            expect(
                old.schema.accepts(witness) && !new.schema.accepts(witness),
                "\(witness.text) was valid and is not any more")
        }
        for change in comparison.widenings() {
            guard let witness = change.witness?.value else { continue }
            expect(
                !old.schema.accepts(witness) && new.schema.accepts(witness),
                "\(witness.text) is valid and was not before")
        }
    }
}
