import JSONModel

/// Writes texts and values in YAML that read back as the same.
enum YAMLText {
    /// The text as it is where that is safe, in double quotes with escapes elsewhere.
    static func scalar(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

    /// A mapping on one line: `{ amount: 2500, confirm: true }`.
    static func flow(_ object: JSONObject) -> String {
        guard !object.isEmpty else { return "{}" }
        let members = object.members.map { flowScalar($0.name) + ": " + flow($0.value) }
        return "{ " + members.joined(separator: ", ") + " }"
    }

    private static func flow(_ value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool(let truth): String(truth)
        case .number(let number): number.literal
        case .string(let text): flowScalar(text)
        case .array(let values): "[" + values.map(flow).joined(separator: ", ") + "]"
        case .object(let object): flow(object)
        }
    }

    /// A text within a list or a mapping on one line: only simple words go without quotes.
    static func flowScalar(_ text: String) -> String {
        let isWord = text.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: "/")
        }
        let isPointer = text.utf8.first == UInt8(ascii: "/")
        return isWord && (isPointer || isPlain(text)) ? text : quoted(text)
    }

    private static let reserved: Set<String> = ["null", "true", "false"]

    /// Whether the text needs no quotes in a block; being too careful costs only a pair of quotes.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last,
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first | 0x20),
            last != UInt8(ascii: " "), last != UInt8(ascii: ":"),
            !reserved.contains(text.lowercased())
        else { return false }
        var before = first
        for byte in text.utf8 {
            guard (0x20...0x7E).contains(byte) else { return false }
            if byte == UInt8(ascii: " "), before == UInt8(ascii: ":") { return false }
            if byte == UInt8(ascii: "#"), before == UInt8(ascii: " ") { return false }
            before = byte
        }
        return true
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where needsEscape(scalar.value): result += escape(scalar.value)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// Controls, line separators, the byte order mark and what is no character.
    private static func needsEscape(_ value: UInt32) -> Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028...0x2029, 0xFEFF, 0xFFFE...0xFFFF: true
        default: false
        }
    }

    private static func escape(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }
}
