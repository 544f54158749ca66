import Findings
import JSONModel
import JSONSchema

/// The schemas of an API, compiled as written and as they hold for each half of an exchange.
struct OpenAPISchemas {
    let plain: SchemaRegistry
    let request: SchemaRegistry
    let response: SchemaRegistry
    private let compiled: [OpenAPIPlace: CompiledSchema]
    private let forRequests: [OpenAPIPlace: CompiledSchema]?
    private let forResponses: [OpenAPIPlace: CompiledSchema]?
    /// A schema that takes everything.
    let anything: CompiledSchema

    init(
        _ documents: DocumentSet, _ places: [OpenAPIPlace],
        _ unknownKeywords: SchemaOptions.UnknownKeywords
    ) throws(SchemaError) {
        (plain, compiled) = try Self.compile(documents.documents, places, unknownKeywords)
        let readOnly = DirectionView(documents: documents, mark: .readOnly)
        if readOnly.isUsed {
            let (registry, schemas) = try Self.compile(
                readOnly.documents(from: places), places, unknownKeywords)
            request = registry
            forRequests = schemas
        } else {
            request = plain
            forRequests = nil
        }
        let writeOnly = DirectionView(documents: documents, mark: .writeOnly)
        if writeOnly.isUsed {
            let (registry, schemas) = try Self.compile(
                writeOnly.documents(from: places), places, unknownKeywords)
            response = registry
            forResponses = schemas
        } else {
            response = plain
            forResponses = nil
        }
        var registry = SchemaRegistry()
        try registry.add(JSONDocument(name: "anything", root: true))
        anything = try registry.compile("anything")
    }

    func schema(at place: OpenAPIPlace) -> CompiledSchema? { compiled[place] }

    /// The schema as it holds for requests.
    func request(at place: OpenAPIPlace) -> CompiledSchema? {
        forRequests?[place] ?? compiled[place]
    }

    /// The schema as it holds for responses.
    func response(at place: OpenAPIPlace) -> CompiledSchema? {
        forResponses?[place] ?? compiled[place]
    }

    /// The schemas of one place for each half, where they differ from the one as written.
    func alternatives(at place: OpenAPIPlace) -> [CompiledSchema] {
        [forRequests?[place], forResponses?[place]].compactMap(\.self)
    }

    private static func compile(
        _ documents: [JSONDocument], _ places: [OpenAPIPlace],
        _ unknownKeywords: SchemaOptions.UnknownKeywords
    ) throws(SchemaError) -> (SchemaRegistry, [OpenAPIPlace: CompiledSchema]) {
        var registry = SchemaRegistry(
            options: SchemaOptions(
                dialect: .openAPI, unknownKeywords: unknownKeywords, formats: .assertedWhereKnown))
        var byDocument: [[OpenAPIPlace]] = documents.map { _ in [] }
        for place in places { byDocument[place.document].append(place) }
        for (number, document) in documents.enumerated().reversed() {
            let isSchema = document.root["openapi"] == nil && byDocument[number].isEmpty
            let pointers = isSchema ? [JSONPointer()] : byDocument[number].map(\.pointer)
            try registry.add(document, schemasAt: pointers)
        }
        var compiled: [OpenAPIPlace: CompiledSchema] = [:]
        compiled.reserveCapacity(places.count)
        for (number, document) in documents.enumerated() where !byDocument[number].isEmpty {
            let own = byDocument[number]
            let schemas = try registry.compile(document.name, at: own.map(\.pointer))
            for (place, schema) in zip(own, schemas) { compiled[place] = schema }
        }
        return (registry, compiled)
    }
}
