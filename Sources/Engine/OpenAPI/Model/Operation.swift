import HTTPTypes
import JSONModel

/// One operation of an API: a method on a path, what it takes and what it answers.
///
/// A class only so that handing it about costs one reference count instead of one per field.
package final class Operation: Sendable {
    /// The `operationId`, or nil when the document gives none.
    package let id: String?
    package let method: HTTPRequest.Method
    /// The path as written, with its first server's base path: `/v1/payments/{id}`.
    ///
    /// For a callback the expression it is called at, for a webhook its name.
    package let template: String
    /// Where the operation is written.
    package let pointer: JSONPointer
    /// The document the operation is written in, and where.
    package let location: OpenAPIPlace
    /// Members whose names start with `x-`.
    package let extensions: JSONObject
    package let tags: [String]
    package let isDeprecated: Bool
    package let parameters: [Parameter]
    package let requestBody: RequestBody?
    package let responses: [DocumentedResponse]
    /// What may call this operation: one of these has to be met; empty when nothing is asked.
    package let security: [SecurityAlternative]
    /// Where the operation is served, the operation's own servers before those around it.
    package let servers: [OpenAPIServer]
    /// Requests the API sends back because of this one.
    package let callbacks: [DocumentedCallback]

    /// The id, or method and path where there is none.
    package let name: String
    let path: PathTemplate?
    /// Whether any parameter or credential stands in a cookie.
    let readsCookies: Bool

    init(_ parts: OperationParts) {
        id = parts.id
        method = parts.method
        template = parts.template
        pointer = parts.location.pointer
        location = parts.location
        extensions = parts.extensions
        tags = parts.tags
        isDeprecated = parts.isDeprecated
        parameters = parts.parameters
        requestBody = parts.requestBody
        responses = parts.responses
        security = parts.security
        servers = parts.servers
        callbacks = parts.callbacks
        name = parts.id ?? "\(parts.method.rawValue) \(parts.template)"
        path = PathTemplate(parts.template)
        readsCookies =
            parts.parameters.contains { $0.place == .cookie }
            || parts.security.contains { alternative in
                alternative.parts.contains {
                    if case .apiKeyInCookie = $0.scheme.kind { true } else { false }
                }
            }
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

/// What an operation is made of, while it is put together.
struct OperationParts {
    var id: String?
    var method: HTTPRequest.Method
    var template: String
    var location: OpenAPIPlace
    var extensions = JSONObject()
    var tags: [String] = []
    var isDeprecated = false
    var parameters: [Parameter] = []
    var requestBody: RequestBody?
    var responses: [DocumentedResponse] = []
    var security: [SecurityAlternative] = []
    var servers: [OpenAPIServer] = []
    var callbacks: [DocumentedCallback] = []
}

/// What a request carries in its body.
package struct RequestBody: Sendable {
    package let isRequired: Bool
    package let content: [MediaType]
    package let location: OpenAPIPlace
}
