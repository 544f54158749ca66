import JSONSchema

/// A media type a body may have, and the schema of such a body.
package struct MediaType: Sendable {
    /// As written, in lower case: `application/json`, `text/*`.
    package let range: String
    /// What a body of this type must keep to, or nil when the document does not say.
    package let schema: CompiledSchema?

    /// Whether bodies of this type are JSON.
    package var isJSON: Bool { Self.isJSON(range) }

    static func isJSON(_ range: String) -> Bool {
        range == "application/json" || range.hasSuffix("+json")
    }

    /// Whether a `Content-Type` value falls into the range; its parameters do not matter.
    func matches(_ contentType: String) -> Bool {
        if contentType == range { return true }
        let essence = Self.essence(contentType)
        if essence == range || range == "*/*" { return true }
        return range.hasSuffix("/*") && essence.hasPrefix(range.dropLast())
    }

    /// Type and subtype in lower case, without parameters.
    static func essence(_ contentType: String) -> String {
        let end = contentType.firstIndex(of: ";") ?? contentType.endIndex
        var text = contentType[..<end]
        while text.last == " " { text.removeLast() }
        while text.first == " " { text.removeFirst() }
        return text.lowercased()
    }
}
