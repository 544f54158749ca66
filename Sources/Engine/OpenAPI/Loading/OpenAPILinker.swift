import Findings
import JSONModel
import JSONSchema

/// Puts compiled schemas into the drafts of a document and builds its routes.
struct OpenAPILinker {
    let reader: OpenAPIReader
    let registry: SchemaRegistry
    let schemas: [CompiledSchema]
    private var problems: [Finding] = []

    init(reader: OpenAPIReader, registry: SchemaRegistry, schemas: [CompiledSchema]) {
        self.reader = reader
        self.registry = registry
        self.schemas = schemas
    }

    func link(_ draft: DocumentDraft) throws(OpenAPIError) -> OpenAPIDocument {
        var linker = self
        let operations = draft.operations.map { linker.operation($0, base: draft.basePaths[0]) }
        var routes = RouteTable()
        for (number, operation) in draft.operations.enumerated() {
            for base in draft.basePaths {
                guard let template = PathTemplate(base + operation.path) else { continue }
                if let other = routes.add(template, operation.method, operation: number) {
                    linker.problems.append(
                        Finding(
                            rule: OpenAPIRule.ambiguousPath.rawValue,
                            message: "the path matches the same requests as "
                                + draft.operations[other].path,
                            location: FindingLocation(reader.document, at: operation.pointer)))
                }
            }
        }
        guard linker.problems.isEmpty else { throw OpenAPIError(linker.problems) }
        let examples = reader.examples.compactMap { example in
            reader.document.root.value(at: example.value).map {
                DocumentedExample(
                    pointer: example.value, value: $0, schema: schemas[example.schema])
            }
        }
        return OpenAPIDocument(
            source: reader.document, title: draft.title, version: draft.version,
            operations: operations, examples: examples, schemas: registry, routes: routes)
    }

    private mutating func operation(_ draft: OperationDraft, base: String) -> Operation {
        Operation(
            draft, template: base + draft.path,
            parameters: draft.parameters.map {
                Parameter(
                    name: $0.name, place: $0.place, isRequired: $0.isRequired,
                    value: value($0.value)
                )
            },
            requestBody: draft.requestBody.map {
                RequestBody(isRequired: $0.isRequired, content: content($0.content))
            },
            responses: draft.responses.map { response in
                DocumentedResponse(
                    status: response.status, statusText: response.statusText,
                    headers: response.headers.map {
                        DocumentedHeader(
                            name: $0.name, isRequired: $0.isRequired, value: value($0.value))
                    },
                    content: content(response.content), pointer: response.pointer)
            })
    }

    private func content(_ drafts: [MediaTypeDraft]) -> [MediaType] {
        drafts.map { draft in
            MediaType(range: draft.range, schema: draft.schema.map { schemas[$0] })
        }
    }

    private mutating func value(_ draft: ValueDraft) -> ParameterValue {
        let schema = schemas[draft.schema]
        let types = schema.possibleTypes
        let elementTypes = schema.elements?.possibleTypes ?? .string
        if types == .array, elementTypes.isDisjoint(with: [.array, .object]) {
            return ParameterValue(
                shape: .list(elementTypes, exploded: draft.isExploded), schema: schema)
        }
        if !types.isDisjoint(with: [.array, .object]) {
            problems.append(
                Finding(
                    rule: OpenAPIRule.unsupportedValue.rawValue,
                    message: "only scalars and arrays of scalars can be judged here",
                    location: FindingLocation(reader.document, at: draft.pointer),
                    expected: "a schema whose \"type\" is a scalar or array", found: types.words))
        }
        return ParameterValue(shape: types == .string ? .text : .scalar(types), schema: schema)
    }
}
