/// The formats this engine can assert; any other is refused when a schema is compiled.
package enum StringFormat: String, Sendable, CaseIterable {
    case dateTime = "date-time"
    case date
    case time
    case uri
    case uriReference = "uri-reference"
    case uuid
    case email

    /// Whether the text has this format.
    package func accepts(_ text: String) -> Bool {
        if let verdict = text.utf8.withContiguousStorageIfAvailable(accepts) { return verdict }
        return Array(text.utf8).withUnsafeBufferPointer(accepts)
    }

    private func accepts(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        switch self {
        case .dateTime: DateAndTimeFormat.isDateTime(bytes)
        case .date: DateAndTimeFormat.isDate(bytes[...])
        case .time: DateAndTimeFormat.isTime(bytes[...])
        case .uri: URIFormat.accepts(bytes, needsScheme: true)
        case .uriReference: URIFormat.accepts(bytes, needsScheme: false)
        case .uuid: UUIDFormat.accepts(bytes)
        case .email: EmailFormat.accepts(bytes)
        }
    }
}
