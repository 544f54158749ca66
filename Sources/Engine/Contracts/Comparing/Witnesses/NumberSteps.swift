import JSONModel
import JSONSchema

/// Picks numbers at and around the places where demands on numbers differ.
enum NumberSteps {
    /// Whether a number is a whole multiple of another; true when the digits are too many to tell.
    static func isMultiple(_ number: JSONNumber, of step: JSONNumber) -> Bool {
        if let a = number.integer, let b = step.integer, b != 0 { return a % b == 0 }
        let digits = max(fractionDigits(number), fractionDigits(step))
        guard let a = scaled(number, digits), let b = scaled(step, digits), b != 0 else {
            return true
        }
        return a % b == 0
    }

    /// Numbers the view takes by itself: near the given points first, then small ones.
    static func candidates(for view: SchemaView, near points: [JSONNumber] = []) -> [JSONValue] {
        let bounds = [view.lower?.value.number, view.upper?.value.number].compactMap(\.self)
        let steps = view.multiples.map(\.value)
        let digits = ((points + bounds + steps).map(fractionDigits).max() ?? 0) + 1
        guard digits < 15 else { return plain.filter(view.acceptsAlone) }
        let unit = power(digits)
        var units: [Int] = []
        for point in points + bounds {
            guard let base = scaled(point, digits) else { continue }
            units += [
                base, base &- unit, base &+ unit, base &+ 5 * unit / 10, base &- 1, base &+ 1,
            ]
        }
        for step in steps {
            guard let size = scaled(step, digits), size > 0 else { continue }
            let starts = [0] + (points + bounds).compactMap { scaled($0, digits) }
            for start in starts {
                let first = start - ((start % size) + size) % size
                units += (-1...3).map { first &+ $0 &* size }
            }
        }
        let near = units.map { number($0, digits) }
        var seen: Set<JSONValue> = []
        return (near + plain).filter { seen.insert($0).inserted && view.acceptsAlone($0) }
    }

    private static let plain: [JSONValue] = ["0", "1", "-1", "2", "0.5", "1.5", "-0.5", "1000000"]
        .compactMap { JSONNumber($0).map(JSONValue.number) }

    private static func fractionDigits(_ number: JSONNumber) -> Int {
        max(0, -number.decimal.exponent)
    }

    private static func power(_ digits: Int) -> Int {
        (0..<digits).reduce(1) { sum, _ in sum * 10 }
    }

    /// The number in units of so many fraction digits, or nil when it does not fit.
    private static func scaled(_ number: JSONNumber, _ digits: Int) -> Int? {
        let decimal = number.decimal
        let zeros = decimal.exponent + digits
        guard zeros >= 0, zeros < 19, decimal.digits.count + zeros < 19 else {
            return decimal.digits.isEmpty ? 0 : nil
        }
        var value = 0
        for digit in decimal.digits { value = value * 10 + Int(digit) }
        value *= power(zeros)
        return decimal.isNegative ? -value : value
    }

    private static func number(_ units: Int, _ digits: Int) -> JSONValue {
        let sign = units < 0 ? "-" : ""
        var text = String(units.magnitude)
        while text.utf8.count <= digits { text = "0" + text }
        var fraction = String(text.suffix(digits))
        while fraction.utf8.last == UInt8(ascii: "0") { fraction.removeLast() }
        let whole = text.dropLast(digits)
        let literal = fraction.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(fraction)"
        return JSONNumber(literal).map(JSONValue.number) ?? .number(JSONNumber(0))
    }
}
