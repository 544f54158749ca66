import JSONModel

extension SchemaWalk {
    mutating func judge(
        _ node: SchemaNode, _ rule: ArrayRule, _ elements: [JSONValue], track: Bool,
        marks: inout EvaluationMarks
    ) -> Bool {
        var holds = judgeCounts(node, rule, elements)
        if Sink.stopsAtFirst, !holds { return false }
        holds = judgeElements(rule, elements, track: track, marks: &marks) && holds
        if Sink.stopsAtFirst, !holds { return false }
        if let contained = rule.contains {
            holds =
                judgeContains(node, rule, contained, elements, track: track, marks: &marks)
                && holds
            if Sink.stopsAtFirst, !holds { return false }
        }
        if let unevaluated = rule.unevaluated {
            for (place, element) in elements.enumerated() where !marks.contains(place) {
                holds =
                    judgeElement(
                        unevaluated, element, at: place, of: node, by: .unevaluatedItems)
                    && holds
                if Sink.stopsAtFirst, !holds { return false }
            }
            marks.insertAll()
        }
        return holds
    }

    private mutating func judgeCounts(
        _ node: SchemaNode, _ rule: ArrayRule, _ elements: [JSONValue]
    ) -> Bool {
        var holds = true
        if elements.count < rule.minItems {
            sink.report(
                .minItems, of: node, token: nil, expected: "at least \(rule.minItems) elements",
                found: "\(elements.count)", closest: [])
            holds = false
        }
        if let most = rule.maxItems, elements.count > most {
            sink.report(
                .maxItems, of: node, token: nil, expected: "at most \(most) elements",
                found: "\(elements.count)", closest: [])
            holds = false
        }
        if rule.isUnique, let place = elements.firstRepeated {
            sink.report(
                .uniqueItems, of: node, token: nil, expected: "each element once",
                found: "again at \(place): \(elements[place].preview)", closest: [])
            holds = false
        }
        return holds
    }

    private mutating func judgeElements(
        _ rule: ArrayRule, _ elements: [JSONValue], track: Bool, marks: inout EvaluationMarks
    ) -> Bool {
        var holds = true
        for (place, element) in elements.enumerated() {
            guard let index = place < rule.prefix.count ? rule.prefix[place] : rule.items else {
                break
            }
            holds = judgeElement(index, element, at: place) && holds
            if Sink.stopsAtFirst, !holds { return false }
            if track { marks.insert(place) }
        }
        return holds
    }

    /// Judges an element; a closed array reports the keyword that closes it.
    private mutating func judgeElement(
        _ index: SchemaNode.Index, _ element: JSONValue, at place: Int,
        of node: SchemaNode? = nil, by keyword: SchemaKeyword = .items
    ) -> Bool {
        var inner = EvaluationMarks()
        sink.enter(String(place))
        defer { sink.leave() }
        guard let node, nodes[index].verdict == false else {
            return judge(index, element, track: false, marks: &inner)
        }
        sink.report(
            keyword, of: node, token: nil, expected: "no further elements",
            found: element.preview, closest: [])
        return false
    }

    private mutating func judgeContains(
        _ node: SchemaNode, _ rule: ArrayRule, _ contained: SchemaNode.Index,
        _ elements: [JSONValue], track: Bool, marks: inout EvaluationMarks
    ) -> Bool {
        var count = 0
        for (place, element) in elements.enumerated() where accepts(contained, element) {
            count += 1
            if track { marks.insert(place) }
        }
        if count < rule.minContains {
            sink.report(
                rule.minContains == 1 ? .contains : .minContains, of: node, token: nil,
                expected: "at least \(rule.minContains) elements that fit \"contains\"",
                found: "\(count)", closest: [])
            return false
        }
        guard let most = rule.maxContains, count > most else { return true }
        sink.report(
            .maxContains, of: node, token: nil,
            expected: "at most \(most) elements that fit \"contains\"", found: "\(count)",
            closest: [])
        return false
    }
}

extension [JSONValue] {
    /// The place of the first element that stood before already, or nil.
    fileprivate var firstRepeated: Int? {
        if count <= 16 {
            return indices.first { place in self[..<place].contains(self[place]) }
        }
        var seen: Set<JSONValue> = []
        return indices.first { !seen.insert(self[$0]).inserted }
    }
}
