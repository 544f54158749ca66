import JSONModel

extension SchemaWalk {
    mutating func judge(_ node: SchemaNode, _ rule: NumberRule, _ number: JSONNumber) -> Bool {
        var failed: [(keyword: SchemaKeyword, expected: String)] = []
        if let bound = rule.minimum, number < bound {
            failed.append((.minimum, "at least \(bound.literal)"))
        }
        if let bound = rule.maximum, bound < number {
            failed.append((.maximum, "at most \(bound.literal)"))
        }
        if let bound = rule.exclusiveMinimum, !(bound < number) {
            failed.append((.exclusiveMinimum, "more than \(bound.literal)"))
        }
        if let bound = rule.exclusiveMaximum, !(number < bound) {
            failed.append((.exclusiveMaximum, "less than \(bound.literal)"))
        }
        if let divisor = rule.multiple, !divisor.divides(number) {
            failed.append((.multipleOf, "a multiple of \(divisor.number.literal)"))
        }
        if let bits = rule.integerBits, !number.fits(bits: bits) {
            failed.append((.format, "an integer of \(bits) bits"))
        }
        for failure in failed {
            sink.report(
                failure.keyword, of: node, token: nil, expected: failure.expected,
                found: number.literal, closest: [])
        }
        return failed.isEmpty
    }

    mutating func judge(_ node: SchemaNode, _ rule: StringRule, _ text: String) -> Bool {
        var holds = true
        if rule.minLength > 0 || rule.maxLength != nil {
            holds = judgeLength(node, rule, text)
            if Sink.stopsAtFirst, !holds { return false }
        }
        if let format = rule.format, !format.accepts(text) {
            sink.report(
                .format, of: node, token: nil, expected: "text of format \(format.rawValue)",
                found: JSONValue.string(text).preview, closest: [])
            holds = false
        }
        if Sink.stopsAtFirst, !holds { return false }
        if let pattern = rule.pattern { holds = judgePattern(node, pattern, text) && holds }
        return holds
    }

    private mutating func judgePattern(
        _ node: SchemaNode, _ pattern: Pattern, _ text: String
    ) -> Bool {
        switch pattern.search(text) {
        case .found: return true
        case .outOfBudget:
            giveUp(.patternBudget(pattern: pattern.source), at: node, by: .pattern)
        case .absent:
            sink.report(
                .pattern, of: node, token: nil, expected: "text that matches \(pattern.source)",
                found: JSONValue.string(text).preview, closest: [])
        }
        return false
    }

    private mutating func judgeLength(
        _ node: SchemaNode, _ rule: StringRule, _ text: String
    ) -> Bool {
        // A code point takes one to four bytes, so the byte count often settles it.
        let bytes = text.utf8.count
        let most = rule.maxLength ?? .max
        if bytes <= most, (bytes + 3) / 4 >= rule.minLength { return true }
        let length = text.unicodeScalars.count
        if length < rule.minLength {
            sink.report(
                .minLength, of: node, token: nil,
                expected: "at least \(rule.minLength) characters",
                found: "\(length) in \(JSONValue.string(text).preview)", closest: [])
            return false
        }
        guard length > most else { return true }
        sink.report(
            .maxLength, of: node, token: nil, expected: "at most \(most) characters",
            found: "\(length) in \(JSONValue.string(text).preview)", closest: [])
        return false
    }
}

extension JSONNumber {
    /// Whether the number is an integer a signed integer of so many bits can hold.
    func fits(bits: Int) -> Bool {
        guard let integer else { return false }
        return bits >= 64 || Int(Int32.min)...Int(Int32.max) ~= integer
    }
}
