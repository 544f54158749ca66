/// The formats this engine can assert: every one that drafts 07 to 2020-12 define.
package enum StringFormat: String, Sendable, CaseIterable {
    case dateTime = "date-time"
    case date
    case time
    case duration
    case uri
    case uriReference = "uri-reference"
    case iri
    case iriReference = "iri-reference"
    case uriTemplate = "uri-template"
    case uuid
    case email
    case idnEmail = "idn-email"
    case hostname
    case idnHostname = "idn-hostname"
    case ipv4
    case ipv6
    case jsonPointer = "json-pointer"
    case relativeJSONPointer = "relative-json-pointer"
    case regex

    /// Whether the text has this format.
    package func accepts(_ text: String) -> Bool {
        switch self {
        case .regex: return Pattern.isPattern(text)
        case .idnHostname: return InternationalHostname.accepts(text)
        case .hostname:
            return text.utf8.allSatisfy { $0 < 128 } && InternationalHostname.accepts(text)
        case .idnEmail, .iri, .iriReference, .uriTemplate, .jsonPointer, .relativeJSONPointer,
            .dateTime, .date, .time, .duration, .uri, .uriReference, .uuid, .email, .ipv4, .ipv6:
            if let verdict = text.utf8.withContiguousStorageIfAvailable(acceptsBytes) {
                return verdict
            }
            return Array(text.utf8).withUnsafeBufferPointer(acceptsBytes)
        }
    }

    private func acceptsBytes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        switch self {
        case .dateTime: DateAndTimeFormat.isDateTime(bytes)
        case .date: DateAndTimeFormat.isDate(bytes[...])
        case .time: DateAndTimeFormat.isTime(bytes[...])
        case .duration: DurationFormat.accepts(bytes)
        case .uri: URIFormat.accepts(bytes, needsScheme: true)
        case .uriReference: URIFormat.accepts(bytes, needsScheme: false)
        case .iri: IRIFormat.accepts(bytes, needsScheme: true)
        case .iriReference: IRIFormat.accepts(bytes, needsScheme: false)
        case .uriTemplate: URITemplateFormat.accepts(bytes)
        case .uuid: UUIDFormat.accepts(bytes)
        case .email: EmailFormat.accepts(bytes, isInternational: false)
        case .idnEmail: EmailFormat.accepts(bytes, isInternational: true)
        case .ipv4: AddressFormat.isVersion4(bytes[...])
        case .ipv6: AddressFormat.isVersion6(bytes[...])
        case .jsonPointer: PointerFormat.isPointer(bytes[...])
        case .relativeJSONPointer: PointerFormat.isRelative(bytes)
        case .regex, .hostname, .idnHostname: false
        }
    }
}
