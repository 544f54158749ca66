import HTTPModel
import HTTPTypes
import JSONModel
import JSONSchema
import OpenAPI

/// Builds requests and responses for operations from values.
///
/// What it builds is a proposal: it counts only after a judge had a look at it.
struct ExchangeBuilder {
    let api: OpenAPIDocument
    private var values = WitnessBuilder()
    private var known: [String: JSONValue?] = [:]

    init(_ api: OpenAPIDocument) { self.api = api }

    /// What a request should have besides what its operation demands.
    struct Wish {
        /// Values for parameters by place and name, given even where they are optional.
        var parameters: [(key: String, value: JSONValue)] = []
        /// Parameters left out even where they are required.
        var without: [String] = []
        var body: JSONValue?
        /// The media type of the body; nil takes the first.
        var range: String?
        var leavesBodyOut = false
        var fields: [(HTTPField.Name, String)] = []
        var query: [FormItem] = []
    }

    /// A request an operation should allow, or nil when a part of it cannot be built.
    mutating func request(for operation: Operation, _ wish: Wish = Wish()) -> RequestMessage? {
        var given: [String: [String: JSONValue]] = [:]
        for parameter in operation.parameters {
            let key = Self.key(parameter)
            let wanted = wish.parameters.first { $0.key == key }?.value
            guard wanted != nil || parameter.isRequired, !wish.without.contains(key) else {
                continue
            }
            guard let value = wanted ?? value(of: parameter.schema, .schemas) else { return nil }
            given[parameter.place.word, default: [:]][parameter.name] = value
        }
        guard let path = operation.path(filling: given["path"] ?? [:]) else { return nil }
        var fields = operation.fields(
            filling: given["header"] ?? [:], cookies: given["cookie"] ?? [:])
        for (name, value) in wish.fields { fields[name] = value }
        var query = operation.query(filling: given["query"] ?? [:])
        if !wish.query.isEmpty {
            query += (query.isEmpty ? "" : "&") + FormEncoding.encode(wish.query)
        }
        guard let body = body(of: operation, wish, &fields) else { return nil }
        return RequestMessage(
            operation.method, host: "example.com", path: query.isEmpty ? path : path + "?" + query,
            fields: fields, body: body)
    }

    private mutating func body(
        of operation: Operation, _ wish: Wish, _ fields: inout HTTPFields
    ) -> [UInt8]? {
        guard !wish.leavesBodyOut, let documented = operation.requestBody,
            wish.body != nil || wish.range != nil || documented.isRequired
        else { return [] }
        guard
            let media = documented.content.first(where: { $0.range == wish.range })
                ?? documented.content.first
        else { return [] }
        guard let value = wish.body ?? self.value(of: media, .requestSchemas),
            var written = media.write(value)
        else { return nil }
        if written.body.isEmpty, wish.body == nil, let schema = media.schema,
            let cursor = api.requestSchemas.cursor(at: schema),
            let fuller = values.build(SchemaSet(cursor), .variant(1)), schema.accepts(fuller),
            let second = media.write(fuller)
        {
            // A form without items is no body at all.
            written = second
        }
        fields[.contentType] = written.contentType
        return written.body
    }

    /// A response an operation may give, or nil when a part of it cannot be built.
    mutating func response(
        _ documented: DocumentedResponse, status: Int, range: String? = nil,
        body: JSONValue? = nil, headers: [(HTTPField.Name, JSONValue)] = [],
        without: HTTPField.Name? = nil
    ) -> ResponseMessage? {
        var fields = HTTPFields()
        for header in documented.headers where header.name != without {
            let given = headers.first { $0.0 == header.name }?.1
            guard given != nil || header.isRequired else { continue }
            guard let value = given ?? value(of: header.schema, .schemas) else { return nil }
            fields[header.name] = header.value.write(toHeader: value)
        }
        guard
            let media = documented.content.first(where: { $0.range == range })
                ?? documented.content.first
        else { return ResponseMessage(status: status, fields: fields) }
        guard let value = body ?? value(of: media, .responseSchemas),
            let written = media.write(value)
        else { return nil }
        return ResponseMessage(
            status: status, contentType: written.contentType, fields: fields, body: written.body)
    }

    private mutating func value(of media: MediaType, _ registry: Registry) -> JSONValue? {
        guard let schema = media.schema else { return .object(JSONObject()) }
        return value(of: schema, registry)
    }

    /// A value a schema accepts, or nil when none was found.
    mutating func value(of schema: CompiledSchema, _ registry: Registry) -> JSONValue? {
        guard let cursor = registry.of(api).cursor(at: schema) else { return nil }
        let key = "\(registry) \(cursor.identity)"
        if let value = known[key] { return value }
        for variant in 0..<4 {
            let value = values.build(SchemaSet(cursor), .variant(variant))
            if let value, schema.accepts(value) {
                known[key] = .some(value)
                return value
            }
        }
        known[key] = .some(nil)
        return nil
    }

    /// Which of an API's registries a schema is from.
    enum Registry: Sendable {
        case schemas, requestSchemas, responseSchemas

        func of(_ api: OpenAPIDocument) -> SchemaRegistry {
            switch self {
            case .schemas: api.schemas
            case .requestSchemas: api.requestSchemas
            case .responseSchemas: api.responseSchemas
            }
        }
    }

    /// What tells a parameter from the others of its operation.
    static func key(_ parameter: Parameter) -> String {
        switch parameter.place {
        case .path(let number): "path \(number)"
        case .header(let field): "header \(field.canonicalName)"
        case .query, .cookie: "\(parameter.place.word) \(parameter.name)"
        }
    }
}
