import JSONModel
import JSONSchema

/// Tells schemas that judge alike because they read alike, whatever they refer to included.
///
/// Two schemas are the same when their texts are, annotations and order of members aside, and the
/// same holds for every pair of schemas they refer to; a reference and what it refers to are alike.
/// Answers are kept, so each pair of a large document is read once.
final class SchemaSameness {
    private struct Pair: Hashable {
        let left: String
        let right: String
    }

    private var answers: [Pair: Bool] = [:]

    func isSame(_ left: SchemaCursor, _ right: SchemaCursor) -> Bool {
        let left = left.settled
        let right = right.settled
        let root = Pair(left: left.identity, right: right.identity)
        if let answer = answers[root] { return answer }
        var references: [Pair: [Pair]] = [:]
        var different: Set<Pair> = []
        var waiting = [(root, left, right)]
        references[root] = []
        while let (pair, left, right) = waiting.popLast() {
            var found: [(SchemaCursor, SchemaCursor)] = []
            guard Self.readAlike(left, right, &found, isWhole: true) else {
                different.insert(pair)
                continue
            }
            for (inner, other) in found {
                let next = Pair(left: inner.identity, right: other.identity)
                if let answer = answers[next] {
                    if !answer { different.insert(pair) }
                    continue
                }
                references[pair, default: []].append(next)
                if references[next] == nil {
                    references[next] = []
                    waiting.append((next, inner, other))
                }
            }
        }
        settle(references, different)
        return answers[root] ?? false
    }

    /// A pair is different when it is itself, or refers to a different one.
    private func settle(_ references: [Pair: [Pair]], _ different: Set<Pair>) {
        var users: [Pair: [Pair]] = [:]
        for (pair, inner) in references {
            for next in inner { users[next, default: []].append(pair) }
        }
        var reached = different
        var waiting = Array(different)
        while let pair = waiting.popLast() {
            for user in users[pair] ?? [] where reached.insert(user).inserted {
                waiting.append(user)
            }
        }
        for pair in references.keys { answers[pair] = !reached.contains(pair) }
    }

    private static func readAlike(
        _ left: SchemaCursor, _ right: SchemaCursor,
        _ references: inout [(SchemaCursor, SchemaCursor)], isWhole: Bool = false
    ) -> Bool {
        if !isWhole, left["$ref"] != nil || right["$ref"] != nil {
            // A part written out on one side and referred to on the other is the same part.
            let (target, other) = (left.settled, right.settled)
            if target.identity != left.identity || other.identity != right.identity {
                references.append((target, other))
                return true
            }
        }
        guard case .object(let object) = left.value, case .object(let other) = right.value else {
            return left.value == right.value
        }
        var count = 0
        for member in object.members {
            guard let kind = SpeakingKeyword.kind(of: member.name) else { continue }
            count += 1
            guard let value = other[member.name],
                alike(member.name, kind, member.value, value, left, right, &references)
            else { return false }
        }
        return other.members.count { SpeakingKeyword.kind(of: $0.name) != nil } == count
    }

    private static func alike(
        _ keyword: String, _ kind: SpeakingKeyword.Kind, _ value: JSONValue, _ other: JSONValue,
        _ left: SchemaCursor, _ right: SchemaCursor,
        _ references: inout [(SchemaCursor, SchemaCursor)]
    ) -> Bool {
        switch kind {
        case .plain: return value == other
        case .choice:
            guard let values = value.array, let others = other.array else { return value == other }
            return values.count == others.count && values.allSatisfy(others.contains)
        case .reference:
            guard let target = left.reference, let otherTarget = right.reference else {
                return false
            }
            references.append((target, otherTarget))
            return true
        case .schema:
            guard let inner = left.child(keyword), let next = right.child(keyword) else {
                return false
            }
            return readAlike(inner, next, &references)
        case .list:
            let inner = left.list(keyword)
            let others = right.list(keyword)
            return inner.count == others.count
                && zip(inner, others).allSatisfy { readAlike($0, $1, &references) }
        case .map:
            let inner = left.map(keyword)
            let others = right.map(keyword)
            guard inner.count == others.count else { return false }
            if zip(inner, others).allSatisfy({ $0.name.hasSameCodePoints(as: $1.name) }) {
                return zip(inner, others).allSatisfy {
                    readAlike($0.schema, $1.schema, &references)
                }
            }
            let byName = Dictionary(
                others.map { ($0.name, $0.schema) }, uniquingKeysWith: { first, _ in first })
            return inner.allSatisfy { member in
                byName[member.name].map { readAlike(member.schema, $0, &references) } ?? false
            }
        }
    }
}

/// The keywords a verdict can depend on, and how to read their values.
enum SpeakingKeyword {
    enum Kind: Sendable {
        case plain
        /// A list whose order does not matter.
        case choice
        case reference
        case schema, list, map
    }

    static func kind(of keyword: String) -> Kind? { kinds[keyword] }

    private static let kinds: [String: Kind] = {
        var table: [String: Kind] = ["$ref": .reference]
        for name in ["type", "enum", "required"] { table[name] = .choice }
        for name in [
            "const", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum",
            "maxLength", "minLength", "pattern", "maxItems", "minItems", "uniqueItems",
            "maxContains", "minContains", "maxProperties", "minProperties", "dependentRequired",
            "format", "$dynamicRef", "nullable", "readOnly", "writeOnly",
        ] { table[name] = .plain }
        for name in [
            "not", "if", "then", "else", "additionalProperties", "propertyNames", "items",
            "contains", "unevaluatedItems", "unevaluatedProperties",
        ] { table[name] = .schema }
        for name in ["allOf", "anyOf", "oneOf", "prefixItems"] { table[name] = .list }
        for name in ["properties", "patternProperties", "dependentSchemas"] { table[name] = .map }
        return table
    }()
}

extension SchemaCursor {
    /// The keywords of this schema that a verdict can depend on.
    var speakingKeywords: [String] {
        (value.object?.names ?? []).filter { SpeakingKeyword.kind(of: $0) != nil }
    }
}
