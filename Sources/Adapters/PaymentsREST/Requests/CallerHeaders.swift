import HTTPModel
import HTTPTypes

/// The header fields the API reads, found in one pass over all of them.
struct CallerHeaders {
    private(set) var idempotencyKeys: [String] = []
    private(set) var contentType: String?

    init(_ request: RequestMessage) {
        for field in request.head.headerFields {
            if field.name == .idempotencyKey {
                idempotencyKeys.append(field.value)
            } else if field.name == .contentType {
                contentType = field.value
            }
        }
    }

    /// The one key of the request: 1 to 255 visible ASCII characters.
    func requireIdempotencyKey() throws(Problem) -> String {
        guard let key = idempotencyKeys.first else {
            throw .malformed("the header Idempotency-Key is missing; expected \(Self.keyRule)")
        }
        guard idempotencyKeys.count == 1 else {
            throw .malformed("the header Idempotency-Key occurs more than once")
        }
        guard (1...255).contains(key.utf8.count), key.utf8.allSatisfy(VisibleASCII.contains) else {
            throw .malformed("the header Idempotency-Key is not \(Self.keyRule)")
        }
        return key
    }

    /// Throws unless the body is said to be JSON.
    func requireJSON() throws(Problem) {
        guard let contentType else {
            throw Problem(
                .unsupportedMediaType, "the header Content-Type is missing; expected \(Self.json)")
        }
        if contentType == Self.json { return }
        let mediaType = contentType.utf8.prefix { $0 != UInt8(ascii: ";") }
        let trimmed = mediaType.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        let isJSON =
            trimmed.count == Self.json.utf8.count
            && zip(trimmed, Self.json.utf8).allSatisfy { lowerCased($0) == $1 }
        guard isJSON else {
            throw Problem(
                .unsupportedMediaType, "the body is \(contentType); expected \(Self.json)")
        }
    }

    private func lowerCased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    private static let json = "application/json"
    private static let keyRule = "one of 1 to 255 visible ASCII characters"
}

/// The characters from `!` to `~`.
enum VisibleASCII {
    static func contains(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }
}
