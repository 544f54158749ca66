/// A state's name with places in it, and what stands there in a given text.
struct StateName {
    private enum Part {
        case text(Substring)
        case place(String)
    }

    private let parts: [Part]

    init(_ template: String) {
        var parts: [Part] = []
        var rest = Substring(template)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            parts.append(.text(rest[..<open]))
            parts.append(.place(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        parts.append(.text(rest))
        self.parts = parts
    }

    /// What stands in the places of a text of this form, or nil when it has another form.
    ///
    /// A text that is the template itself leaves every place to the parameters.
    func values(in text: String) -> [String: String]? {
        var found: [String: String] = [:]
        var rest = Substring(text)
        for (number, part) in parts.enumerated() {
            switch part {
            case .text(let literal):
                guard rest.hasPrefix(literal) else { return nil }
                rest = rest.dropFirst(literal.count)
            case .place(let name):
                let value = rest.prefix { $0 != " " }
                guard !value.isEmpty else { return nil }
                if value != "{\(name)}" { found[name] = String(value) }
                rest = rest.dropFirst(value.count)
                if number + 1 == parts.count, !rest.isEmpty { return nil }
            }
        }
        return rest.isEmpty ? found : nil
    }
}
