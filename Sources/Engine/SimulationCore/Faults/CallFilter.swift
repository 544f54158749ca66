/// Which requests a fault strikes among those with the right label.
///
/// A pattern is a text in which `*` stands for any text. Nil lets everything through.
package struct CallFilter: Sendable, Hashable {
    /// The HTTP method, such as `POST`.
    package var method: String?
    /// A pattern of the path without its query: `/v1/payment_intents/*/capture`.
    package var path: String?
    /// A pattern of the idempotency key.
    package var key: String?
    /// A text somewhere in the request, such as the merchant's own reference.
    package var reference: String?

    package init(
        method: String? = nil, path: String? = nil, key: String? = nil, reference: String? = nil
    ) {
        self.method = method
        self.path = path
        self.key = key
        self.reference = reference
    }

    package static let everything = CallFilter()

    package var isEmpty: Bool { self == .everything }

    /// Whether a request with these traits is meant.
    package func accepts(
        method: String, path: String, key: String?, mentions: (String) -> Bool
    ) -> Bool {
        if let wanted = self.method, wanted != method { return false }
        if let wanted = self.path, !Self.matches(wanted, path) { return false }
        if let wanted = self.key {
            guard let key, Self.matches(wanted, key) else { return false }
        }
        if let wanted = reference, !mentions(wanted) { return false }
        return true
    }

    /// Whether a text fits a pattern in which `*` stands for any text, the empty one included.
    package static func matches(_ pattern: String, _ text: String) -> Bool {
        let (pattern, text) = (Array(pattern.utf8), Array(text.utf8))
        var (inPattern, inText) = (0, 0)
        var star: (inPattern: Int, inText: Int)?
        while inText < text.count {
            if inPattern < pattern.count, pattern[inPattern] == UInt8(ascii: "*") {
                star = (inPattern, inText)
                inPattern += 1
            } else if inPattern < pattern.count, pattern[inPattern] == text[inText] {
                inPattern += 1
                inText += 1
            } else if let last = star {
                // The last star takes one letter more, and the rest of the pattern is tried again.
                star = (last.inPattern, last.inText + 1)
                inPattern = last.inPattern + 1
                inText = last.inText + 1
            } else {
                return false
            }
        }
        return pattern[inPattern...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
