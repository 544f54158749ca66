import HTTPTypes

/// One HTTP response with its whole body.
package struct ResponseMessage: Sendable, Hashable {
    package var head: HTTPResponse
    package var body: [UInt8]

    package init(head: HTTPResponse, body: [UInt8] = []) {
        self.head = head
        self.body = body
    }

    /// A response of that status, with a body of that media type.
    package init(
        status: Int, contentType: String? = nil, fields: HTTPFields = [:], body: [UInt8] = []
    ) {
        var fields = fields
        if let contentType { fields[.contentType] = contentType }
        head = HTTPResponse(status: .init(code: status), headerFields: fields)
        self.body = body
    }

    package var status: Int { head.status.code }

    package subscript(field: HTTPField.Name) -> String? { head.headerFields[field] }
}
