/// A decimal number as sign, digits and power of ten: `-1.50` is negative, digits 1 5, exponent -1.
///
/// Normal form, so that equal numbers are equal values: no leading or trailing zero digits, and zero
/// has no digits, no sign and exponent 0. Literals with exponents of more than
/// ``exponentDigits`` digits are refused when they are read, so no sum here can overflow.
package struct JSONDecimal: Sendable, Hashable {
    /// How many digits the exponent of a literal may have, leading zeros aside.
    static let exponentDigits = 9

    package let isNegative: Bool
    /// Digits 0...9, most significant first.
    package let digits: [UInt8]
    /// The power of ten of the last digit.
    package let exponent: Int

    init(isNegative: Bool, digits: [UInt8], exponent: Int) {
        let significant = digits.drop { $0 == 0 }
        var trimmed = Array(significant)
        var power = exponent
        while trimmed.last == 0 {
            trimmed.removeLast()
            power += 1
        }
        self.digits = trimmed
        self.exponent = trimmed.isEmpty ? 0 : power
        self.isNegative = isNegative && !trimmed.isEmpty
    }

    init(literal: String) {
        var digits: [UInt8] = []
        var exponent = 0
        var afterPoint = false
        var rest = literal.utf8[...]
        let negative = rest.first == UInt8(ascii: "-")
        if negative { rest.removeFirst() }
        while let byte = rest.first, byte != UInt8(ascii: "e"), byte != UInt8(ascii: "E") {
            rest.removeFirst()
            if byte == UInt8(ascii: ".") {
                afterPoint = true
            } else {
                digits.append(byte &- UInt8(ascii: "0"))
                if afterPoint { exponent -= 1 }
            }
        }
        if !rest.isEmpty {
            rest.removeFirst()
            let isDivided = rest.first == UInt8(ascii: "-")
            if isDivided || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
            let written = rest.reduce(0) { $0 &* 10 &+ Int($1 &- UInt8(ascii: "0")) }
            exponent += isDivided ? -written : written
        }
        self.init(isNegative: negative, digits: digits, exponent: exponent)
    }

    /// Whether the value has no fraction.
    package var isInteger: Bool { exponent >= 0 }

    /// The value as an integer when it is one and fits in 64 bits.
    package var integer: Int? {
        guard isInteger, digits.count + exponent <= 19 || digits.isEmpty else { return nil }
        var value = 0
        for place in 0..<(digits.count + exponent) {
            let digit = place < digits.count ? Int(digits[place]) : 0
            let (product, tooBig) = value.multipliedReportingOverflow(by: 10)
            let (sum, over) = product.addingReportingOverflow(isNegative ? -digit : digit)
            if tooBig || over { return nil }
            value = sum
        }
        return value
    }
}

extension JSONDecimal: Comparable {
    package static func < (left: JSONDecimal, right: JSONDecimal) -> Bool {
        if left.isNegative != right.isNegative { return left.isNegative }
        let smaller = left.magnitudeIsLess(than: right)
        return left.isNegative ? right.magnitudeIsLess(than: left) : smaller
    }

    private func magnitudeIsLess(than other: JSONDecimal) -> Bool {
        if digits.isEmpty || other.digits.isEmpty { return digits.isEmpty && !other.digits.isEmpty }
        let size = digits.count + exponent
        let otherSize = other.digits.count + other.exponent
        if size != otherSize { return size < otherSize }
        return digits.lexicographicallyPrecedes(other.digits)
    }
}
