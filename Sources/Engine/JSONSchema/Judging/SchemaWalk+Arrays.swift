import JSONModel

extension SchemaWalk {
    mutating func judge(
        _ node: SchemaNode, _ rule: ArrayRule, _ elements: [JSONValue], track: Bool,
        marks: inout EvaluationMarks
    ) -> Bool {
        var holds = judgeCounts(node, rule, elements)
        if Sink.stopsAtFirst, !holds { return false }
        holds = judgeElements(node, rule, elements, track: track, marks: &marks) && holds
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
                    judgeElement(unevaluated, element, at: place, of: node, by: .unevaluatedItems)
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
        _ node: SchemaNode, _ rule: ArrayRule, _ elements: [JSONValue], track: Bool,
        marks: inout EvaluationMarks
    ) -> Bool {
        var holds = true
        for (place, element) in elements.enumerated() {
            let isPrefix = place < rule.prefix.count
            guard let index = isPrefix ? rule.prefix[place] : rule.items else { break }
            holds =
                judgeElement(
                    index, element, at: place, of: node, by: isPrefix ? .prefixItems : .items)
                && holds
            if Sink.stopsAtFirst, !holds { return false }
            if track { marks.insert(place) }
        }
        return holds
    }

    /// Judges an element; an array closed by `unevaluatedItems` reports that keyword.
    private mutating func judgeElement(
        _ index: SchemaNode.Index, _ element: JSONValue, at place: Int, of node: SchemaNode,
        by keyword: SchemaKeyword
    ) -> Bool {
        sink.annotate(keyword, JSONValue.number(JSONNumber(place)))
        var inner = EvaluationMarks()
        sink.enter(String(place))
        defer { sink.leave() }
        guard keyword == .unevaluatedItems, nodes[index].verdict == false else {
            return judge(
                index, by: keyword, keyword == .prefixItems ? String(place) : nil, of: node,
                element, track: false, marks: &inner)
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
        for (place, element) in elements.enumerated() {
            var inner = EvaluationMarks()
            sink.enter(String(place))
            let fits = probe(
                contained, by: .contains, of: node, element, track: false, marks: &inner)
            sink.leave()
            guard fits else { continue }
            count += 1
            sink.annotate(.contains, JSONValue.number(JSONNumber(place)))
            if track, rule.containsMarks { marks.insert(place) }
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
