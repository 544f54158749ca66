import HTTPModel
import HTTPTypes

/// The parts of a `multipart/form-data` body, as far as file uploads need them.
struct MultipartForm {
    struct Part {
        let name: String
        let fileName: String?
        let mediaType: String?
        let content: ArraySlice<UInt8>
    }

    private var parts: [Part] = []

    /// The request's form, or nil when its body is none.
    init?(_ request: RequestMessage) {
        guard let type = request[.contentType], type.hasPrefix("multipart/form-data"),
            let boundary = Self.parameter("boundary", of: type), !boundary.isEmpty
        else { return nil }
        let delimiter = Array(("--" + boundary).utf8)
        var rest = request.body[...]
        guard var start = Self.position(of: delimiter, in: rest) else { return nil }
        while true {
            rest = rest[(start + delimiter.count)...]
            guard let end = Self.position(of: delimiter, in: rest) else { break }
            if let part = Self.part(rest[..<end]) { parts.append(part) }
            start = end
        }
    }

    subscript(name: String) -> Part? { parts.first { $0.name == name } }

    private static let lineBreak: [UInt8] = [13, 10]

    /// A part between two delimiters: line break, head, blank line, content, line break.
    private static func part(_ bytes: ArraySlice<UInt8>) -> Part? {
        guard bytes.starts(with: lineBreak),
            let blank = position(of: lineBreak + lineBreak, in: bytes)
        else { return nil }
        var content = bytes[(blank + 4)...]
        if content.suffix(2).elementsEqual(lineBreak) { content = content.dropLast(2) }
        var name: String?
        var fileName: String?
        var mediaType: String?
        for line in bytes[..<blank].split(separator: 10) {
            let text = String(decoding: line, as: UTF8.self)
            guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let value = String(text[text.utf8.index(after: colon)...])
            switch text[..<colon].lowercased() {
            case "content-disposition":
                name = parameter("name", of: value)
                fileName = parameter("filename", of: value)
            case "content-type":
                mediaType = trimmed(value)
            default: break
            }
        }
        return name.map {
            Part(name: $0, fileName: fileName, mediaType: mediaType, content: content)
        }
    }

    /// The value of `; name=value` or `; name="value"` in a field.
    private static func parameter(_ name: String, of field: String) -> String? {
        for piece in field.utf8.split(separator: UInt8(ascii: ";")).dropFirst() {
            let text = trimmed(String(decoding: Array(piece), as: UTF8.self))
            guard text.hasPrefix(name + "=") else { continue }
            var value = text.utf8.dropFirst(name.utf8.count + 1)
            let quote = UInt8(ascii: "\"")
            if value.count >= 2, value.first == quote, value.last == quote {
                value = value.dropFirst().dropLast()
            }
            return String(decoding: Array(value), as: UTF8.self)
        }
        return nil
    }

    private static func trimmed(_ text: String) -> String {
        let isBlank = { (byte: UInt8) in byte == 32 || byte == 9 || byte == 13 }
        var bytes = Array(text.utf8)[...]
        bytes = bytes.drop(while: isBlank)
        while let last = bytes.last, isBlank(last) { bytes = bytes.dropLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func position(of needle: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = needle.first, bytes.count >= needle.count else { return nil }
        var place = bytes.startIndex
        let last = bytes.endIndex - needle.count
        while place <= last, let next = bytes[place...last].firstIndex(of: first) {
            if bytes[next..<(next + needle.count)].elementsEqual(needle) { return next }
            place = next + 1
        }
        return nil
    }
}
