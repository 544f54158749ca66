import HTTPModel

/// The keys an account accepts, written the two ways in which they arrive.
struct StripeAuthentication: Sendable {
    private let bearer: String
    private let basic: String
    private let acceptsAnyTestKey: Bool
    private let revoked: [String]

    init(_ settings: StripeSettings) {
        bearer = "Bearer " + settings.secretKey
        basic = BasicAuthentication.header(user: settings.secretKey, password: "")
        acceptsAnyTestKey = settings.acceptsAnyTestKey
        revoked = settings.revokedKeys
    }

    /// What separates one key's idempotency keys from another's; empty for the account's own key.
    func scope(of header: String?) -> String {
        guard let header, header != bearer, header != basic else { return "" }
        return Self.key(in: header)
    }

    /// The refusal of a request with this `Authorization` value, or nil.
    func refusal(_ header: String?) -> StripeError? {
        guard let header, !header.isEmpty else { return Self.missing }
        if header == bearer || header == basic {
            return revoked.isEmpty ? nil : refusal(ofKey: Self.key(in: header), isKnown: true)
        }
        return refusal(ofKey: Self.key(in: header), isKnown: false)
    }

    private func refusal(ofKey key: String, isKnown: Bool) -> StripeError? {
        if key.isEmpty { return Self.missing }
        if revoked.contains(key) {
            return StripeError(
                "Expired API Key provided: \(Self.masked(key))", status: 401,
                code: "api_key_expired")
        }
        if isKnown || acceptsAnyTestKey && Self.isTestKey(key) { return nil }
        return StripeError("Invalid API Key provided: \(Self.masked(key))", status: 401)
    }

    private static let missing = StripeError(
        "You did not provide an API key. You need to provide your API key in the Authorization "
            + "header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See "
            + "https://stripe.com/docs/api#authentication for details, or we can help at "
            + "https://support.stripe.com/.", status: 401)

    /// The refusal of a good key that asks for an account which is not its own.
    static func noAccess(_ header: String?, to account: String) -> StripeError {
        StripeError(
            "The provided key '\(masked(key(in: header ?? "")))' does not have access to account "
                + "'\(account)' (or that account does not exist). Application access may have "
                + "been revoked.", status: 403, code: "account_invalid")
    }

    private static func key(in header: String) -> String {
        if let user = BasicAuthentication.parse(header)?.user { return user }
        guard header.utf8.starts(with: "Bearer ".utf8) else { return header }
        return String(decoding: Array(header.utf8.dropFirst(7)), as: UTF8.self)
    }

    /// `sk_test_` or `rk_test_` and at least one letter or digit more.
    private static func isTestKey(_ key: String) -> Bool {
        let bytes = key.utf8
        guard bytes.starts(with: "sk_test_".utf8) || bytes.starts(with: "rk_test_".utf8),
            bytes.count > 8
        else { return false }
        return bytes.dropFirst(8).allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
    }

    /// The first eight and last four characters, the rest starred.
    private static func masked(_ key: String) -> String {
        guard key.count > 12 else { return String(repeating: "*", count: key.count) }
        return key.prefix(8) + String(repeating: "*", count: key.count - 12) + key.suffix(4)
    }
}
