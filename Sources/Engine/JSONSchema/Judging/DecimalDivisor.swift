import JSONModel

/// A divisor for `multipleOf`, exact for every decimal number: 0.3 is a multiple of 0.1.
struct DecimalDivisor: Sendable {
    let number: JSONNumber
    private let digits: UInt64
    private let exponent: Int
    private let integer: Int?

    /// The divisor, or nil when it is not above zero or has more than 18 digits.
    init?(_ number: JSONNumber) {
        let decimal = number.decimal
        guard !decimal.isNegative, !decimal.digits.isEmpty, decimal.digits.count <= 18 else {
            return nil
        }
        self.number = number
        digits = decimal.digits.reduce(0) { $0 * 10 + UInt64($1) }
        exponent = decimal.exponent
        integer = number.integer
    }

    func divides(_ value: JSONNumber) -> Bool {
        if let integer, let value = Int(value.literal) { return value % integer == 0 }
        let decimal = value.decimal
        if decimal.digits.isEmpty { return true }
        // A value in normal form ends in a digit other than 0, so it is no multiple of a number
        // that has more zeros at its end.
        guard decimal.exponent >= exponent else { return false }
        var rest: UInt64 = 0
        for digit in decimal.digits { rest = (product(rest, 10) + UInt64(digit)) % digits }
        return product(rest, powerOfTen(decimal.exponent - exponent)) == 0
    }

    /// `left * right` modulo the digits.
    private func product(_ left: UInt64, _ right: UInt64) -> UInt64 {
        digits.dividingFullWidth((left % digits).multipliedFullWidth(by: right % digits)).remainder
    }

    private func powerOfTen(_ power: Int) -> UInt64 {
        var result = 1 % digits
        var base = 10 % digits
        var power = power
        while power > 0 {
            if power & 1 == 1 { result = product(result, base) }
            base = product(base, base)
            power >>= 1
        }
        return result
    }
}
