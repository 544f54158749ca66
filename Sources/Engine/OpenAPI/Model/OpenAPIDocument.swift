import Findings
import HTTPModel
import HTTPTypes
import JSONModel
import JSONSchema

/// An API as an OpenAPI 3.1 document promises it.
package struct OpenAPIDocument: Sendable {
    package let source: JSONDocument
    package let title: String
    package let version: String
    /// In the order of the document.
    package let operations: [Operation]
    /// Every example in the document with the schema it must keep to.
    package let examples: [DocumentedExample]
    /// The schemas of the document and of those beside it.
    package let schemas: SchemaRegistry
    let routes: RouteTable

    /// Reads a document; anything unknown, unsupported or broken in it is an error.
    ///
    /// Schemas may refer to those of the documents `alongside` by relative path or `$id`; all other
    /// references must stay inside the document.
    package static func load(
        _ document: JSONDocument, alongside others: [JSONDocument] = []
    ) throws(OpenAPIError) -> OpenAPIDocument {
        var reader = OpenAPIReader(document)
        let draft = reader.readDocument()
        let (registry, schemas) = try reader.compileSchemas(alongside: others)
        return try OpenAPILinker(reader: reader, registry: registry, schemas: schemas).link(draft)
    }
}

/// An example value and the schema it must keep to.
package struct DocumentedExample: Sendable {
    package let pointer: JSONPointer
    package let value: JSONValue
    package let schema: CompiledSchema
}
