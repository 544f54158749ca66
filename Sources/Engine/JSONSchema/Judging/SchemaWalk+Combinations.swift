import JSONModel

extension SchemaWalk {
    mutating func judge(
        _ node: SchemaNode, _ rule: CombinationRule, _ value: JSONValue, track: Bool,
        marks: inout EvaluationMarks
    ) -> Bool {
        var holds = true
        if let reference = rule.reference {
            holds = judge(reference, value, track: track, marks: &marks)
            if Sink.stopsAtFirst, !holds { return false }
        }
        for index in rule.allOf {
            holds = judge(index, value, track: track, marks: &marks) && holds
            if Sink.stopsAtFirst, !holds { return false }
        }
        if !rule.anyOf.isEmpty {
            holds = judgeAny(node, rule.anyOf, value, track: track, marks: &marks) && holds
            if Sink.stopsAtFirst, !holds { return false }
        }
        if !rule.oneOf.isEmpty {
            holds = judgeOne(node, rule.oneOf, value, track: track, marks: &marks) && holds
            if Sink.stopsAtFirst, !holds { return false }
        }
        if let not = rule.not, accepts(not, value) {
            sink.report(
                .not, of: node, token: nil, expected: "a value the schema refuses",
                found: value.preview, closest: [])
            holds = false
        }
        if let condition = rule.condition {
            let isMet = accepts(condition, value, track: track, marks: &marks)
            if let branch = isMet ? rule.then : rule.otherwise {
                holds = judge(branch, value, track: track, marks: &marks) && holds
            }
        }
        return holds
    }

    private mutating func judgeAny(
        _ node: SchemaNode, _ branches: [SchemaNode.Index], _ value: JSONValue, track: Bool,
        marks: inout EvaluationMarks
    ) -> Bool {
        var matched = false
        for branch in branches where accepts(branch, value, track: track, marks: &marks) {
            // With tracking, later branches may mark further members.
            if !track { return true }
            matched = true
        }
        if matched { return true }
        let nearest = Sink.stopsAtFirst ? [] : closest(of: branches, to: value)
        sink.report(
            .anyOf, of: node, token: nil,
            expected: "at least one of \(branches.count) branches to fit", found: value.preview,
            closest: nearest)
        return false
    }

    private mutating func judgeOne(
        _ node: SchemaNode, _ branches: [SchemaNode.Index], _ value: JSONValue, track: Bool,
        marks: inout EvaluationMarks
    ) -> Bool {
        var inner = EvaluationMarks()
        let matches = branches.count {
            accepts($0, value, track: track, marks: &inner)
        }
        if matches == 1 {
            marks.formUnion(inner)
            return true
        }
        let nearest =
            Sink.stopsAtFirst || matches > 0 ? [] : closest(of: branches, to: value)
        sink.report(
            .oneOf, of: node, token: nil,
            expected: "exactly one of \(branches.count) branches to fit",
            found: matches == 0 ? value.preview : "\(matches) fit \(value.preview)",
            closest: nearest)
        return false
    }

    /// What the branch that comes nearest still lacks.
    ///
    /// A branch that fails on `type`, `const` or `enum` was probably not meant, so the others come
    /// first; then the one with the fewest failures, then the first.
    private func closest(
        of branches: [SchemaNode.Index], to value: JSONValue
    ) -> [SchemaFailure] {
        var best: (score: Int, failures: [SchemaFailure])?
        for branch in branches {
            var marks = EvaluationMarks()
            var walk = SchemaWalk<CollectingSink>(nodes: nodes, sink: CollectingSink())
            _ = walk.judge(branch, value, track: false, marks: &marks)
            let failures = walk.sink.failures
            let wrongKinds = failures.count { ["type", "const", "enum"].contains($0.keyword) }
            let score = failures.count + wrongKinds * 100
            if best.map({ score < $0.score }) ?? true { best = (score, failures) }
        }
        return best?.failures ?? []
    }
}
