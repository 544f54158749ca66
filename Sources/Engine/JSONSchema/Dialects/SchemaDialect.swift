/// Which words a schema may use besides those of JSON Schema.
package enum SchemaDialect: Sendable {
    case jsonSchema
    /// Schemas inside an OpenAPI 3.1 document.
    case openAPI

    /// Whether a `$schema` value names this dialect itself.
    func names(_ identifier: String) -> Bool {
        switch self {
        case .jsonSchema: false
        case .openAPI: identifier.hasPrefix("https://spec.openapis.org/oas/3.1/dialect/")
        }
    }

    /// Further annotations: words that change no verdict.
    var annotations: [String] {
        switch self {
        case .jsonSchema: []
        case .openAPI: ["discriminator", "xml", "externalDocs", "example"]
        }
    }
}
