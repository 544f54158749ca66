import Findings
import JSONModel

/// Reads matching rules.
struct PactRulesReader {
    static let names = [
        "equality", "regex", "type", "include", "integer", "decimal", "number", "boolean", "null",
        "date", "time", "datetime", "timestamp", "values", "eachKey", "eachValue", "arrayContains",
        "statusCode", "notEmpty", "contentType", "semver",
    ]
    private static let categories = ["path", "status", "header", "query", "metadata"]

    /// The names under which rules of the body may stand.
    let bodyCategories: [String]

    func read(_ owner: PactNode) throws(PactProblem) -> PactRules {
        var rules = PactRules()
        for (category, node) in try owner.optional("matchingRules")?.object() ?? [] {
            switch category {
            case "path": rules.path = try single(node)
            case "status": rules.status = try single(node)
            case "header": rules.headers += try named(node)
            case "query": rules.query += try named(node)
            case "metadata": rules.metadata += try named(node)
            case let name where bodyCategories.contains(name): rules.body += try body(node)
            default:
                let known = Self.categories + bodyCategories
                throw node.problem(
                    "there are no rules for \"\(category)\"",
                    expected: "one of \(known.joined(separator: ", "))", found: category,
                    next: NearestName.question(for: category, among: known))
            }
        }
        return rules
    }

    /// The list itself, or, as some writers have it, a list under an empty name.
    private func single(_ node: PactNode) throws(PactProblem) -> PactRuleList? {
        if node["matchers"] == nil, let inner = node[""] ?? node["$"] { return try list(inner) }
        return node.members.isEmpty ? nil : try list(node)
    }

    private func named(
        _ node: PactNode
    ) throws(PactProblem) -> [(name: String, list: PactRuleList)] {
        var found: [(name: String, list: PactRuleList)] = []
        for (name, inner) in try node.object() {
            var plain = name
            if name.hasPrefix("$"), let path = PactPath(name),
                case .name(let first)? = path.steps.first
            {
                plain = first
            } else if name.hasSuffix("]"), let bracket = name.lastIndex(of: "[") {
                plain = String(name[..<bracket])
            }
            found.append((plain, try list(inner)))
        }
        return found
    }

    func body(_ node: PactNode) throws(PactProblem) -> [(path: PactPath, list: PactRuleList)] {
        var found: [(path: PactPath, list: PactRuleList)] = []
        for (text, inner) in try node.object() {
            guard let path = PactPath(text) else {
                throw inner.problem(
                    "\"\(text)\" is no path",
                    expected: "a path such as $.items[*].price or $['a-b']", found: text)
            }
            found.append((path, try list(inner)))
        }
        return found
    }

    private func list(_ node: PactNode) throws(PactProblem) -> PactRuleList {
        let matchers = try node.required("matchers")
        var rules: [PactRule] = []
        for matcher in try matchers.array() { rules.append(try rule(matcher)) }
        guard !rules.isEmpty else {
            throw matchers.problem("a place without a rule", expected: "at least one matcher")
        }
        let isAny: Bool
        switch node.optional("combine") {
        case nil: isAny = false
        case let combine?:
            let word = try combine.string().uppercased()
            guard word == "AND" || word == "OR" else {
                throw combine.problem(
                    "rules are combined with AND or OR", expected: "AND or OR", found: word)
            }
            isAny = word == "OR"
        }
        return PactRuleList(rules: rules, isAny: isAny, pointer: node.pointer)
    }

    private func rule(_ node: PactNode) throws(PactProblem) -> PactRule {
        _ = try node.object()
        guard let match = node["match"] else { return try unnamed(node) }
        let name = try match.string()
        if let plain = Self.plain[name] { return plain }
        switch name {
        case "regex": return .regex(try pattern(try node.required("regex")))
        case "type", "min", "max": return try type(node)
        case "include": return .include(try node.required("value").string())
        case "date": return .date(try format(node, "date", DateTimePattern.isoDate))
        case "time": return .time(try format(node, "time", DateTimePattern.isoTime))
        case "datetime", "timestamp":
            return .timestamp(
                try format(node, name, DateTimePattern(DateTimePattern.isoMoment)))
        case "eachKey": return .eachKey(try inner(node))
        case "eachValue": return .eachValue(try inner(node))
        case "arrayContains": return .arrayContains(try variants(node))
        case "statusCode": return .statusCode(try statusClass(try node.required("status")))
        case "contentType": return .contentType(try node.required("value").string())
        default:
            throw match.problem(
                "there is no matching rule \"\(name)\"",
                expected: "one of \(Self.names.joined(separator: ", "))", found: name,
                next: NearestName.question(for: name, among: Self.names))
        }
    }

    private static let plain: [String: PactRule] = [
        "equality": .equality, "integer": .integer, "decimal": .decimal, "number": .number,
        "boolean": .boolean, "null": .null, "values": .values, "notEmpty": .notEmpty,
        "semver": .semver,
    ]

    /// Rules of older writers, which are known by their member.
    private func unnamed(_ node: PactNode) throws(PactProblem) -> PactRule {
        if let regex = node["regex"] { return .regex(try pattern(regex)) }
        if node["min"] != nil || node["max"] != nil { return try type(node) }
        if node["date"] != nil { return .date(try format(node, "date", nil)) }
        if node["time"] != nil { return .time(try format(node, "time", nil)) }
        if node["timestamp"] != nil { return .timestamp(try format(node, "timestamp", nil)) }
        _ = try node.required("match")
        return .equality
    }

    private func type(_ node: PactNode) throws(PactProblem) -> PactRule {
        .type(
            minimum: try node.optional("min")?.integer(),
            maximum: try node.optional("max")?.integer())
    }

    private func pattern(_ node: PactNode) throws(PactProblem) -> TextPattern {
        let text = try node.string()
        do throws(TextPatternError) { return try TextPattern(text, whole: true) } catch {
            throw node.problem(
                "the regular expression is not supported: \(error.reason)", rule: .unsupported,
                expected: "a regular expression of ECMA-262", found: text)
        }
    }

    private func format(
        _ node: PactNode, _ name: String, _ usual: DateTimePattern?
    ) throws(PactProblem) -> DateTimePattern {
        guard let format = node.optional("format") ?? node.optional(name) else {
            guard let usual else { throw node.problem("a format is missing") }
            return usual
        }
        let text = try format.string()
        guard let pattern = DateTimePattern(text) else {
            throw format.problem(
                "the format has a letter that is not supported", rule: .unsupported,
                expected: "letters of java.time.format.DateTimeFormatter", found: text)
        }
        return pattern
    }

    private func inner(_ node: PactNode) throws(PactProblem) -> [PactRule] {
        var rules: [PactRule] = []
        for matcher in try node.optional("rules")?.array() ?? [] { rules.append(try rule(matcher)) }
        return rules
    }

    private func variants(_ node: PactNode) throws(PactProblem) -> [PactRule.Variant] {
        var variants: [PactRule.Variant] = []
        for variant in try node.required("variants").array() {
            var rules = PactRules()
            if let inner = variant.optional("rules") { rules.body = try body(inner) }
            variants.append(
                PactRule.Variant(index: try variant.required("index").integer(), rules: rules))
        }
        return variants
    }

    private func statusClass(_ node: PactNode) throws(PactProblem) -> PactRule.StatusClass {
        if node.value.array != nil {
            var codes: [Int] = []
            for code in node.elements { codes.append(try code.integer()) }
            return .list(codes)
        }
        let word = try node.string()
        guard let range = Self.statusRanges[word] else {
            throw node.problem(
                "there is no class of statuses \"\(word)\"",
                expected: "one of \(Self.statusRanges.keys.sorted().joined(separator: ", "))",
                found: word,
                next: NearestName.question(for: word, among: Self.statusRanges.keys.sorted()))
        }
        return .range(range, word: word)
    }

    private static let statusRanges: [String: ClosedRange<Int>] = [
        "info": 100...199, "success": 200...299, "redirect": 300...399, "clientError": 400...499,
        "serverError": 500...599, "nonError": 100...399, "error": 400...599,
    ]
}
