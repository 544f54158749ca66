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

    /// How bodies of this type are read.
    private let kind: Kind
    private let isRange: Bool

    /// The ways to read a body.
    enum Kind {
        case json, form
        /// Parts with names.
        case formData
        /// Parts without.
        case multipart
        case text, other

        init(_ range: String) {
            self =
                if MediaType.isJSON(range) {
                    .json
                } else if MediaType.isForm(range) {
                    .form
                } else if MediaType.isMultipart(range) {
                    range == "multipart/form-data" ? .formData : .multipart
                } else {
                    range.hasPrefix("text/") ? .text : .other
                }
        }
    }

    init(
        range: String, name: String, schema: CompiledSchema?,
        encodings: [String: PropertyEncoding], formSchema: SchemaCursor?, location: OpenAPIPlace
    ) {
        self.range = range
        self.name = name
        self.schema = schema
        self.encodings = encodings
        self.formSchema = formSchema
        self.location = location
        kind = Kind(range)
        isRange = range.hasSuffix("*")
    }

    /// Whether bodies of this type are JSON.
    package var isJSON: Bool { kind == .json }

    /// Whether bodies of this type are `application/x-www-form-urlencoded`.
    package var isForm: Bool { kind == .form }

    /// Whether bodies of this type come in several parts.
    package var isMultipart: Bool { kind == .formData || kind == .multipart }

    /// How a body is read that was sent with this type, which may be narrower than the promised one.
    func reads(contentType: String) -> Kind {
        isRange ? Kind(Self.essence(contentType)) : kind
    }

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
