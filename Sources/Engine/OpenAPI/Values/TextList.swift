import HTTPModel

/// Cuts a text into the parts its style puts a mark between.
enum TextList {
    /// The decoded parts of a list that is not exploded.
    static func parts(of raw: String, style: ParameterStyle, isEncoded: Bool) -> [String] {
        switch style {
        case .spaceDelimited, .pipeDelimited:
            // The mark itself has to be escaped in a query, so it is looked for afterwards.
            let text = PercentEncoding.decodeIfNeeded(raw, plusIsSpace: true)
            return split(text, at: style.delimiter)
        default: return parts(of: raw, at: UInt8(ascii: ","), isEncoded: isEncoded)
        }
    }

    static func parts(of raw: String, at mark: UInt8, isEncoded: Bool) -> [String] {
        let parts = split(raw, at: mark)
        return isEncoded
            ? parts.map { PercentEncoding.decodeIfNeeded($0, plusIsSpace: false) }
            : parts.map(trimmed)
    }

    /// `R=1,G=2` as pairs; nil when a part has no `=`.
    static func pairs(
        of raw: String, at mark: UInt8, isEncoded: Bool
    ) -> [(name: String, text: String)]? {
        var pairs: [(String, String)] = []
        for part in split(raw, at: mark) {
            guard let equals = part.firstIndex(of: "=") else { return nil }
            let name = String(part[..<equals])
            let text = String(part[part.index(after: equals)...])
            pairs.append(
                isEncoded
                    ? (
                        PercentEncoding.decodeIfNeeded(name, plusIsSpace: false),
                        PercentEncoding.decodeIfNeeded(text, plusIsSpace: false)
                    ) : (trimmed(name), trimmed(text)))
        }
        return pairs
    }

    private static func split(_ text: String, at mark: UInt8) -> [String] {
        text.utf8.split(separator: mark, omittingEmptySubsequences: false).map {
            String(Substring($0))
        }
    }

    private static func trimmed(_ part: String) -> String {
        guard part.utf8.first == 0x20 || part.utf8.last == 0x20 else { return part }
        var rest = part[...]
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}
