import Findings
import JSONModel

extension SchemaWalk {
    mutating func judge(
        _ node: SchemaNode, _ rule: ObjectRule, _ object: JSONObject, _ value: JSONValue,
        track: Bool, marks: inout EvaluationMarks
    ) -> Bool {
        var holds = judgeMemberCount(node, rule, object)
        if Sink.stopsAtFirst, !holds { return false }
        var present: UInt64 = 0
        var guess = 0
        for place in object.members.indices {
            let member = object.members[place]
            holds =
                judgeMember(
                    node, rule, member, at: place, guess: &guess, present: &present, track: track,
                    marks: &marks) && holds
            if Sink.stopsAtFirst, !holds { return false }
        }
        if rule.requiredBits & ~present != 0 || rule.required.contains(where: { $0.bit == nil }) {
            holds = judgeRequired(node, rule, object) && holds
            if Sink.stopsAtFirst, !holds { return false }
        }
        if !rule.dependentRequired.isEmpty || !rule.dependentSchemas.isEmpty {
            holds =
                judgeDependencies(node, rule, object, value, track: track, marks: &marks) && holds
            if Sink.stopsAtFirst, !holds { return false }
        }
        if let unevaluated = rule.unevaluated {
            holds = judgeUnevaluated(node, unevaluated, object, marks: &marks) && holds
        }
        return holds
    }

    private mutating func judgeMemberCount(
        _ node: SchemaNode, _ rule: ObjectRule, _ object: JSONObject
    ) -> Bool {
        var holds = true
        if object.count < rule.minProperties {
            sink.report(
                .minProperties, of: node, token: nil,
                expected: "at least \(rule.minProperties) members", found: "\(object.count)",
                closest: [])
            holds = false
        }
        if let most = rule.maxProperties, object.count > most {
            sink.report(
                .maxProperties, of: node, token: nil, expected: "at most \(most) members",
                found: "\(object.count)", closest: [])
            holds = false
        }
        return holds
    }

    private mutating func judgeMember(
        _ node: SchemaNode, _ rule: ObjectRule, _ member: JSONObject.Member, at place: Int,
        guess: inout Int, present: inout UInt64, track: Bool, marks: inout EvaluationMarks
    ) -> Bool {
        var holds = true
        var isKnown = false
        if let names = rule.names { holds = judgeName(node, names, member.name) }
        if let found = rule.properties.place(of: member.name, guess: guess) {
            isKnown = true
            guess = found + 1
            if found < 64 { present |= 1 << UInt64(found) }
            let inner = rule.properties.properties[found].node
            holds = judgeValue(inner, by: .properties, member.name, of: node, member) && holds
        }
        for property in rule.patterns where occurs(property.pattern, in: member.name, node) {
            isKnown = true
            holds =
                judgeValue(
                    property.node, by: .patternProperties, property.pattern.source, of: node,
                    member) && holds
        }
        if !isKnown, let additional = rule.additional {
            isKnown = true
            holds =
                judgeFurther(node, additional, member, by: .additionalProperties, rule) && holds
        }
        if track, isKnown { marks.insert(place) }
        return holds
    }

    private mutating func judgeName(
        _ node: SchemaNode, _ names: SchemaNode.Index, _ name: String
    ) -> Bool {
        var inner = EvaluationMarks()
        sink.enter(name)
        defer { sink.leave() }
        return judge(
            names, by: .propertyNames, of: node, .string(name), track: false, marks: &inner)
    }

    private mutating func judgeValue(
        _ index: SchemaNode.Index, by keyword: SchemaKeyword, _ token: String?,
        of node: SchemaNode, _ member: JSONObject.Member
    ) -> Bool {
        sink.annotate(keyword, JSONValue.string(member.name))
        var inner = EvaluationMarks()
        sink.enter(member.name)
        defer { sink.leave() }
        return judge(
            index, by: keyword, token, of: node, member.value, track: false, marks: &inner)
    }

    /// Whether a name has the pattern; without a verdict the walk ends.
    private mutating func occurs(
        _ pattern: Pattern, in name: String, _ node: SchemaNode
    ) -> Bool {
        switch pattern.search(name) {
        case .found: return true
        case .absent: return false
        case .outOfBudget:
            giveUp(.patternBudget(pattern: pattern.source), at: node, by: .patternProperties)
            return false
        }
    }

    /// Judges a member no property names; a closed object reports the keyword that closes it.
    private mutating func judgeFurther(
        _ node: SchemaNode, _ index: SchemaNode.Index, _ member: JSONObject.Member,
        by keyword: SchemaKeyword, _ rule: ObjectRule?
    ) -> Bool {
        guard nodes[index].verdict == false else {
            return judgeValue(index, by: keyword, nil, of: node, member)
        }
        sink.enter(member.name)
        let known = rule?.properties.properties.lazy.map(\.name) ?? [].lazy.map(\.name)
        sink.report(
            keyword, of: node, token: nil,
            expected: NearestName.suggestion(for: member.name, among: known)
                .map { "no further members; \"\($0)\" is one" } ?? "no further members",
            found: "a member \"\(member.name)\"", closest: [])
        sink.leave()
        return false
    }

    private mutating func judgeRequired(
        _ node: SchemaNode, _ rule: ObjectRule, _ object: JSONObject
    ) -> Bool {
        var holds = true
        for (place, required) in rule.required.enumerated()
        where !object.contains(required.name) {
            sink.report(
                .required, of: node, token: String(place),
                expected: "a member \"\(required.name)\"",
                found: "none of that name", closest: [])
            holds = false
        }
        return holds
    }

    private mutating func judgeDependencies(
        _ node: SchemaNode, _ rule: ObjectRule, _ object: JSONObject, _ value: JSONValue,
        track: Bool, marks: inout EvaluationMarks
    ) -> Bool {
        var holds = true
        for dependency in rule.dependentRequired where object.contains(dependency.name) {
            for needed in dependency.needed where !object.contains(needed) {
                sink.report(
                    .dependentRequired, of: node, token: dependency.name,
                    expected: "a member \"\(needed)\" because there is \"\(dependency.name)\"",
                    found: "none of that name", closest: [])
                holds = false
            }
        }
        for dependency in rule.dependentSchemas where object.contains(dependency.name) {
            if Sink.stopsAtFirst, !holds { return false }
            holds =
                judge(
                    dependency.needed, by: .dependentSchemas, dependency.name, of: node, value,
                    track: track, marks: &marks) && holds
        }
        return holds
    }

    private mutating func judgeUnevaluated(
        _ node: SchemaNode, _ index: SchemaNode.Index, _ object: JSONObject,
        marks: inout EvaluationMarks
    ) -> Bool {
        var holds = true
        for (place, member) in object.members.enumerated() where !marks.contains(place) {
            holds = judgeFurther(node, index, member, by: .unevaluatedProperties, nil) && holds
            if Sink.stopsAtFirst, !holds { return false }
        }
        marks.insertAll()
        return holds
    }
}
