/// The rules an OpenAPI document itself can break, and why each exists.
package enum OpenAPIRule: String, Sendable, CaseIterable {
    case unsupportedVersion = "openapi-unsupported-version"
    case unknownField = "openapi-unknown-field"
    case unsupportedValue = "openapi-unsupported-value"
    case missingField = "openapi-missing-field"
    case invalidValue = "openapi-invalid-value"
    case unresolvedReference = "openapi-unresolved-reference"
    case pathParameterMismatch = "openapi-path-parameter-mismatch"
    case ambiguousPath = "openapi-ambiguous-path"
    case repeatedParameter = "openapi-repeated-parameter"

    /// Why the rule exists, in one sentence.
    package var reason: String {
        switch self {
        case .unsupportedVersion:
            "Each version gives fields and schemas a meaning of its own; 3.0 and 3.1 are known here."
        case .unknownField: "A misspelt field promises nothing, though it reads like a promise."
        case .unsupportedValue:
            "A part of the document this engine cannot judge would otherwise be skipped in silence."
        case .missingField: "Without this field the document does not say what is promised."
        case .invalidValue: "A field with a value of the wrong kind has no meaning."
        case .unresolvedReference: "A reference that leads nowhere leaves a promise unwritten."
        case .pathParameterMismatch:
            "Each name in a path needs a required parameter, and each path parameter a place."
        case .ambiguousPath:
            "Two paths that match the same requests make the promise depend on luck."
        case .repeatedParameter:
            "Of two parameters with one name each reader keeps a different one."
        }
    }
}
