import JSONModel

/// What a body says, as the JSON value its schema judges.
enum BodyReading {
    case value(JSONValue)
    case unreadable(String)
    /// A body that has no JSON value, such as an image.
    case unjudged

    /// Reads a body by the media type it was sent with, which may be narrower than the promised one.
    static func read(_ body: [UInt8], _ contentType: String, as media: MediaType) -> BodyReading {
        switch media.reads(contentType: contentType) {
        case .json:
            do throws(JSONParseError) {
                return .value(try JSONValue.parse(body))
            } catch {
                return .unreadable("at \(error.position): \(error.explanation)")
            }
        case .form:
            let items = RawItem.items(of: String(decoding: body, as: UTF8.self))
            let reading = FormReading(encodings: media.encodings)
            return .value(reading.body(items, media.formSchema))
        case .formData, .multipart:
            guard let parts = MultipartParts(body, contentType: contentType) else {
                return .unreadable("no parts between the boundaries the Content-Type names")
            }
            guard media.reads(contentType: contentType) == .formData else { return .unjudged }
            return .value(parts.value(media))
        case .text: return .value(.string(String(decoding: body, as: UTF8.self)))
        case .other: return .unjudged
        }
    }
}
