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
    /// The values of `$schema` at the places where a document or an `$id` starts.
    var dialectNames: [JSONPointer: String] = [:]

    /// The base URI at a place: that of the nearest `$id` around it, or of the document.
    func base(at pointer: JSONPointer) -> URIReference {
        guard !bases.isEmpty else { return uri }
        var tokens = pointer.tokens
        while true {
            if let base = bases[JSONPointer(tokens)] { return base }
            guard tokens.popLast() != nil else { return uri }
        }
    }

    /// Where the resource around a place starts.
    func resourceRoot(at pointer: JSONPointer) -> JSONPointer {
        guard !bases.isEmpty else { return JSONPointer() }
        var tokens = pointer.tokens
        while bases[JSONPointer(tokens)] == nil {
            guard tokens.popLast() != nil else { return JSONPointer() }
        }
        return JSONPointer(tokens)
    }

    /// The `$schema` that holds at a place, or nil when none is written around it.
    func dialectName(at pointer: JSONPointer) -> String? {
        guard !dialectNames.isEmpty else { return nil }
        var tokens = pointer.tokens
        while true {
            if let name = dialectNames[JSONPointer(tokens)] { return name }
            guard tokens.popLast() != nil else { return nil }
        }
    }
}
