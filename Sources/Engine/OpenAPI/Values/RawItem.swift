import HTTPModel

/// One name and value of a query, cookie or form with the value still percent-encoded.
///
/// What stands between the elements of a list is told from the same character inside an element
/// only before the escapes are undone.
package struct RawItem: Sendable, Hashable {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }

    /// The value with its escapes undone.
    var text: String { PercentEncoding.decodeIfNeeded(value, plusIsSpace: true) }

    /// Reads `a=1&b=2`; names are decoded, values are not.
    static func items(of query: some StringProtocol) -> [RawItem] {
        Array(query.utf8).split(separator: UInt8(ascii: "&")).map { pair in
            let name = pair.prefix { $0 != UInt8(ascii: "=") }
            let rest = pair[name.endIndex...].dropFirst()
            return RawItem(
                name: PercentEncoding.decodeIfNeeded(
                    String(decoding: name, as: UTF8.self), plusIsSpace: true),
                value: String(decoding: rest, as: UTF8.self))
        }
    }

    /// Reads the value of a `Cookie` field: `a=1; b=2`.
    static func cookies(of field: String) -> [RawItem] {
        field.split(separator: ";").compactMap { part in
            let pair = part.drop { $0 == " " }
            guard let equals = pair.firstIndex(of: "=") else { return nil }
            var value = pair[pair.index(after: equals)...]
            while value.last == " " { value.removeLast() }
            if value.utf8.count > 1, value.hasPrefix("\""), value.hasSuffix("\"") {
                value = value.dropFirst().dropLast()
            }
            return RawItem(name: String(pair[..<equals]), value: String(value))
        }
    }
}

extension PercentEncoding {
    /// Decodes, without any work for a text that has nothing to decode.
    static func decodeIfNeeded(_ text: String, plusIsSpace: Bool) -> String {
        let needed = text.utf8.contains {
            $0 == UInt8(ascii: "%") || (plusIsSpace && $0 == UInt8(ascii: "+"))
        }
        return needed ? decode(text, plusIsSpace: plusIsSpace) : text
    }
}
