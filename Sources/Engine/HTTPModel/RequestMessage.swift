import HTTPTypes

/// One HTTP request with its whole body.
///
/// Why a value of our own around `HTTPTypes.HTTPRequest`: signatures are computed over raw body
/// bytes, so head and body travel together and the body is never re-encoded on the way.
package struct RequestMessage: Sendable, Hashable {
    package var head: HTTPRequest
    package var body: [UInt8]

    package init(head: HTTPRequest, body: [UInt8] = []) {
        self.head = head
        self.body = body
    }

    /// A request to `host` for `path`, which may carry a query.
    package init(
        _ method: HTTPRequest.Method, host: String, path: String, scheme: String = "https",
        fields: HTTPFields = [:], body: [UInt8] = []
    ) {
        head = HTTPRequest(
            method: method, scheme: scheme, authority: host, path: path, headerFields: fields)
        self.body = body
    }

    /// The host (and port) asked, or the empty text.
    package var host: String { head.authority ?? "" }

    /// The path without its query.
    package var path: String {
        let target = head.path ?? "/"
        return target.utf8.firstIndex(of: Self.questionMark).map { String(target[..<$0]) } ?? target
    }

    /// The text after `?`, undecoded, or the empty text.
    package var query: String {
        let target = head.path ?? "/"
        guard let mark = target.utf8.firstIndex(of: Self.questionMark) else { return "" }
        return String(target[target.utf8.index(after: mark)...])
    }

    /// The decoded query, in order.
    package var queryItems: [FormItem] { FormEncoding.parse(query) }

    /// The path cut at its slashes, percent-decoded: `/v1/payments/x` gives three segments.
    package var pathSegments: [String] {
        let bytes = Array((head.path ?? "/").utf8)
        return bytes.prefix { $0 != Self.questionMark }.split(separator: UInt8(ascii: "/")).map {
            PercentEncoding.decode($0, plusIsSpace: false)
        }
    }

    private static let questionMark = UInt8(ascii: "?")

    package subscript(field: HTTPField.Name) -> String? { head.headerFields[field] }
}
