import JSONModel
import JSONSchema

/// Picks strings a view takes by itself.
enum TextSamples {
    /// Strings that keep to lengths, patterns and formats, easily read ones first.
    ///
    /// A later `ordinal` gives other strings, for arrays whose elements have to differ.
    static func candidates(for view: SchemaView, ordinal: Int = 0) -> [String] {
        var texts: [String] = []
        for format in view.formats { texts += samples(of: format.value, ordinal: ordinal) }
        if view.patterns.isEmpty {
            texts += plain(for: view, ordinal: ordinal)
        } else {
            texts += found(for: view, longerBy: ordinal)
        }
        return texts.filter { view.acceptsAlone(.string($0)) }
    }

    private static func plain(for view: SchemaView, ordinal: Int) -> [String] {
        let least = view.counts[.minLength]?.value ?? 0
        let most = view.counts[.maxLength]?.value ?? Int.max
        let text = ordinal == 0 ? "text" : "text\(ordinal)"
        var fitted = text.count > most ? String(text.suffix(max(most, 0))) : text
        guard least <= 100_000 else { return [] }
        if fitted.count < least { fitted += String(repeating: "x", count: least - fitted.count) }
        return [fitted]
    }

    private static func found(for view: SchemaView, longerBy ordinal: Int) -> [String] {
        var search = PatternSearch(
            matching: view.patterns.map(\.value),
            minimumLength: max(view.counts[.minLength]?.value ?? 0, 0) + ordinal,
            maximumLength: view.counts[.maxLength]?.value)
        if case .found(let text) = search.run() { return [text] }
        search.minimumLength -= ordinal
        if ordinal > 0, case .found(let text) = search.run() { return [text] }
        return []
    }

    /// Texts of a format, each followed by ones that other rules for the same format prefer.
    static func samples(of format: String, ordinal: Int = 0) -> [String] {
        let digit = String(ordinal % 10)
        return switch format {
        case "date-time":
            [
                "2026-01-0\(max(1, ordinal % 9))T09:00:00Z", "2026-01-05T09:00:0\(digit).000Z",
                "2026-01-05T09:00:00+01:00",
            ]
        case "date": ["2026-01-1\(digit)"]
        case "time": ["09:00:0\(digit)Z", "09:00:0\(digit).000Z"]
        case "duration": ["P\(ordinal + 1)D", "PT\(ordinal + 1)S"]
        case "uuid": ["0f8fad5b-d9cb-469f-a165-70867728950\(digit)"]
        case "email", "idn-email": ["a\(digit)@example.com"]
        case "hostname", "idn-hostname": ["host\(digit).example.com"]
        case "ipv4": ["192.0.2.\(ordinal % 250 + 1)"]
        case "ipv6": ["2001:db8::\(ordinal % 250 + 1)"]
        case "uri", "iri", "url": ["https://example.com/\(digit)", "urn:example:\(digit)"]
        case "uri-reference", "iri-reference": ["/path/\(digit)", "https://example.com/\(digit)"]
        case "uri-template": ["/items/{id}/\(digit)"]
        case "json-pointer": ["/a/\(digit)"]
        case "relative-json-pointer": ["\(digit)/a"]
        case "regex": ["^a{\(digit)}$"]
        default: []
        }
    }

    /// Texts that most formats refuse.
    static let unlikely = ["text", "", "1", "not a value of that format", "2026-13-45", "::"]
}
