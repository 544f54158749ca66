import JSONModel

/// What text without quotes stands for.
enum YAMLPlainScalar: Hashable {
    case value(JSONValue)
    /// No JSON value, or one that depends on the reader.
    case refused(reason: String, nextAction: String)

    init(_ text: String) {
        switch text {
        case "", "~", "null", "Null", "NULL": self = .value(.null)
        case "true", "True", "TRUE": self = .value(.bool(true))
        case "false", "False", "FALSE": self = .value(.bool(false))
        case ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "-.inf", "-.Inf", "-.INF":
            self = .refused(
                reason: "\(text) has no JSON value", nextAction: "put it in quotes if it is text")
        default: self = Self.number(text) ?? .value(.string(text))
        }
    }

    /// The number a text is in YAML's core schema, or nil when it is none.
    private static func number(_ text: String) -> YAMLPlainScalar? {
        guard let first = text.utf8.first, first < UInt8(ascii: ":") else { return nil }
        if let number = JSONNumber(text), number.literal == text { return .value(.number(number)) }
        var digits = text[...]
        let sign = digits.first == "-" ? "-" : ""
        if sign == "-" || digits.first == "+" { digits.removeFirst() }
        for (prefix, radix) in [("0x", 16), ("0o", 8)] where digits.hasPrefix(prefix) {
            let rest = digits.dropFirst(2)
            guard sign.isEmpty, digits.endIndex == text.endIndex, digits.count == text.count,
                let value = Int(rest, radix: radix), rest.first != "-", rest.first != "+"
            else { return nil }
            return .value(JSONValue(value))
        }
        guard isDecimal(digits) else { return nil }
        if digits.utf8.count > 1, digits.first == "0", digits.dropFirst().first.map(isDigit) == true
        {
            return .refused(
                reason: "\(text) is octal to some readers and decimal to others",
                nextAction: "put it in quotes, or write it without the leading zero")
        }
        guard let number = JSONNumber(sign + normalized(digits)) else {
            return .refused(
                reason: "\(text) is a number out of range", nextAction: "put it in quotes")
        }
        return .value(.number(number))
    }

    /// Whether the text has the form of a number: digits with an optional point and exponent.
    private static func isDecimal(_ text: Substring) -> Bool {
        var rest = text.utf8[...]
        let whole = takeDigits(&rest)
        var fraction = 0
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            fraction = takeDigits(&rest)
        }
        guard whole + fraction > 0 else { return false }
        if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
            rest.removeFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
                rest.removeFirst()
            }
            guard takeDigits(&rest) > 0 else { return false }
        }
        return rest.isEmpty
    }

    private static func takeDigits(_ rest: inout Substring.UTF8View) -> Int {
        var count = 0
        while let byte = rest.first, byte &- UInt8(ascii: "0") < 10 {
            rest.removeFirst()
            count += 1
        }
        return count
    }

    private static func isDigit(_ character: Character) -> Bool {
        character.isASCII && character.isWholeNumber
    }

    /// JSON wants a digit on both sides of the point.
    private static func normalized(_ text: Substring) -> String {
        var text = String(text)
        if text.hasPrefix(".") { text = "0" + text }
        if let point = text.firstIndex(of: ".") {
            let after = text.index(after: point)
            if after == text.endIndex || !isDigit(text[after]) {
                text.insert("0", at: after)
            }
        }
        return text
    }
}
