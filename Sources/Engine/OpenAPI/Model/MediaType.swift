import HTTPTypes
import JSONSchema

/// A media type a body may have, and the schema of such a body.
package struct MediaType: Sendable {
    /// Type and subtype in lower case, without parameters: `application/json`, `text/*`.
    package let range: String
    /// As the document writes it, parameters included.
    package let name: String
    /// What a body of this type must keep to, or nil when the document does not say.
    ///
    /// In a request, read-only properties are refused and never required; in a response,
    /// write-only ones.
    package let schema: CompiledSchema?
    /// How single properties of a form are written, by property.
    package let encodings: [String: PropertyEncoding]
    /// The schema as written, for reading forms; nil for every other kind of body.
    let formSchema: SchemaCursor?
    /// Where the media type is written.
    package let location: OpenAPIPlace

    /// Whether bodies of this type are JSON.
    package var isJSON: Bool { Self.isJSON(range) }

    /// Whether bodies of this type are `application/x-www-form-urlencoded`.
    package var isForm: Bool { Self.isForm(range) }

    /// Whether bodies of this type come in several parts.
    package var isMultipart: Bool { Self.isMultipart(range) }

    static func isJSON(_ range: String) -> Bool {
        range == "application/json" || range.hasSuffix("+json")
    }

    static func isForm(_ range: String) -> Bool { range == "application/x-www-form-urlencoded" }

    static func isMultipart(_ range: String) -> Bool { range.hasPrefix("multipart/") }

    /// How closely a `Content-Type` fits: 3 as written, 2 by type and subtype, 1 and 0 by range.
    func closeness(to contentType: String, essence: String) -> Int? {
        if contentType == name { return 3 }
        if essence == range { return 2 }
        if range == "*/*" { return 0 }
        return range.hasSuffix("/*") && essence.hasPrefix(range.dropLast()) ? 1 : nil
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

/// How one property of a form body is written.
package struct PropertyEncoding: Sendable {
    /// The media types a part may have, in lower case; empty when the document does not say.
    package let contentTypes: [String]
    /// Nil when the document names none, so that the property's media type decides.
    package let style: ParameterStyle?
    package let isExploded: Bool
    package let allowsReserved: Bool
    package let headers: [DocumentedHeader]
}

extension [MediaType] {
    /// The entry that fits a `Content-Type` most closely, or nil when none does.
    package func matching(_ contentType: String) -> MediaType? {
        if count == 1, let only = first, only.range == contentType { return only }
        let essence = MediaType.essence(contentType)
        var best: (closeness: Int, media: MediaType)?
        for media in self {
            guard let found = media.closeness(to: contentType, essence: essence) else { continue }
            if found > best?.closeness ?? -1 { best = (found, media) }
        }
        return best?.media
    }
}
