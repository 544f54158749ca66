import HTTPTypes
import JSONModel
import JSONSchema

/// A value an operation takes outside the body.
package struct Parameter: Sendable {
    package enum Place: Sendable, Hashable {
        /// The place in the path's template, counted among its parameters.
        case path(Int)
        case query
        case header(HTTPField.Name)
        case cookie

        /// The word OpenAPI has for it.
        package var word: String {
            switch self {
            case .path: "path"
            case .query: "query"
            case .header: "header"
            case .cookie: "cookie"
            }
        }
    }

    package let name: String
    package let place: Place
    package let isRequired: Bool
    package let isDeprecated: Bool
    package let value: ParameterValue
    /// Where the parameter is written; one given by reference, where the reference leads.
    package let location: OpenAPIPlace

    /// The schema of the value.
    package var schema: CompiledSchema { value.schema }
}

/// How a parameter's or header's text becomes a value, and the schema that value keeps to.
package struct ParameterValue: Sendable {
    package let style: ParameterStyle
    /// Whether each element or member stands on its own.
    package let isExploded: Bool
    /// Whether the characters `:/?#[]@!$&'()*+,;=` are sent as they are.
    package let allowsReserved: Bool
    /// Whether an empty text passes without being held to the schema.
    package let allowsEmpty: Bool
    /// For a parameter described by `content`: the media type its text is written in.
    package let mediaType: String?
    package let schema: CompiledSchema
    let shape: Shape

    /// What a text can stand for, worked out once from the schema.
    enum Shape: Sendable {
        /// Always text, whatever it looks like.
        case text
        /// A number or truth value where the text reads as one and the schema takes one.
        case scalar(TypeMask)
        /// Scalars of these types; `otherwise` holds the scalar types allowed instead of a list.
        case list(TypeMask, otherwise: TypeMask)
        case object(ObjectShape, otherwise: TypeMask)
    }

    /// The scalar types of an object's members.
    struct ObjectShape: Sendable {
        var members: [String: TypeMask] = [:]
        /// The types of members the schema does not name, or nil when it allows none.
        var further: TypeMask?
        /// The schemas themselves, for values written over several levels of brackets.
        var schemas: [SchemaCursor] = []
    }
}
