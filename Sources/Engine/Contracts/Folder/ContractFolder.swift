import JSONModel
import JSONSchema
import OpenAPI

/// The promises of a system: the schemas of its events and the specifications of its APIs.
package struct ContractFolder: Sendable {
    /// The path as the person gave it.
    package let path: String
    /// By file name.
    package let events: [EventContract]
    /// Documents beside the events that only hold parts shared by them, by file name.
    package let definitions: [JSONDocument]
    /// By file name.
    package let apis: [OpenAPIDocument]
    /// The schemas of the events and of the definitions beside them.
    package let schemas: SchemaRegistry

    /// The event whose schema says that `type` is this text.
    package func event(ofType type: String) -> EventContract? {
        events.first { $0.type == type }
    }
}

/// The schema of one event.
package struct EventContract: Sendable {
    /// The file's name without `.json`: `payment_captured.v1`.
    package let name: String
    /// What the schema says the member `type` always is, or nil when it does not say.
    package let type: String?
    package let document: JSONDocument
    package let schema: CompiledSchema
}
