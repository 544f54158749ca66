/// HTTP basic authentication (RFC 7617).
package enum BasicAuthentication {
    /// The value of the `Authorization` field.
    package static func header(user: String, password: String) -> String {
        "Basic " + Base64.encode("\(user):\(password)".utf8)
    }

    /// User and password from an `Authorization` value, or nil when it is not of this scheme.
    package static func parse(_ header: String) -> (user: String, password: String)? {
        guard header.hasPrefix("Basic "), let bytes = Base64.decode(String(header.dropFirst(6))),
            let colon = bytes.firstIndex(of: UInt8(ascii: ":"))
        else { return nil }
        return (
            String(decoding: bytes[..<colon], as: UTF8.self),
            String(decoding: bytes[(colon + 1)...], as: UTF8.self)
        )
    }
}
