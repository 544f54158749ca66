/// A path into a JSON value, as in RFC 6901: `/data/amount`.
package struct JSONPointer: Sendable, Hashable, CustomStringConvertible {
    package var tokens: [String]

    package init(_ tokens: [String] = []) { self.tokens = tokens }

    /// A pointer from its text form, or nil when a non-empty text does not start with `/`.
    package init?(_ text: String) {
        guard text.isEmpty || text.hasPrefix("/") else { return nil }
        tokens = text.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map {
            $0.contains("~") ? Self.unescape($0) : String($0)
        }
    }

    package func appending(_ token: String) -> JSONPointer { JSONPointer(tokens + [token]) }
    package func appending(_ index: Int) -> JSONPointer { appending(String(index)) }

    /// The text form; the whole document is the empty text.
    package var description: String {
        tokens.map { "/" + Self.escape($0) }.joined()
    }

    static func escape(_ token: String) -> String {
        guard token.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") })
        else { return token }
        return token.reduce(into: "") { text, character in
            switch character {
            case "~": text += "~0"
            case "/": text += "~1"
            default: text.append(character)
            }
        }
    }

    private static func unescape(_ token: Substring) -> String {
        var text = ""
        var rest = token[...]
        while let character = rest.popFirst() {
            guard character == "~", let code = rest.first, code == "0" || code == "1" else {
                text.append(character)
                continue
            }
            rest.removeFirst()
            text.append(code == "0" ? "~" : "/")
        }
        return text
    }
}

extension JSONValue {
    /// The value a pointer names, or nil when there is none.
    package func value(at pointer: JSONPointer) -> JSONValue? {
        var value = self
        for token in pointer.tokens {
            let next: JSONValue? =
                switch value {
                case .object(let object): object[token]
                case .array: Int(token).flatMap { value[$0] }
                default: nil
                }
            guard let next else { return nil }
            value = next
        }
        return value
    }
}
