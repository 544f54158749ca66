import JSONModel
import PaymentsDomain
import SimulationCore

extension ScenarioReader {
    /// A text that says something.
    mutating func text(_ node: ScenarioNode, _ what: String) -> String? {
        if case .string(let text) = node.value, !text.isEmpty { return text }
        refuse(
            node, "no \(what)", expected: "a text; put it in quotes where YAML reads it otherwise")
        return nil
    }

    /// One word of a closed list.
    mutating func word(_ node: ScenarioNode, among known: [String], _ what: String) -> String? {
        if case .string(let word) = node.value, known.contains(word) { return word }
        let written =
            if case .string(let word) = node.value { word } else { node.reading }
        note(
            "unknown \(what) \"\(written)\"", at: document.position(of: node.pointer),
            expected: Self.oneOf(known), suggestion: nearest(written, known))
        return nil
    }

    /// A whole number in a range.
    mutating func count(
        _ node: ScenarioNode, in range: ClosedRange<Int>, _ what: String
    ) -> Int? {
        if let number = node.value.integer, range.contains(number) { return number }
        let expected =
            range.upperBound == .max
            ? "a whole number from \(range.lowerBound)"
            : "a whole number from \(range.lowerBound) to \(range.upperBound)"
        refuse(node, "no \(what)", expected: expected)
        return nil
    }

    /// A span of virtual time, such as `45s` or `1h30m`.
    mutating func duration(_ node: ScenarioNode) -> VirtualDuration? {
        if case .string(let text) = node.value, let duration = VirtualDuration(text) {
            return duration
        }
        refuse(
            node, "no duration", expected: "numbers with units, such as 250ms, 45s, 15m, 1h30m, 2d")
        return nil
    }

    /// A sum of money as people write it: `EUR 50.00`, `JPY 500`, `KWD 1.500`.
    mutating func money(_ node: ScenarioNode) -> Money? {
        guard case .string(let text) = node.value, let space = text.firstIndex(of: " ") else {
            refuse(node, "no sum of money", expected: "a currency and an amount, such as EUR 50.00")
            return nil
        }
        let code = String(text[..<space])
        guard let currency = Currency(code: code) else {
            note(
                "unknown currency \"\(code)\"", at: document.position(of: node.pointer),
                expected: "an ISO 4217 code in capitals, such as EUR",
                suggestion: nearest(code, Currency.allCodes))
            return nil
        }
        let amount = text[text.index(after: space)...]
        if let minorUnits = Self.minorUnits(amount, exponent: currency.exponent),
            let money = Money(minorUnits: minorUnits, currency: currency)
        {
            return money
        }
        let decimals = ["no decimals", "1 decimal", "2 decimals", "3 decimals"][currency.exponent]
        let example = "\(code) \(["500", "", "50.00", "1.500"][currency.exponent])"
        refuse(node, "no sum of \(code)", expected: "\(code) with \(decimals), such as \(example)")
        return nil
    }

    /// Digits with exactly so many decimals as a number of minor units, or nil.
    private static func minorUnits(_ text: Substring, exponent: Int) -> Int? {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == (exponent == 0 ? 1 : 2), let whole = parts.first, !whole.isEmpty,
            whole.count == 1 || whole.first != digits.lowerBound,
            exponent == 0 || parts[1].count == exponent,
            parts.allSatisfy({ $0.allSatisfy(digits.contains) })
        else { return nil }
        return Int(String(decoding: parts.joined(), as: UTF8.self))
    }

    /// Two words with a space between: `node 1`, `card pm_card_visa`.
    mutating func pair(_ node: ScenarioNode, expected: String) -> (first: String, rest: String)? {
        if case .string(let text) = node.value, let space = text.firstIndex(of: " ") {
            let rest = text[text.index(after: space)...]
            if space > text.startIndex, !rest.isEmpty {
                return (String(text[..<space]), String(rest))
            }
        }
        refuse(node, "not of that form", expected: expected)
        return nil
    }
}
