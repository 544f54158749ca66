import JSONModel

extension SchemaWalk {
    mutating func judge(
        _ node: SchemaNode, _ rule: CombinationRule, _ value: JSONValue, track: Bool,
        marks: inout EvaluationMarks
    ) -> Bool {
        steps &+= 1
        guard steps < stepLimit else {
            giveUp(.tooManySteps, at: node, by: nil)
            return false
        }
        var holds = true
        if let reference = rule.reference {
            holds = judge(
                reference, by: .reference, of: node, value, track: track, marks: &marks)
            if Sink.stopsAtFirst, !holds { return false }
        }
        if let dynamic = rule.dynamic {
            holds =
                judge(
                    target(of: dynamic), by: .dynamicReference, of: node, value, track: track,
                    marks: &marks) && holds
            if Sink.stopsAtFirst, !holds { return false }
        }
        for (place, index) in rule.allOf.enumerated() {
            holds =
                judge(
                    index, by: .allOf, String(place), of: node, value, track: track, marks: &marks)
                && holds
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
        if let not = rule.not {
            holds = judgeNot(node, not, value) && holds
            if Sink.stopsAtFirst, !holds { return false }
        }
        if let condition = rule.condition {
            let isMet = probe(condition, by: .if, of: node, value, track: track, marks: &marks)
            if let branch = isMet ? rule.then : rule.otherwise {
                holds =
                    judge(
                        branch, by: isMet ? .then : .else, of: node, value, track: track,
                        marks: &marks) && holds
            }
        }
        return holds
    }

    private mutating func judgeNot(
        _ node: SchemaNode, _ not: SchemaNode.Index, _ value: JSONValue
    ) -> Bool {
        var inner = EvaluationMarks()
        guard probe(not, by: .not, of: node, value, track: false, marks: &inner) else {
            return true
        }
        sink.report(
            .not, of: node, token: nil, expected: "a value the schema refuses",
            found: value.preview, closest: [])
        return false
    }

    private mutating func judgeAny(
        _ node: SchemaNode, _ branches: [SchemaNode.Index], _ value: JSONValue, track: Bool,
        marks: inout EvaluationMarks
    ) -> Bool {
        var matched = false
        for (place, branch) in branches.enumerated()
        where probe(
            branch, by: .anyOf, String(place), of: node, value, track: track, marks: &marks)
        {
            // With tracking, later branches may mark further members.
            if !track, !Sink.keepsBranches { return true }
            matched = true
        }
        if matched { return true }
        let nearest =
            Sink.stopsAtFirst || Sink.keepsBranches ? [] : closest(of: branches, to: value)
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
        var matches = 0
        for (place, branch) in branches.enumerated()
        where probe(branch, by: .oneOf, String(place), of: node, value, track: track, marks: &inner)
        {
            matches += 1
        }
        if matches == 1 {
            marks.formUnion(inner)
            return true
        }
        let nearest =
            Sink.stopsAtFirst || Sink.keepsBranches || matches > 0
            ? [] : closest(of: branches, to: value)
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
    private mutating func closest(
        of branches: [SchemaNode.Index], to value: JSONValue
    ) -> [SchemaFailure] {
        var best: (score: Int, failures: [SchemaFailure])?
        for branch in branches {
            let failures = failures(of: branch, on: value)
            let wrongKinds = failures.count { ["type", "const", "enum"].contains($0.keyword) }
            let score = failures.count + wrongKinds * 100
            if best.map({ score < $0.score }) ?? true { best = (score, failures) }
        }
        return best?.failures ?? []
    }
}
