import HTTPTypes
import JSONSchema

/// A value an operation takes outside the body.
package struct Parameter: Sendable {
    package enum Place: Sendable, Hashable {
        /// The place of the segment in the path's template, counted among its parameters.
        case path(Int)
        case query
        case header(HTTPField.Name)

        /// The word OpenAPI has for it.
        package var word: String {
            switch self {
            case .path: "path"
            case .query: "query"
            case .header: "header"
            }
        }
    }

    package let name: String
    package let place: Place
    package let isRequired: Bool
    package let value: ParameterValue
}

/// How a parameter's or header's text becomes a value, and the schema that value keeps to.
package struct ParameterValue: Sendable {
    package enum Shape: Sendable, Hashable {
        /// Always text, whatever it looks like.
        case text
        /// A number or truth value where the text reads as one and the schema takes one.
        case scalar(TypeMask)
        /// Scalars between commas, or as repeated query members when exploded.
        case list(TypeMask, exploded: Bool)
    }

    package let shape: Shape
    package let schema: CompiledSchema
}
