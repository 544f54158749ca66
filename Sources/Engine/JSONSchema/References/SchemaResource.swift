import JSONModel

/// A place in one of the registered documents.
struct SchemaPlace: Sendable, Hashable {
    let document: Int
    let pointer: JSONPointer
}

/// One registered document and the base URIs that hold inside it.
struct RegisteredDocument: Sendable {
    let document: JSONDocument
    let uri: URIReference
    /// The places where `$id` starts another base URI.
    var bases: [JSONPointer: URIReference] = [:]

    /// The base URI at a place: that of the nearest `$id` around it, or of the document.
    func base(at pointer: JSONPointer) -> URIReference {
        guard !bases.isEmpty else { return uri }
        var tokens = pointer.tokens
        while true {
            if let base = bases[JSONPointer(tokens)] { return base }
            guard tokens.popLast() != nil else { return uri }
        }
    }
}
