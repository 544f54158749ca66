import HTTPTypes
import JSONModel

/// One operation of an API: a method on a path, what it takes and what it answers.
///
/// A class only so that handing it about costs one reference count instead of one per field.
package final class Operation: Sendable {
    /// The `operationId`, or nil when the document gives none.
    package let id: String?
    package let method: HTTPRequest.Method
    /// The path as written, with its server's base path: `/v1/payments/{id}`.
    package let template: String
    /// Where the operation is written.
    package let pointer: JSONPointer
    /// Members whose names start with `x-`.
    package let extensions: JSONObject
    package let parameters: [Parameter]
    package let requestBody: RequestBody?
    package let responses: [DocumentedResponse]

    /// The id, or method and path where there is none.
    package let name: String

    init(
        _ draft: OperationDraft, template: String, parameters: [Parameter],
        requestBody: RequestBody?, responses: [DocumentedResponse]
    ) {
        id = draft.id
        method = draft.method
        self.template = template
        pointer = draft.pointer
        extensions = draft.extensions
        self.parameters = parameters
        self.requestBody = requestBody
        self.responses = responses
        name = draft.id ?? "\(draft.method.rawValue) \(template)"
    }

    /// The response documented for a status: exact, then by its class, then the default.
    package func response(for status: Int) -> DocumentedResponse? {
        var byClass: DocumentedResponse?
        var byDefault: DocumentedResponse?
        for response in responses {
            switch response.status {
            case .exactly(let code): if code == status { return response }
            case .hundreds(let hundreds): if hundreds == status / 100 { byClass = response }
            case .anyOther: byDefault = response
            }
        }
        return byClass ?? byDefault
    }
}

/// What a request carries in its body.
package struct RequestBody: Sendable {
    package let isRequired: Bool
    package let content: [MediaType]
}

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
    package let pointer: JSONPointer
}

/// A header a response may or must carry.
package struct DocumentedHeader: Sendable {
    package let name: HTTPField.Name
    package let isRequired: Bool
    package let value: ParameterValue
}
