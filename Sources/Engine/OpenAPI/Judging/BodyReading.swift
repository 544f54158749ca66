import JSONModel

/// What a body says, as the JSON value its schema judges.
enum BodyReading {
    case value(JSONValue)
    case unreadable(String)
    /// A body that has no JSON value, such as an image.
    case unjudged

    /// Reads a body by the media type it was sent with, which may be narrower than the promised one.
    static func read(_ body: [UInt8], _ contentType: String, as media: MediaType) -> BodyReading {
        let range = media.range.hasSuffix("*") ? MediaType.essence(contentType) : media.range
        if MediaType.isJSON(range) {
            do throws(JSONParseError) {
                return .value(try JSONValue.parse(body))
            } catch {
                return .unreadable("at \(error.position): \(error.explanation)")
            }
        }
        if MediaType.isForm(range) {
            let items = RawItem.items(of: String(decoding: body, as: UTF8.self))
            let reading = FormReading(encodings: media.encodings)
            return .value(reading.body(items, media.formSchema))
        }
        if MediaType.isMultipart(range) {
            guard let parts = MultipartParts(body, contentType: contentType) else {
                return .unreadable("no parts between the boundaries the Content-Type names")
            }
            guard range == "multipart/form-data" else { return .unjudged }
            return .value(parts.value(media))
        }
        return range.hasPrefix("text/")
            ? .value(.string(String(decoding: body, as: UTF8.self))) : .unjudged
    }
}
