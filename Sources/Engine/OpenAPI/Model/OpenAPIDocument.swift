import Findings
import HTTPModel
import HTTPTypes
import JSONModel
import JSONSchema

/// An API as an OpenAPI 3.0 or 3.1 document promises it.
package struct OpenAPIDocument: Sendable {
    /// The document; schemas of OpenAPI 3.0 are already written in the words of 2020-12.
    package var source: JSONDocument { documents[0] }
    /// The document and those beside it, in the numbers ``OpenAPIPlace`` uses.
    package let documents: [JSONDocument]
    /// The version of OpenAPI, as written.
    package let specification: String
    package let title: String
    package let version: String
    package let servers: [OpenAPIServer]
    /// In the order of the document.
    package let operations: [Operation]
    package let webhooks: [DocumentedWebhook]
    package let securitySchemes: [SecurityScheme]
    /// Every example in the document with the schema it must keep to.
    package let examples: [DocumentedExample]
    /// Where a schema stands that is not inside another one.
    package let schemaPlaces: [OpenAPIPlace]
    /// The schemas of the document and of those beside it.
    package let schemas: SchemaRegistry
    /// The same schemas as they hold for requests: read-only properties are refused.
    ///
    /// Identical to ``schemas`` in a document without read-only properties. The schema of a
    /// request's media type is from here, and `cursor(at:)` of this registry shows it as it is.
    package let requestSchemas: SchemaRegistry
    /// The same schemas as they hold for responses: write-only properties are refused.
    package let responseSchemas: SchemaRegistry
    let routes: RouteTable

    /// Where something is written, for findings.
    package func location(of place: OpenAPIPlace) -> FindingLocation {
        FindingLocation(documents[place.document], at: place.pointer)
    }
}

/// An example value and the schema it must keep to.
package struct DocumentedExample: Sendable {
    package let pointer: JSONPointer
    package let location: OpenAPIPlace
    package let value: JSONValue
    package let schema: CompiledSchema
    /// The same schema as it holds for requests and for responses.
    ///
    /// Nobody can tell which of them an example was written for, so it may keep to any.
    let alternatives: [CompiledSchema]

    /// Every way in which the example does not keep to its schema; empty when it does.
    package var failures: [SchemaFailure] {
        let failures = schema.judge(value)
        return alternatives.contains { $0.accepts(value) } ? [] : failures
    }
}
