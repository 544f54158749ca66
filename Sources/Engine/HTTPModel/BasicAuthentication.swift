/// HTTP basic authentication (RFC 7617).
package enum BasicAuthentication {
    /// The value of the `Authorization` field.
    package static func header(user: String, password: String) -> String {
        "Basic " + Base64.encode("\(user):\(password)".utf8)
    }

    /// User and password from an `Authorization` value, or nil when it is not of this scheme.
    ///
    /// The scheme's name is read in any letter case, as RFC 9110 asks; the password may hold colons.
    package static func parse(_ header: String) -> (user: String, password: String)? {
        let scheme = header.utf8.prefix(6)
        guard scheme.count == 6, zip(scheme, "basic ".utf8).allSatisfy({ $0 | 0x20 == $1 }),
            let bytes = Base64.decode(String(header[scheme.endIndex...])),
            let colon = bytes.firstIndex(of: UInt8(ascii: ":"))
        else { return nil }
        return (
            String(decoding: bytes[..<colon], as: UTF8.self),
            String(decoding: bytes[(colon + 1)...], as: UTF8.self)
        )
    }
}
