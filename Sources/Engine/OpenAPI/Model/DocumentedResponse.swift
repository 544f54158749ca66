import HTTPTypes
import JSONModel
import JSONSchema

/// One row of an operation's responses.
package struct DocumentedResponse: Sendable {
    /// Which statuses a response is documented for.
    package enum Status: Sendable, Hashable {
        case exactly(Int)
        /// `4XX` is 4.
        case hundreds(Int)
        /// `default`
        case anyOther
    }

    package let status: Status
    /// The status as written: `200`, `4XX` or `default`.
    package let statusText: String
    package let headers: [DocumentedHeader]
    package let content: [MediaType]
    package let links: [DocumentedLink]
    /// Where the row stands among the operation's responses.
    package let pointer: JSONPointer
    package let location: OpenAPIPlace
}

/// A header a response may or must carry.
package struct DocumentedHeader: Sendable {
    package let name: HTTPField.Name
    package let isRequired: Bool
    package let value: ParameterValue
    package let location: OpenAPIPlace

    /// The schema of the value.
    package var schema: CompiledSchema { value.schema }
}

/// What a response offers to do next.
package struct DocumentedLink: Sendable {
    package let name: String
    /// The operation it leads to: its place among ``OpenAPIDocument/operations``.
    package let operation: Int?
    /// Values or runtime expressions, by the parameter they fill.
    package let parameters: [(name: String, value: JSONValue)]
    package let requestBody: JSONValue?
}

extension DocumentedResponse.Status {
    /// A status as the document writes it, or nil when it is none.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        if text == "default" {
            self = .anyOther
        } else if bytes.count == 3, (0x31...0x35).contains(bytes[0]), text.hasSuffix("XX") {
            self = .hundreds(Int(bytes[0] - 0x30))
        } else if bytes.count == 3, let code = Int(text), (100...599).contains(code) {
            self = .exactly(code)
        } else {
            return nil
        }
    }
}
