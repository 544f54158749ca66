import JSONModel

/// What `minimum` and its neighbours demand.
struct NumberDemands {
    private(set) var least: (bound: JSONNumber, isExclusive: Bool)?
    private(set) var most: (bound: JSONNumber, isExclusive: Bool)?
    private(set) var divisor: JSONNumber?

    mutating func absorb(_ keyword: String, _ number: JSONNumber) {
        switch keyword {
        case "minimum", "exclusiveMinimum":
            let isExclusive = keyword == "exclusiveMinimum"
            if let least, number < least.bound || (number == least.bound && !isExclusive) { return }
            least = (number, isExclusive)
        case "maximum", "exclusiveMaximum":
            let isExclusive = keyword == "exclusiveMaximum"
            if let most, most.bound < number || (number == most.bound && !isExclusive) { return }
            most = (number, isExclusive)
        default: divisor = number
        }
    }

    var isEmpty: Bool { least == nil && most == nil && divisor == nil }

    /// The numbers that keep to the demands, as counts of one step; nil when they are too long to
    /// be counted in 64 bits.
    func line(integersOnly: Bool) -> NumberLine? {
        var exponent = integersOnly ? 0 : -1
        for number in [least?.bound, most?.bound, divisor].compactMap({ $0 }) {
            exponent = min(exponent, number.decimal.exponent)
        }
        guard exponent > -18 else { return nil }
        let unit = integersOnly ? NumberLine.power(-exponent) : 1
        let step = divisor.map { NumberLine.scaled($0, exponent) } ?? unit
        guard let unit, let step, let common = NumberLine.common(step, integersOnly ? unit : 1)
        else { return nil }
        return NumberLine(
            exponent: exponent, step: common,
            low: bound(least, exponent, common, isLow: true),
            high: bound(most, exponent, common, isLow: false))
    }

    private func bound(
        _ bound: (bound: JSONNumber, isExclusive: Bool)?, _ exponent: Int, _ step: Int, isLow: Bool
    ) -> Int? {
        guard let bound, let value = NumberLine.scaled(bound.bound, exponent) else { return nil }
        let count = value / step
        let isOnStep = count * step == value
        if isOnStep {
            return bound.isExclusive ? count + (isLow ? 1 : -1) : count
        }
        if isLow { return value > 0 ? count + 1 : count }
        return value < 0 ? count - 1 : count
    }
}

/// Numbers at equal distances: each is a whole count of `step` times ten to `exponent`.
struct NumberLine {
    let exponent: Int
    let step: Int
    /// The least count allowed, or nil when there is none.
    let low: Int?
    let high: Int?

    /// Counts that are worth trying, those nearest to the bounds first.
    var landmarks: [(count: Int, rule: String)] {
        var found: [(Int, String)] = []
        if let low { found += [(low, "minimum"), (low &+ 1, "just above minimum")] }
        if let high { found += [(high, "maximum"), (high &- 1, "just below maximum")] }
        found += [(0, "zero"), (1, "one"), (-1, "minus one")]
        if high == nil { found.append((9_007_199_254_740_991 / max(1, step), "large")) }
        return found.filter { allows($0.0) }
    }

    func allows(_ count: Int) -> Bool {
        if let low, count < low { return false }
        if let high, count > high { return false }
        return true
    }

    /// The count nearest to nothing.
    var simplest: Int {
        if let low, low > 0 { return low }
        if let high, high < 0 { return high }
        return 0
    }

    /// The number a count stands for, written without a power of ten.
    func number(_ count: Int) -> JSONValue? {
        let (value, isTooLarge) = count.multipliedReportingOverflow(by: step)
        guard !isTooLarge else { return nil }
        var digits = String(value.magnitude)
        if exponent < 0 {
            while digits.utf8.count <= -exponent { digits = "0" + digits }
            let cut = digits.index(digits.endIndex, offsetBy: exponent)
            var fraction = String(digits[cut...])
            while fraction.hasSuffix("0") { fraction.removeLast() }
            digits = String(digits[..<cut]) + (fraction.isEmpty ? "" : "." + fraction)
        } else {
            digits += String(repeating: "0", count: value == 0 ? 0 : exponent)
        }
        return JSONNumber(value < 0 ? "-" + digits : digits).map(JSONValue.number)
    }

    /// A number in units of ten to `exponent`, when that is whole and fits.
    static func scaled(_ number: JSONNumber, _ exponent: Int) -> Int? {
        let decimal = number.decimal
        guard decimal.exponent >= exponent, decimal.digits.count + decimal.exponent - exponent <= 18
        else { return nil }
        var value = 0
        for digit in decimal.digits { value = value * 10 + Int(digit) }
        guard let factor = power(decimal.exponent - exponent) else { return nil }
        return decimal.isNegative ? -value * factor : value * factor
    }

    static func power(_ exponent: Int) -> Int? {
        guard (0...18).contains(exponent) else { return nil }
        return (0..<exponent).reduce(1) { value, _ in value * 10 }
    }

    /// The least common multiple.
    static func common(_ left: Int, _ right: Int) -> Int? {
        guard left > 0, right > 0 else { return nil }
        var (a, b) = (left, right)
        while b != 0 { (a, b) = (b, a % b) }
        let (product, isTooLarge) = (left / a).multipliedReportingOverflow(by: right)
        return isTooLarge ? nil : product
    }
}
