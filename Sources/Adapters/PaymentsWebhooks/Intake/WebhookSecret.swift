import Crypto
import HTTPModel

/// A secret that a provider signs webhooks with; no description or dump ever shows it.
package struct WebhookSecret: Sendable {
    private let key: SymmetricKey

    /// The secret as the provider shows it; Stripe's `whsec_` belongs to it.
    package init(_ text: String) { key = SymmetricKey(data: Array(text.utf8)) }

    /// Whether one of the codes is the lower-case hexadecimal HMAC-SHA256 of prefix and body.
    ///
    /// How long the comparison takes does not depend on where a code differs.
    func signed(_ prefix: [UInt8], _ body: [UInt8], codes: [Substring.UTF8View]) -> Bool {
        var code = HMAC<SHA256>(key: key)
        if !prefix.isEmpty { code.update(data: prefix) }
        code.update(data: body)
        let expected = Hexadecimal.encode(code.finalize())
        var isSigned = false
        for given in codes where Self.isEqual(given, expected.utf8) { isSigned = true }
        return isSigned
    }

    private static func isEqual(_ given: Substring.UTF8View, _ expected: String.UTF8View) -> Bool {
        guard given.count == expected.count else { return false }
        var difference: UInt8 = 0
        for (left, right) in zip(given, expected) { difference |= left ^ right }
        return difference == 0
    }
}

extension WebhookSecret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "<redacted>" }
    package var debugDescription: String { "<redacted>" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
