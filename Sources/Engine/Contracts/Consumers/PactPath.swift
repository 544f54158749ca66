/// A place in a body, as the rules of a Pact file name it: `$.items[*].price['in-cents']`.
package struct PactPath: Sendable, Hashable {
    /// One step down from a value.
    package enum Step: Sendable, Hashable {
        case name(String)
        case index(Int)
        /// Every member or element; one level only.
        case all
    }

    package let steps: [Step]

    /// A path from its text, or nil when the text is none.
    package init?(_ text: String) {
        var rest = Substring(text)
        guard rest.first == "$" else {
            // Generators and some writers leave the root out.
            guard !text.isEmpty, let path = PactPath("$." + text) else { return nil }
            self = path
            return
        }
        rest.removeFirst()
        var steps: [Step] = []
        while let mark = rest.first {
            guard let step = mark == "." ? Self.plain(&rest) : Self.bracketed(&rest) else {
                return nil
            }
            steps.append(step)
        }
        self.steps = steps
    }

    private static func plain(_ rest: inout Substring) -> Step? {
        rest.removeFirst()
        let name = rest.prefix { $0 != "." && $0 != "[" }
        guard !name.isEmpty else { return nil }
        rest = rest[name.endIndex...]
        return name == "*" ? .all : .name(String(name))
    }

    private static func bracketed(_ rest: inout Substring) -> Step? {
        guard rest.first == "[" else { return nil }
        rest.removeFirst()
        if let quote = rest.first, quote == "'" || quote == "\"" {
            rest.removeFirst()
            guard let end = rest.firstIndex(of: quote) else { return nil }
            let name = String(rest[..<end])
            rest = rest[rest.index(after: end)...]
            guard rest.first == "]" else { return nil }
            rest.removeFirst()
            return .name(name)
        }
        guard let end = rest.firstIndex(of: "]") else { return nil }
        let inner = rest[..<end]
        rest = rest[rest.index(after: end)...]
        if inner == "*" { return .all }
        return Int(inner).flatMap { $0 >= 0 ? .index($0) : nil }
    }

    /// How much the path has to say about a place: 2 for each step that names it, 1 for each star.
    ///
    /// Nil when it leads elsewhere. The specification multiplies the weights.
    func weight(for place: [Step]) -> Int? {
        guard steps.count <= place.count else { return nil }
        var weight = 2
        for (step, actual) in zip(steps, place) {
            switch (step, actual) {
            case (.all, _): continue
            case (let left, let right) where left == right:
                weight = weight.multipliedReportingOverflow(by: 2).partialValue
            default: return nil
            }
        }
        return weight
    }
}
