import HTTPModel
import JSONModel

extension ParameterValue {
    /// The text of a value for a path's segment, percent-encoded as the style asks.
    ///
    /// Reading it gives the value back, but for what the style cannot tell apart: `"1"` and `1`
    /// where the schema takes both, and an empty list from none.
    package func write(toPath value: JSONValue, name: String) -> String {
        if mediaType != nil { return PercentEncoding.encode(value.text) }
        let encode: (String) -> String = PercentEncoding.encode
        let key = encode(name)
        switch (style, value) {
        case (.label, _):
            return "." + joined(value, with: isExploded ? "." : ",", encode)
        case (.matrix, .array(let elements)) where isExploded:
            return elements.map { ";\(key)=\(encode($0.plainText))" }.joined()
        case (.matrix, .object(let object)) where isExploded:
            return object.members.map { ";\(encode($0.name))=\(encode($0.value.plainText))" }
                .joined()
        case (.matrix, _): return ";\(key)=" + joined(value, with: ",", encode)
        default: return joined(value, with: ",", encode)
        }
    }

    /// The text of a value for a header.
    package func write(toHeader value: JSONValue) -> String {
        mediaType != nil ? value.text : joined(value, with: ",") { $0 }
    }

    /// The items of a value for a query or a cookie, values percent-encoded.
    ///
    /// An exploded empty list or object has no items.
    package func write(toItems value: JSONValue, name: String) -> [RawItem] {
        if mediaType != nil { return [RawItem(name: name, value: encode(value.text))] }
        switch (style, value) {
        case (.deepObject, .array), (.deepObject, .object):
            return FormWriting(encode: encode).items(of: value, name: name)
        case (.form, .object(let object)) where isExploded:
            return object.members.map { RawItem(name: $0.name, value: encode($0.value.plainText)) }
        case (_, .array(let elements)) where isExploded:
            return elements.map { RawItem(name: name, value: encode($0.plainText)) }
        default:
            let mark =
                [.spaceDelimited, .pipeDelimited].contains(style)
                ? PercentEncoding.encode(String(UnicodeScalar(style.delimiter))) : ","
            return [RawItem(name: name, value: joined(value, with: mark, encode))]
        }
    }

    /// Scalars as they are, lists and objects with marks between their parts.
    private func joined(
        _ value: JSONValue, with mark: String, _ encode: (String) -> String
    ) -> String {
        switch value {
        case .array(let elements):
            return elements.map { encode($0.plainText) }.joined(separator: mark)
        case .object(let object):
            let between = isExploded ? "=" : mark
            return object.members.map { encode($0.name) + between + encode($0.value.plainText) }
                .joined(separator: mark)
        default: return encode(value.plainText)
        }
    }

    private func encode(_ text: String) -> String {
        allowsReserved ? PercentEncoding.encodeAllowingReserved(text) : PercentEncoding.encode(text)
    }
}

extension PercentEncoding {
    /// Encodes all but unreserved and reserved characters; what would end a query's item is encoded
    /// all the same.
    static func encodeAllowingReserved(_ text: String) -> String {
        var written = ""
        for scalar in text.unicodeScalars {
            let character = String(scalar)
            written +=
                ":/?@!$'()*,;".unicodeScalars.contains(scalar) ? character : encode(character)
        }
        return written
    }
}
