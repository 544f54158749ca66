import PaymentsPorts

/// Identifiers of 128 random bits from the system, as 22 digits and letters after the prefix.
///
/// Random rather than counted, so that nodes which know nothing of each other never agree on one.
package struct RandomIdentifiers: IdentifierSource {
    /// How many signs 128 bits need in base 62.
    static let length = 22
    private static let alphabet = Array(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

    package init() {}

    package func next(prefix: String) -> String {
        var generator = SystemRandomNumberGenerator()
        return prefix + Self.text(UInt128.random(in: .min ... .max, using: &generator))
    }

    /// A number in base 62, always of the same length.
    static func text(_ number: UInt128) -> String {
        var rest = number
        var signs = [UInt8](repeating: alphabet[0], count: length)
        for place in signs.indices.reversed() {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 62)
            signs[place] = alphabet[Int(digit)]
            rest = quotient
        }
        return String(decoding: signs, as: UTF8.self)
    }
}
