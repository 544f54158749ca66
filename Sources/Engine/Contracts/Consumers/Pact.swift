import JSONModel

/// What one consumer expects of a provider, as a Pact file of specification version 3 or 4 says it.
package struct Pact: Sendable {
    package let document: JSONDocument
    package let consumer: String
    package let provider: String
    package let version: PactVersion
    package let interactions: [PactInteraction]
}

/// The versions of the specification that are read.
package enum PactVersion: Sendable, Hashable {
    case three
    case four
}

/// One example of what passes between the two, and which of it may vary.
package struct PactInteraction: Sendable {
    /// What passes.
    package enum Content: Sendable {
        case exchange(PactRequest, PactResponse)
        /// An event the provider publishes.
        case message(PactMessage)
    }

    package let description: String
    package let states: [ProviderState]
    /// Whether the consumer says that it may fail for now.
    package let isPending: Bool
    package let content: Content
    package let pointer: JSONPointer
}

/// A situation the provider has to be in.
package struct ProviderState: Sendable, Hashable {
    package let name: String
    package let params: JSONObject
    package let pointer: JSONPointer
}

/// A name with its values: a header, or a member of a query.
package struct PactField: Sendable, Hashable {
    package let name: String
    package let values: [String]
    package let pointer: JSONPointer

    package init(name: String, values: [String], pointer: JSONPointer) {
        self.name = name
        self.values = values
        self.pointer = pointer
    }
}

/// The request a consumer sends.
package struct PactRequest: Sendable {
    package let method: String
    package let path: String
    package let query: [PactField]
    package let headers: [PactField]
    package let body: PactBody
    package let rules: PactRules
    package let generators: [PactGenerator]
    package let pointer: JSONPointer
}

/// The response a consumer can live with.
package struct PactResponse: Sendable {
    /// Nil when the file does not say.
    package let status: Int?
    package let headers: [PactField]
    package let body: PactBody
    package let rules: PactRules
    package let pointer: JSONPointer
}

/// The event a consumer can live with.
package struct PactMessage: Sendable {
    package let contents: PactBody
    package let metadata: JSONObject
    package let rules: PactRules
    package let pointer: JSONPointer
}

/// A body as a Pact file gives it.
package struct PactBody: Sendable {
    package enum Content: Sendable {
        /// The consumer does not care.
        case unspecified
        /// There must be none.
        case empty
        case json(JSONValue)
        case text(String)
        case bytes([UInt8])
    }

    package let content: Content
    /// What the body itself says; nil leaves it to the header.
    package let contentType: String?
    /// Where the content is written.
    package let pointer: JSONPointer

    /// The bytes to send; none where nothing is specified.
    package var bytes: [UInt8] {
        switch content {
        case .unspecified, .empty: []
        case .json(let value): value.serialized()
        case .text(let text): Array(text.utf8)
        case .bytes(let bytes): bytes
        }
    }
}

/// A value that the provider's state decides, such as the id it gave to a payment.
package struct PactGenerator: Sendable, Hashable {
    /// `path`, `header`, `query` or `body`.
    package let category: String
    /// The name of the header or parameter, or the path into the body; empty for the path.
    package let key: String
    /// Text with `${name}` in it.
    package let expression: String
}
