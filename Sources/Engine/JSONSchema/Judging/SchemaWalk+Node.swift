import JSONModel

extension SchemaWalk {
    /// Judges by one schema, once the walk has noted where it is.
    mutating func judge(
        _ node: SchemaNode, _ value: JSONValue, track: Bool, marks: inout EvaluationMarks
    ) -> Bool {
        if let verdict = node.verdict {
            if !verdict {
                sink.report(
                    nil, of: node, token: nil, expected: "nothing here", found: value.preview,
                    closest: [])
            }
            return verdict
        }
        var holds = true
        if node.types != .all { holds = judgeType(node, value) }
        if Sink.stopsAtFirst, !holds { return false }
        if let rule = node.values { holds = judge(node, rule, value) && holds }
        if Sink.stopsAtFirst, !holds { return false }
        if track || node.usesUnevaluated {
            var own = EvaluationMarks()
            let parts = judgeParts(node, value, track: true, marks: &own)
            if track, parts, holds { marks.formUnion(own) }
            return parts && holds
        }
        return judgeParts(node, value, track: false, marks: &marks) && holds
    }

    /// Judges what depends on the kind of the value, then what applies to every kind.
    ///
    /// Combinations come before arrays and objects, whose `unevaluated...` keywords look at what
    /// the combinations have judged.
    private mutating func judgeParts(
        _ node: SchemaNode, _ value: JSONValue, track: Bool, marks: inout EvaluationMarks
    ) -> Bool {
        var holds = true
        if let rule = node.combination {
            holds = judge(node, rule, value, track: track, marks: &marks)
            if Sink.stopsAtFirst, !holds { return false }
        }
        switch value {
        case .number(let number):
            if let rule = node.number { holds = judge(node, rule, number) && holds }
        case .string(let text):
            if let rule = node.string { holds = judge(node, rule, text) && holds }
        case .array(let elements):
            if let rule = node.array {
                holds = judge(node, rule, elements, track: track, marks: &marks) && holds
            }
        case .object(let object):
            if let rule = node.object {
                holds = judge(node, rule, object, value, track: track, marks: &marks) && holds
            }
        case .null, .bool: break
        }
        return holds
    }

    private mutating func judgeType(_ node: SchemaNode, _ value: JSONValue) -> Bool {
        if node.types.accepts(value) { return true }
        sink.report(
            .type, of: node, token: nil, expected: node.types.words,
            found: "\(value.kind) \(value.preview)", closest: [])
        return false
    }

    private mutating func judge(
        _ node: SchemaNode, _ rule: ValueRule, _ value: JSONValue
    ) -> Bool {
        var holds = true
        if let const = rule.const, const != value {
            sink.report(
                .const, of: node, token: nil, expected: const.preview, found: value.preview,
                closest: [])
            holds = false
        }
        if let list = rule.list, !rule.lists(value) {
            sink.report(
                .enum, of: node, token: nil, expected: Self.choice(of: list),
                found: value.preview, closest: [])
            holds = false
        }
        return holds
    }

    /// The values of an `enum` in words; of long lists only the first.
    private static func choice(of list: [JSONValue]) -> String {
        guard !list.isEmpty else { return "nothing: \"enum\" is empty" }
        let shown = list.count > 40 ? 30 : list.count
        return "one of " + list.prefix(shown).map(\.preview).joined(separator: ", ")
            + (shown < list.count ? " and \(list.count - shown) more" : "")
    }
}
