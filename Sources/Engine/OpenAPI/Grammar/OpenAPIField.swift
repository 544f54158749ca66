/// What the value of a field is.
enum OpenAPIField: Sendable {
    case text, flag, anything
    case texts
    case one(OpenAPIObject)
    case list(OpenAPIObject)
    case map(OpenAPIObject)
    case schema
    case schemas
    /// Lists of names by the name of a scheme.
    case security
    /// Any values by name.
    case values
    /// Texts by name.
    case textMap
    case responses
    case paths
}

extension OpenAPIObject {
    /// The fields such an object may have, in the order messages list them.
    func fields(_ version: OpenAPIVersion) -> [(name: String, field: OpenAPIField)] {
        let is31 = version == .v31
        switch self {
        case .root, .info, .contact, .license, .server, .serverVariable, .tag, .externalDocs,
            .components:
            return documentFields(is31, version)
        case .securityScheme, .oauthFlows, .oauthFlow: return securityFields
        case .pathItem:
            return [
                ("$ref", .text), ("summary", .text), ("description", .text),
                ("servers", .list(.server)), ("parameters", .list(.parameter)),
            ] + Self.methods.map { ($0, .one(.operation)) }
        case .operation:
            return [
                ("tags", .texts), ("summary", .text), ("description", .text),
                ("externalDocs", .one(.externalDocs)), ("operationId", .text),
                ("parameters", .list(.parameter)), ("requestBody", .one(.requestBody)),
                ("responses", .responses), ("callbacks", .map(.callback)), ("deprecated", .flag),
                ("security", .security), ("servers", .list(.server)),
            ]
        default: return messageFields
        }
    }

    private func documentFields(
        _ is31: Bool, _ version: OpenAPIVersion
    ) -> [(name: String, field: OpenAPIField)] {
        switch self {
        case .root:
            let shared: [(String, OpenAPIField)] = [
                ("openapi", .text), ("info", .one(.info)), ("servers", .list(.server)),
                ("paths", .paths), ("components", .one(.components)), ("security", .security),
                ("tags", .list(.tag)), ("externalDocs", .one(.externalDocs)),
            ]
            return is31
                ? shared + [("webhooks", .map(.pathItem)), ("jsonSchemaDialect", .text)] : shared
        case .info:
            let shared: [(String, OpenAPIField)] = [
                ("title", .text), ("description", .text), ("termsOfService", .text),
                ("contact", .one(.contact)), ("license", .one(.license)), ("version", .text),
            ]
            return is31 ? shared + [("summary", .text)] : shared
        case .contact: return [("name", .text), ("url", .text), ("email", .text)]
        case .license:
            return [("name", .text), ("url", .text)] + (is31 ? [("identifier", .text)] : [])
        case .server:
            return [("url", .text), ("description", .text), ("variables", .map(.serverVariable))]
        case .serverVariable:
            return [("enum", .texts), ("default", .text), ("description", .text)]
        case .tag:
            return [
                ("name", .text), ("description", .text), ("externalDocs", .one(.externalDocs)),
            ]
        case .components:
            return [("schemas", .schemas)]
                + Self.components(version).map { ($0.name, .map($0.kind)) }
        default: return [("url", .text), ("description", .text)]
        }
    }

    private var securityFields: [(name: String, field: OpenAPIField)] {
        switch self {
        case .securityScheme:
            [
                ("type", .text), ("description", .text), ("name", .text), ("in", .text),
                ("scheme", .text), ("bearerFormat", .text), ("flows", .one(.oauthFlows)),
                ("openIdConnectUrl", .text),
            ]
        case .oauthFlows:
            ["implicit", "password", "clientCredentials", "authorizationCode"].map {
                ($0, .one(.oauthFlow))
            }
        default:
            [
                ("authorizationUrl", .text), ("tokenUrl", .text), ("refreshUrl", .text),
                ("scopes", .textMap),
            ]
        }
    }

    private var messageFields: [(name: String, field: OpenAPIField)] {
        let value: [(String, OpenAPIField)] = [
            ("description", .text), ("required", .flag), ("deprecated", .flag),
            ("allowEmptyValue", .flag), ("style", .text), ("explode", .flag),
            ("allowReserved", .flag), ("schema", .schema), ("example", .anything),
            ("examples", .map(.example)), ("content", .map(.mediaType)),
        ]
        switch self {
        case .parameter: return [("name", .text), ("in", .text)] + value
        case .header: return value
        case .requestBody:
            return [("description", .text), ("content", .map(.mediaType)), ("required", .flag)]
        case .mediaType:
            return [
                ("schema", .schema), ("example", .anything), ("examples", .map(.example)),
                ("encoding", .map(.encoding)),
            ]
        case .encoding:
            return [
                ("contentType", .text), ("headers", .map(.header)), ("style", .text),
                ("explode", .flag), ("allowReserved", .flag),
            ]
        case .response:
            return [
                ("description", .text), ("headers", .map(.header)), ("content", .map(.mediaType)),
                ("links", .map(.link)),
            ]
        case .example:
            return [
                ("summary", .text), ("description", .text), ("value", .anything),
                ("externalValue", .text),
            ]
        case .link:
            return [
                ("operationRef", .text), ("operationId", .text), ("parameters", .values),
                ("requestBody", .anything), ("description", .text), ("server", .one(.server)),
            ]
        case .discriminator: return [("propertyName", .text), ("mapping", .textMap)]
        default: return []
        }
    }
}
