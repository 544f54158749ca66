import Findings
import JSONModel
import JSONSchema

extension OpenAPIDocument {
    /// Reads a document; anything unknown or broken in it is an error.
    ///
    /// References may lead to the documents `alongside`, by relative path or `$id`; nothing is
    /// ever fetched. Schemas of OpenAPI 3.0 are written in the words of 2020-12 on the way, at the
    /// same places.
    package static func load(
        _ document: JSONDocument, alongside others: [JSONDocument] = []
    ) throws(OpenAPIError) -> OpenAPIDocument {
        let (loaded, problems) = examine(document, alongside: others)
        guard let loaded, problems.isEmpty else { throw OpenAPIError(problems) }
        return loaded
    }

    /// Reads a document as far as it can be read, with everything that is wrong in it.
    ///
    /// There is no document when its version is not known or its schemas cannot be compiled; what
    /// else is broken is left out of the one there is.
    package static func examine(
        _ document: JSONDocument, alongside others: [JSONDocument] = [],
        unknownKeywords: SchemaOptions.UnknownKeywords = .refused
    ) -> (document: OpenAPIDocument?, problems: [Finding]) {
        let version: OpenAPIVersion
        do throws(OpenAPIError) {
            version = try self.version(of: document)
        } catch {
            return (nil, error.findings)
        }
        var documents = DocumentSet(document, alongside: others)
        var reader = OpenAPIReader(documents, version: version)
        reader.read()
        var problems = reader.problems
        if version == .v30 {
            let translation = OpenAPI30Translation(documents: documents)
            problems += translation.problems(at: reader.schemaPlaces)
            documents.replace(translation.translated(from: reader.schemaPlaces))
        } else {
            problems += dialectProblems(of: document)
        }
        let check = OperationCrossCheck(documents)
        problems += check.problems
        let examples = examples(of: documents, reader)
        let known = Set(reader.schemaPlaces)
        var more: Set<OpenAPIPlace> = []
        let all =
            reader.schemaPlaces
            + examples.map(\.schema).filter { !known.contains($0) && more.insert($0).inserted }
        do throws(SchemaError) {
            let schemas = try OpenAPISchemas(documents, all, unknownKeywords)
            return (
                OpenAPIDocument(documents, reader.schemaPlaces, schemas, check, examples), problems
            )
        } catch {
            return (nil, problems + error.findings)
        }
    }

    private init(
        _ documents: DocumentSet, _ places: [OpenAPIPlace], _ schemas: OpenAPISchemas,
        _ check: OperationCrossCheck, _ examples: [(schema: OpenAPIPlace, value: OpenAPIPlace)]
    ) {
        let builder = OpenAPIBuilder(documents, schemas, check)
        let root = documents.documents[0].root
        self.documents = documents.documents
        specification = root["openapi"]?.string ?? ""
        title = root["info"]?["title"]?.string ?? ""
        version = root["info"]?["version"]?.string ?? ""
        servers = documents.servers(root["servers"])
        operations = builder.operations()
        webhooks = builder.webhooks()
        securitySchemes = builder.schemes
        self.examples = examples.compactMap { example in
            guard let value = documents.value(at: example.value),
                let schema = schemas.schema(at: example.schema)
            else { return nil }
            return DocumentedExample(
                pointer: example.value.pointer, location: example.value, value: value,
                schema: schema, alternatives: schemas.alternatives(at: example.schema))
        }
        schemaPlaces = places
        self.schemas = schemas.plain
        requestSchemas = schemas.request
        responseSchemas = schemas.response
        routes = check.routes
    }

    private static func version(of document: JSONDocument) throws(OpenAPIError) -> OpenAPIVersion {
        let start = JSONPointer()
        if let version = document.root["openapi"] {
            if let text = version.string, let known = OpenAPIVersion(text) { return known }
            throw OpenAPIError([
                Finding(
                    rule: OpenAPIRule.unsupportedVersion.rawValue,
                    message: "OpenAPI \(version.plainText) is not supported",
                    location: FindingLocation(document, at: start.appending("openapi")),
                    expected: "3.0.x or 3.1.x", found: version.preview)
            ])
        }
        let isSwagger = document.root["swagger"] != nil
        throw OpenAPIError([
            Finding(
                rule: OpenAPIRule.unsupportedVersion.rawValue,
                message: isSwagger
                    ? "Swagger 2.0 is not supported"
                    : "the document does not say which version of OpenAPI it is written in",
                location: FindingLocation(
                    document, at: isSwagger ? JSONPointer(["swagger"]) : start),
                expected: "\"openapi\": \"3.0.x\" or \"3.1.x\"",
                nextAction: isSwagger ? "convert the document to OpenAPI 3.1" : nil)
        ])
    }

    private static func dialectProblems(of document: JSONDocument) -> [Finding] {
        let known = [
            "https://spec.openapis.org/oas/3.1/dialect/base",
            "https://json-schema.org/draft/2020-12/schema",
        ]
        guard let dialect = document.root["jsonSchemaDialect"]?.string, !known.contains(dialect)
        else { return [] }
        return [
            Finding(
                rule: OpenAPIRule.unsupportedValue.rawValue,
                message: "the dialect \(dialect) is not supported",
                location: FindingLocation(document, at: JSONPointer(["jsonSchemaDialect"])),
                expected: known.joined(separator: " or "), found: dialect)
        ]
    }

    /// The examples inside schemas and those given beside them, each once.
    private static func examples(
        of documents: DocumentSet, _ reader: OpenAPIReader
    ) -> [(schema: OpenAPIPlace, value: OpenAPIPlace)] {
        var seen: Set<OpenAPIPlace> = []
        var found: [(schema: OpenAPIPlace, value: OpenAPIPlace)] = []
        for place in reader.schemaPlaces {
            let document = documents.documents[place.document]
            for example in document.examples(inSchemaAt: place.pointer) {
                let value = OpenAPIPlace(document: place.document, pointer: example.value)
                guard seen.insert(value).inserted else { continue }
                let schema = OpenAPIPlace(document: place.document, pointer: example.schema)
                found.append((schema, value))
            }
        }
        for example in reader.examples { found.append(example) }
        return found
    }
}
