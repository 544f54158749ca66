/// The kinds of object an OpenAPI document is made of, with the fields of each.
enum OpenAPIObject: String, Sendable {
    case root = "OpenAPI document"
    case info, contact, license, server, tag, components, operation, parameter, response, header
    case externalDocs = "externalDocs object"
    case pathItem = "path item"
    case requestBody = "request body"
    case mediaType = "media type"
    case example
    case securityScheme = "security scheme"

    var required: [String] {
        switch self {
        case .root: ["openapi", "info", "paths"]
        case .info: ["title", "version"]
        case .server: ["url"]
        case .tag, .license: ["name"]
        case .operation: ["responses"]
        case .parameter: ["name", "in", "schema"]
        case .header: ["schema"]
        case .requestBody: ["content"]
        case .response: ["description"]
        case .securityScheme: ["type"]
        case .externalDocs: ["url"]
        case .contact, .components, .pathItem, .mediaType, .example: []
        }
    }

    var fields: [String] {
        switch self {
        case .root:
            [
                "openapi", "info", "servers", "paths", "components", "security", "tags",
                "externalDocs",
            ]
        case .info:
            ["title", "summary", "description", "termsOfService", "contact", "license", "version"]
        case .contact: ["name", "url", "email"]
        case .license: ["name", "identifier", "url"]
        case .server: ["url", "description"]
        case .tag: ["name", "description", "externalDocs"]
        case .externalDocs: ["url", "description"]
        case .components:
            [
                "schemas", "responses", "parameters", "examples", "requestBodies", "headers",
                "securitySchemes",
            ]
        case .pathItem: ["summary", "description", "parameters"] + Self.methods
        case .operation:
            [
                "tags", "summary", "description", "externalDocs", "operationId", "parameters",
                "requestBody", "responses", "deprecated", "security",
            ]
        case .parameter:
            [
                "name", "in", "description", "required", "deprecated", "style", "explode", "schema",
                "example", "examples",
            ]
        case .header:
            [
                "description", "required", "deprecated", "style", "explode", "schema", "example",
                "examples",
            ]
        case .requestBody: ["description", "content", "required"]
        case .mediaType: ["schema", "example", "examples"]
        case .response: ["description", "headers", "content"]
        case .example: ["summary", "description", "value"]
        case .securityScheme: ["type", "description", "name", "in", "scheme", "bearerFormat"]
        }
    }

    /// Fields of the specification that this engine cannot judge.
    var unsupported: [String] {
        switch self {
        case .root: ["webhooks", "jsonSchemaDialect"]
        case .server: ["variables"]
        case .components: ["links", "callbacks", "pathItems"]
        case .pathItem: ["$ref", "servers"]
        case .operation: ["callbacks", "servers"]
        case .parameter: ["content", "allowReserved", "allowEmptyValue"]
        case .header: ["content"]
        case .mediaType: ["encoding"]
        case .response: ["links"]
        case .example: ["externalValue"]
        case .securityScheme: ["flows", "openIdConnectUrl"]
        case .info, .contact, .license, .tag, .externalDocs, .requestBody: []
        }
    }

    static let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]
}
