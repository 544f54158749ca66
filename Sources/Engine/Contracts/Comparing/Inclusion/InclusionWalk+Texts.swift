import JSONModel
import JSONSchema

extension InclusionWalk {
    func compareTexts(_ left: SchemaView, _ right: SchemaView, at number: Int) {
        compareLengths(left, right, at: number)
        for rule in right.patterns
        where !left.patterns.contains(where: { $0.value == rule.value }) {
            var search = PatternSearch(left)
            search.refusing = rule.value
            noteTexts(.pattern, "pattern", rule.site, search, left, at: number) {
                $0.patterns = [rule]
            }
        }
        guard formatsCount else { return }
        for rule in right.formats
        where !left.formats.contains(where: { Self.implies($0.value, rule.value) }) {
            compareFormat(rule, left, at: number)
        }
    }

    /// Whether every text of one format has the other as well.
    private static func implies(_ format: String, _ other: String) -> Bool {
        format == other
            || [
                "uri": ["uri-reference", "iri", "iri-reference"],
                "uri-reference": ["iri-reference"], "iri": ["iri-reference"],
                "email": ["idn-email"], "hostname": ["idn-hostname"],
            ][format]?.contains(other) ?? false
    }

    private func compareLengths(_ left: SchemaView, _ right: SchemaView, at number: Int) {
        if let least = right.counts[.minLength],
            least.value > left.counts[.minLength]?.value ?? 0
        {
            var search = PatternSearch(left)
            search.maximumLength = least.value - 1
            noteTexts(.length, "minLength", least.site, search, left, at: number) {
                $0.counts[.minLength] = least
            }
        }
        if let most = right.counts[.maxLength],
            most.value < left.counts[.maxLength]?.value ?? Int.max, most.value < 100_000
        {
            var search = PatternSearch(left)
            search.minimumLength = max(search.minimumLength, most.value + 1)
            noteTexts(.length, "maxLength", most.site, search, left, at: number) {
                $0.counts[.maxLength] = most
            }
        }
    }

    /// Searches for a text the left side takes and one demand of the right side does not.
    private func noteTexts(
        _ aspect: SchemaAspect, _ keyword: String, _ site: SchemaCursor, _ search: PatternSearch,
        _ left: SchemaView, at number: Int, _ setting: (SchemaView) -> Void
    ) {
        let alone = SchemaView(SchemaSet([]))
        setting(alone)
        var texts: [String] = []
        switch search.run() {
        case .none: return
        case .found(let text): texts.append(text)
        case .unknown: break
        }
        if !left.formats.isEmpty || texts.isEmpty {
            texts = TextSamples.candidates(for: left) + texts
            texts += TextSamples.unlikely
        }
        let fitting = texts.filter {
            left.acceptsAlone(.string($0)) && !alone.acceptsAlone(.string($0))
        }
        note(
            aspect, at: number, left: nil, right: site, keyword: keyword,
            fitting.map { .value(.string($0)) })
    }

    private func compareFormat(_ rule: Sited<String>, _ left: SchemaView, at number: Int) {
        guard let format = StringFormat(rawValue: rule.value) else { return }
        var texts = TextSamples.candidates(for: left) + TextSamples.unlikely
        for known in StringFormat.allCases { texts += TextSamples.samples(of: known.rawValue) }
        if case .found(let text) = PatternSearch(left).run() { texts.append(text) }
        let fitting = texts.filter { left.acceptsAlone(.string($0)) && !format.accepts($0) }
        note(
            .format, at: number, left: nil, right: rule.site, keyword: "format",
            fitting.map { .value(.string($0)) }, subject: rule.value)
    }
}

extension PatternSearch {
    /// A search for what a view's patterns and lengths allow.
    init(_ view: SchemaView) {
        self.init(
            matching: view.patterns.map(\.value),
            minimumLength: max(0, view.counts[.minLength]?.value ?? 0),
            maximumLength: view.counts[.maxLength]?.value)
    }
}
