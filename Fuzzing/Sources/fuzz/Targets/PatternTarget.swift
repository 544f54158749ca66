import JSONSchema

/// Reads a pattern and looks for it in the texts that follow it.
enum PatternTarget {
    static func run(_ input: FuzzInput) {
        var input = input
        guard let source = String(validating: input.next(), as: UTF8.self),
            let pattern = try? Pattern(source)
        else { return }
        _ = pattern.search("")
        while !input.isEmpty {
            guard let text = String(validating: input.next(), as: UTF8.self) else { continue }
            expect(pattern.search(text) == pattern.search(text), "a search has one outcome")
        }
    }
}
