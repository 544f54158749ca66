import JSONModel

/// Compares a value with the example of a Pact file.
///
/// Without rules values are equal, and what is expected is there. A response may have more members
/// than expected, a request may not: consumers are strict in what they send and take what they get.
struct BodyComparison {
    let rules: PactRules
    let allowsMore: Bool
    /// Where the example is written.
    let origin: JSONPointer
    /// The content type of the actual body, for the rule of that name.
    let contentType: String?

    /// A place in both: the steps into the actual value, and the tokens into the example.
    struct Place {
        var steps: [PactPath.Step] = []
        var tokens: [String] = []

        func member(_ name: String, in example: String?) -> Place {
            Place(steps: steps + [.name(name)], tokens: tokens + [example ?? name])
        }

        func element(_ index: Int, in example: Int) -> Place {
            Place(steps: steps + [.index(index)], tokens: tokens + [String(example)])
        }

        /// The place in words: `body at /data/0/amount`.
        var part: String {
            guard !steps.isEmpty else { return "body" }
            let tokens = steps.map { step in
                switch step {
                case .name(let name): name
                case .index(let index): String(index)
                case .all: "*"
                }
            }
            return "body at \(JSONPointer(tokens))"
        }
    }

    func compare(
        _ expected: JSONValue, _ actual: JSONValue, at place: Place = Place()
    ) -> [PactMismatch] {
        guard let (list, isInherited) = rules.body(at: place.steps) else {
            return descend(expected, actual, at: place, isTyped: false)
        }
        let outcomes = list.rules.map { apply($0, expected, actual, place, isInherited) }
        if list.isAny {
            return outcomes.contains { $0.isEmpty } ? [] : outcomes.first ?? []
        }
        return outcomes.flatMap { $0 }
    }

    private func apply(
        _ rule: PactRule, _ expected: JSONValue, _ actual: JSONValue, _ place: Place,
        _ isInherited: Bool
    ) -> [PactMismatch] {
        if let holds = rule.holds(for: actual, example: expected, isText: false) {
            return holds
                ? []
                : [
                    mismatch(
                        place, "is not as the rule says", rule.words(example: expected), actual)
                ]
        }
        switch rule {
        case .type(let minimum, let maximum):
            if !isInherited, let size = actual.size {
                if let minimum, size < minimum {
                    return [mismatch(place, "has too few", "at least \(minimum)", "\(size)")]
                }
                if let maximum, size > maximum {
                    return [mismatch(place, "has too many", "at most \(maximum)", "\(size)")]
                }
            }
            return descend(expected, actual, at: place, isTyped: true)
        case .notEmpty:
            if actual.isNull || actual.string?.isEmpty == true || actual.size == 0 {
                return [mismatch(place, "is empty", rule.words(example: expected), actual)]
            }
            return descend(expected, actual, at: place, isTyped: true)
        case .values: return eachValue([], expected, actual, place)
        case .eachValue(let inner): return eachValue(inner, expected, actual, place)
        case .eachKey(let inner): return eachKey(inner, expected, actual, place)
        case .arrayContains(let variants): return contains(variants, expected, actual, place)
        case .contentType(let type):
            let found = contentType.map(ContentType.essence)
            return found == ContentType.essence(type)
                ? [] : [mismatch(place, "has another media type", type, found ?? "none")]
        default: return []
        }
    }

    private func descend(
        _ expected: JSONValue, _ actual: JSONValue, at place: Place, isTyped: Bool
    ) -> [PactMismatch] {
        switch (expected, actual) {
        case (.object(let example), .object(let object)): return members(example, object, place)
        case (.array(let example), .array(let elements)):
            return isTyped
                ? elements.enumerated().flatMap { number, element -> [PactMismatch] in
                    guard !example.isEmpty else { return [] }
                    let template = number < example.count ? number : 0
                    return compare(
                        example[template], element, at: place.element(number, in: template))
                } : pairs(example, elements, place)
        default:
            if isTyped ? expected.kind == actual.kind : expected == actual { return [] }
            let wanted =
                isTyped ? "\(expected.kind), such as \(expected.preview)" : expected.preview
            let problem = expected.kind == actual.kind ? "has another value" : "has another type"
            return [mismatch(place, problem, wanted, actual)]
        }
    }

    private func members(
        _ example: JSONObject, _ object: JSONObject, _ place: Place
    ) -> [PactMismatch] {
        var found: [PactMismatch] = []
        for member in example.members {
            let inner = place.member(member.name, in: nil)
            guard let actual = object[member.name] else {
                found.append(mismatch(inner, "is missing", member.value.preview, "nothing"))
                continue
            }
            found += compare(member.value, actual, at: inner)
        }
        if !allowsMore {
            for member in object.members where !example.contains(member.name) {
                found.append(
                    mismatch(
                        Place(steps: place.steps + [.name(member.name)], tokens: place.tokens),
                        "is not expected", "no member \"\(member.name)\"", member.value))
            }
        }
        return found
    }

    private func pairs(
        _ example: [JSONValue], _ elements: [JSONValue], _ place: Place
    ) -> [PactMismatch] {
        guard example.count == elements.count else {
            return [
                mismatch(
                    place, "has another length", "\(example.count) elements", "\(elements.count)")
            ]
        }
        return elements.indices.flatMap { number in
            compare(example[number], elements[number], at: place.element(number, in: number))
        }
    }

    private func mismatch(
        _ place: Place, _ problem: String, _ expected: String, _ found: JSONValue
    ) -> PactMismatch {
        mismatch(place, problem, expected, found.preview)
    }

    private func mismatch(
        _ place: Place, _ problem: String, _ expected: String, _ found: String
    ) -> PactMismatch {
        PactMismatch(
            pointer: JSONPointer(origin.tokens + place.tokens), part: place.part,
            problem: problem, expected: expected, found: found)
    }
}

extension BodyComparison {
    private func eachValue(
        _ inner: [PactRule], _ expected: JSONValue, _ actual: JSONValue, _ place: Place
    ) -> [PactMismatch] {
        switch (expected, actual) {
        case (.object(let example), .object(let object)):
            guard let template = example.members.first else { return [] }
            return object.members.flatMap { member -> [PactMismatch] in
                let name = example.contains(member.name) ? member.name : template.name
                return value(
                    inner, example[name] ?? template.value, member.value,
                    place.member(member.name, in: name))
            }
        case (.array(let example), .array(let elements)):
            guard !example.isEmpty else { return [] }
            return elements.enumerated().flatMap { number, element -> [PactMismatch] in
                let template = number < example.count ? number : 0
                return value(
                    inner, example[template], element, place.element(number, in: template))
            }
        default: return [mismatch(place, "has another type", expected.kind, actual)]
        }
    }

    private func value(
        _ inner: [PactRule], _ expected: JSONValue, _ actual: JSONValue, _ place: Place
    ) -> [PactMismatch] {
        inner.isEmpty
            ? compare(expected, actual, at: place)
            : inner.flatMap { apply($0, expected, actual, place, false) }
    }

    private func eachKey(
        _ inner: [PactRule], _ expected: JSONValue, _ actual: JSONValue, _ place: Place
    ) -> [PactMismatch] {
        guard case .object(let object) = actual else {
            return [mismatch(place, "has another type", "an object", actual)]
        }
        var found: [PactMismatch] = []
        for member in object.members {
            let name = JSONValue.string(member.name)
            let inside = Place(
                steps: place.steps + [.name(member.name)], tokens: place.tokens)
            for rule in inner where rule.holds(for: name, example: name, isText: true) == false {
                found.append(
                    mismatch(
                        inside, "has a name that is not as the rule says",
                        rule.words(example: name), name))
            }
            if let example = expected[member.name] {
                found += compare(example, member.value, at: place.member(member.name, in: nil))
            }
        }
        return found
    }

    private func contains(
        _ variants: [PactRule.Variant], _ expected: JSONValue, _ actual: JSONValue, _ place: Place
    ) -> [PactMismatch] {
        guard let elements = actual.array else {
            return [mismatch(place, "has another type", "an array", actual)]
        }
        return variants.compactMap { variant in
            guard let example = expected[variant.index] else { return nil }
            let comparison = BodyComparison(
                rules: variant.rules, allowsMore: allowsMore, origin: origin,
                contentType: contentType)
            if elements.contains(where: { comparison.compare(example, $0).isEmpty }) { return nil }
            return mismatch(
                Place(steps: place.steps, tokens: place.tokens + [String(variant.index)]),
                "lacks an element", "one such as \(example.preview)", actual)
        }
    }
}

extension JSONValue {
    /// How many elements or members there are; nil for anything else.
    fileprivate var size: Int? { array?.count ?? object?.count }
}
