/// The kinds of object an OpenAPI document is made of.
enum OpenAPIObject: String, Sendable, Hashable {
    case root = "OpenAPI document"
    case info, contact, license, server, tag, components, operation, parameter, response, header
    case serverVariable = "server variable"
    case externalDocs = "externalDocs object"
    case pathItem = "path item"
    case requestBody = "request body"
    case mediaType = "media type"
    case encoding, example, link, callback
    case securityScheme = "security scheme"
    case oauthFlows = "OAuth flows object"
    case oauthFlow = "OAuth flow"
    case discriminator, xml

    static let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]

    /// Whether `$ref` may stand in the place of such an object.
    var isReferable: Bool {
        switch self {
        case .parameter, .response, .header, .requestBody, .example, .link, .callback,
            .securityScheme:
            true
        default: false
        }
    }

    /// Where such objects are kept to be referred to.
    static func components(_ version: OpenAPIVersion) -> [(name: String, kind: OpenAPIObject)] {
        let shared: [(String, OpenAPIObject)] = [
            ("responses", .response), ("parameters", .parameter), ("examples", .example),
            ("requestBodies", .requestBody), ("headers", .header),
            ("securitySchemes", .securityScheme), ("links", .link), ("callbacks", .callback),
        ]
        return version == .v31 ? shared + [("pathItems", .pathItem)] : shared
    }

    /// The fields without which such an object says nothing.
    func required(_ version: OpenAPIVersion) -> [String] {
        switch self {
        case .root: version == .v30 ? ["openapi", "info", "paths"] : ["openapi", "info"]
        case .info: ["title", "version"]
        case .server, .externalDocs: ["url"]
        case .serverVariable: ["default"]
        case .tag, .license: ["name"]
        case .operation: version == .v30 ? ["responses"] : []
        case .parameter: ["name", "in"]
        case .requestBody: ["content"]
        case .response: ["description"]
        case .securityScheme: ["type"]
        case .oauthFlow: ["scopes"]
        case .discriminator: ["propertyName"]
        case .contact, .components, .pathItem, .mediaType, .example, .header, .encoding, .link,
            .callback, .oauthFlows, .xml:
            []
        }
    }
}
