/// A JSON number that keeps the digits it was written with.
///
/// Short literals live inside the string's own storage, so this costs no allocation for the sums a
/// payment ever has.
package struct JSONNumber: Sendable {
    /// The number as written, for example `10.00` or `1e3`.
    package let literal: String

    /// A number from a literal that the caller knows to follow the JSON grammar.
    init(trusted literal: String) { self.literal = literal }

    /// A number from an integer.
    package init(_ value: Int) { literal = String(value) }

    /// A number from text, or nil when the text does not follow the JSON number grammar.
    package init?(_ text: String) {
        guard case .number(let number)? = try? JSONValue.parse(Array(text.utf8)),
            number.literal.utf8.count == text.utf8.count
        else { return nil }
        self = number
    }

    /// The value as an integer when it is one and fits in 64 bits.
    package var integer: Int? {
        Int(literal) ?? decimal.integer
    }

    /// The value as the nearest binary floating point number; never use it for money.
    package var double: Double { Double(literal) ?? .nan }

    /// The value split into sign, digits and power of ten, without needless zeros.
    package var decimal: JSONDecimal { JSONDecimal(literal: literal) }
}

extension JSONNumber: Hashable, Comparable {
    package static func == (left: JSONNumber, right: JSONNumber) -> Bool {
        if left.literal == right.literal { return true }
        if let a = Int(left.literal), let b = Int(right.literal) { return a == b }
        return left.decimal == right.decimal
    }

    package static func < (left: JSONNumber, right: JSONNumber) -> Bool {
        if let a = Int(left.literal), let b = Int(right.literal) { return a < b }
        return left.decimal < right.decimal
    }

    package func hash(into hasher: inout Hasher) {
        // Every way to write the same integer gives the same one, so these may be hashed apart.
        if let integer { hasher.combine(integer) } else { hasher.combine(decimal) }
    }
}
