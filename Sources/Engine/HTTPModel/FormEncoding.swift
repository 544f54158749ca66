/// One name and value of a form or query.
package struct FormItem: Sendable, Hashable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// `application/x-www-form-urlencoded`, which is also how queries are written.
///
/// Names such as `metadata[order_id]` are kept flat; what the brackets mean is the reader's affair.
package enum FormEncoding {
    /// The media type of such a body.
    package static let contentType = "application/x-www-form-urlencoded"

    /// Writes items in their order, encoding brackets as well.
    package static func encode(_ items: [FormItem]) -> String {
        items.map { PercentEncoding.encode($0.name) + "=" + PercentEncoding.encode($0.value) }
            .joined(separator: "&")
    }

    /// Reads items in their order; a name without `=` has the empty value.
    package static func parse(_ text: some StringProtocol) -> [FormItem] {
        Array(text.utf8).split(separator: UInt8(ascii: "&")).map { pair in
            let name = pair.prefix { $0 != UInt8(ascii: "=") }
            return FormItem(
                PercentEncoding.decode(name, plusIsSpace: true),
                PercentEncoding.decode(pair[name.endIndex...].dropFirst(), plusIsSpace: true))
        }
    }
}
