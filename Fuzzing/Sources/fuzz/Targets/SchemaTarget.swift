import Findings
import JSONModel
import JSONSchema

/// Compiles a schema and judges the values that follow it.
enum SchemaTarget {
    static func run(_ input: FuzzInput) {
        var input = input
        guard let document = try? JSONDocument.parse(input.next(), name: "fuzz.json"),
            let registry = registry(of: document),
            let schema = compile(registry, document.name)
        else { return }
        let quick = QuickSchema(schema)
        var tape = JSONTape()
        while !input.isEmpty {
            let bytes = input.next()
            let value = try? JSONValue.parse(bytes)
            let isQuicklyAccepted = try? quick?.accepts(bytes, using: &tape)
            guard let value else {
                expect(isQuicklyAccepted == nil, "what is no JSON has no verdict")
                continue
            }
            check(schema, value, document)
            if let isQuicklyAccepted {
                expect(isQuicklyAccepted == schema.accepts(value), "both engines agree")
            }
        }
    }

    private static func check(
        _ schema: CompiledSchema, _ value: JSONValue, _ document: JSONDocument
    ) {
        let holds = schema.accepts(value)
        let failures = schema.judge(value)
        expect(holds == failures.isEmpty, "both judgements agree")
        for form in SchemaOutputForm.allCases {
            let output = schema.output(value, form: form)
            expect(output["valid"]?.bool == holds, "the \(form) output agrees")
        }
        let findings = failures.map { $0.finding(rule: "r", subject: "value") }
        let source = SourceExcerpts { _ in document.root.serialized() }
        _ = TextRenderer(colour: false, sources: source).render(findings)
    }

    static func registry(of document: JSONDocument) -> SchemaRegistry? {
        let options = SchemaOptions(unknownKeywords: .ignored, formats: .assertedWhereKnown)
        var registry = SchemaRegistry(options: options)
        do throws(SchemaError) { try registry.add(document) } catch {
            check(error)
            return nil
        }
        return registry
    }

    static func compile(_ registry: SchemaRegistry, _ name: String) -> CompiledSchema? {
        do throws(SchemaError) { return try registry.compile(name) } catch {
            check(error)
            return nil
        }
    }

    private static func check(_ error: SchemaError) {
        expect(!error.findings.isEmpty, "an error says what is wrong")
        expect(
            error.findings.allSatisfy { $0.location.position != nil },
            "every problem of a schema has a place")
    }
}
