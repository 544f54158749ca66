import HTTPTypes

/// One HTTP response with its whole body.
package struct ResponseMessage: Sendable, Hashable {
    private enum Head: Sendable {
        case whole(HTTPResponse)
        /// The status, and what the header fields are written from when somebody reads them.
        case deferred(Int, any DeferredFields)
    }

    private var storedHead: Head
    package var body: [UInt8]

    package init(head: HTTPResponse, body: [UInt8] = []) {
        storedHead = .whole(head)
        self.body = body
    }

    /// A response of that status, with a body of that media type.
    package init(
        status: Int, contentType: String? = nil, fields: HTTPFields = [:], body: [UInt8] = []
    ) {
        var fields = fields
        if let contentType { fields[.contentType] = contentType }
        storedHead = .whole(HTTPResponse(status: .init(code: status), headerFields: fields))
        self.body = body
    }

    /// A response whose header fields are written when somebody reads them.
    ///
    /// Many a caller reads the status and the body only. Whoever reads fields again and again
    /// should keep ``head``: it is made anew each time.
    package init(status: Int, deferring fields: any DeferredFields, body: [UInt8]) {
        storedHead = .deferred(status, fields)
        self.body = body
    }

    /// Status and header fields.
    package var head: HTTPResponse {
        get {
            switch storedHead {
            case .whole(let head): head
            case .deferred(let status, let fields):
                HTTPResponse(status: .init(code: status), headerFields: fields.fields)
            }
        }
        set { storedHead = .whole(newValue) }
    }

    package var status: Int {
        switch storedHead {
        case .whole(let head): head.status.code
        case .deferred(let status, _): status
        }
    }

    package subscript(field: HTTPField.Name) -> String? { head.headerFields[field] }

    package static func == (left: ResponseMessage, right: ResponseMessage) -> Bool {
        left.head == right.head && left.body == right.body
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(head)
        hasher.combine(body)
    }
}

/// Header fields that are written from something smaller when somebody reads them.
package protocol DeferredFields: AnyObject, Sendable {
    /// The fields, the same each time.
    var fields: HTTPFields { get }
}
