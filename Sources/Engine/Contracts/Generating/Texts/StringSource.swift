import JSONModel
import JSONSchema

/// Texts for what `minLength`, `maxLength`, `pattern` and `format` demand.
///
/// A class, because what it works out is worked out once and used at every place of the demands.
final class StringSource {
    let demands: StringDemands
    let lengthLimit: Int
    private let patterns: [Pattern]
    private let sampler: PatternSampler?

    init(_ demands: StringDemands, lengthLimit: Int) {
        self.demands = demands
        self.lengthLimit = lengthLimit
        patterns = demands.patterns.compactMap { try? Pattern($0) }
        sampler = demands.patterns.first.flatMap { try? PatternParser.parse($0) }.map(
            PatternSampler.init)
    }

    /// Whether a pattern occurs in a text; one that cannot be read occurs nowhere.
    static func occurs(_ pattern: String, in text: String) -> Bool {
        (try? Pattern(pattern))?.occurs(in: text) ?? false
    }

    /// A text that keeps to the demands as far as can be seen, or nil when none was found.
    ///
    /// `choose` answers a number below its argument; 0 gives the simplest and shortest text.
    func text(_ choose: (Int) -> Int) -> String? {
        let samples = demands.formats.flatMap(FormatSamples.valid).filter(keepsToDemands)
        if !samples.isEmpty { return samples[choose(samples.count)] }
        let lengths = choose(2) == 0 ? [shortest] : [shortest + choose(17), shortest]
        for length in lengths {
            for _ in 0..<4 {
                let text = text(length: length, choose)
                if let text, keepsToDemands(text) { return text }
            }
        }
        return [text(length: shortest) { _ in 0 }].compactMap { $0 }.first(where: keepsToDemands)
    }

    /// The simplest text of a length, or nil when the length is too large to be tried.
    func text(length: Int) -> String? { text(length: length) { _ in 0 } }

    private func text(length: Int, _ choose: (Int) -> Int) -> String? {
        guard length >= 0, length <= lengthLimit else { return nil }
        if let sampler { return sampler.sample(length: length, choose: choose) }
        var text = String.UnicodeScalarView()
        for _ in 0..<length {
            let alphabet = Self.alphabets[choose(Self.alphabets.count)]
            text.append(alphabet[choose(alphabet.count)])
        }
        return String(text)
    }

    private static let alphabets: [[Unicode.Scalar]] = [
        Array("abcdefghijklmnopqrstuvwxyz".unicodeScalars), Array("0123456789".unicodeScalars),
        Array("AZ _-.:/@'\"\\%&?#+=<>{}[]".unicodeScalars),
        Array("\u{E9}\u{DF}\u{F1}\u{20AC}\u{4E2D}\u{1F600}\u{301}\u{9}\u{A}".unicodeScalars),
    ]

    /// The shortest length worth trying.
    var shortest: Int {
        max(demands.least, min(demands.most ?? Int.max, sampler?.shortest ?? 0))
    }

    private func keepsToDemands(_ text: String) -> Bool {
        let length = text.unicodeScalars.count
        return length >= demands.least && length <= demands.most ?? Int.max
            && patterns.allSatisfy { $0.occurs(in: text) }
    }

    /// Valid texts at the edges, with what is special about each.
    private(set) lazy var boundaries: [(text: String, rule: String)] = makeBoundaries()

    private func makeBoundaries() -> [(text: String, rule: String)] {
        var found: [(String, String)] = []
        func add(_ length: Int, _ rule: String) {
            if let text = text(length: length) { found.append((text, rule)) }
        }
        if demands.formats.isEmpty || !demands.patterns.isEmpty {
            add(shortest, "minLength")
            add(shortest + 1, "just above minLength")
        }
        if let most = demands.most {
            add(most, "maxLength")
            add(most - 1, "just below maxLength")
        }
        for format in demands.formats {
            found += FormatSamples.valid(format).map { ($0, "format") }
        }
        if sampler == nil, demands.formats.isEmpty {
            for text in ["na\u{EF}ve \u{20AC} \u{1F600}", "\"quoted\\ \u{9}\n", "null", "0", " "] {
                found.append((text, "unusual characters"))
            }
        }
        return found.filter { keepsToDemands($0.0) }
    }

    /// Texts that break one demand each, named by its keyword.
    private(set) lazy var violations: [(text: String, rule: String)] = makeViolations()

    private func makeViolations() -> [(text: String, rule: String)] {
        var found: [(String, String)] = []
        if demands.least > 0, let text = text(length: demands.least - 1) {
            found.append((text, "minLength"))
        }
        if let most = demands.most, let text = text(length: most + 1) {
            found.append((text, "maxLength"))
        }
        for pattern in demands.patterns {
            found += breaking(pattern).prefix(4).map { ($0, "pattern") }
        }
        for format in demands.formats {
            found += FormatSamples.invalid(format).prefix(4).map { ($0, "format") }
        }
        return found
    }

    /// Texts of the right length in which a pattern does not occur.
    private func breaking(_ pattern: String) -> [String] {
        guard let pattern = try? Pattern(pattern), let base = text({ _ in 0 }) else { return [] }
        let candidates = [
            base + " ", " " + base, base + "\n", base + "\u{E9}", base.uppercased(),
            base.lowercased(), base + base, String(base.dropLast()), "1" + base.dropFirst(),
            String(repeating: "1", count: max(1, shortest)), base + "!", base + "/", "",
            String(repeating: " ", count: max(1, shortest)),
        ]
        return candidates.filter { candidate in
            let length = candidate.unicodeScalars.count
            return !pattern.occurs(in: candidate) && length >= demands.least
                && length <= demands.most ?? Int.max
        }
    }
}
