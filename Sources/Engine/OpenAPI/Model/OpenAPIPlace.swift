import JSONModel

/// A place in one of the documents an API is written in.
package struct OpenAPIPlace: Sendable, Hashable {
    /// The number of the document among ``OpenAPIDocument/documents``; 0 is the document itself.
    package let document: Int
    package let pointer: JSONPointer

    func appending(_ token: String) -> OpenAPIPlace {
        OpenAPIPlace(document: document, pointer: pointer.appending(token))
    }

    func appending(_ index: Int) -> OpenAPIPlace {
        OpenAPIPlace(document: document, pointer: pointer.appending(index))
    }
}
