import JSONModel

extension QuickRun {
    @inline(__always)
    func judge(
        _ node: UnsafePointer<QuickNode>, _ set: UnsafePointer<QuickSet>, _ index: Int
    ) -> Bool {
        let entry = entries[index]
        switch entry.kind {
        case .null: return set.pointee.words & QuickSet.null != 0
        case .false: return set.pointee.words & QuickSet.false != 0
        case .true: return set.pointee.words & QuickSet.true != 0
        case .string, .name:
            return place(of: key(of: entry), in: set.pointee.texts, guess: 0) >= 0
        case .number:
            let range = set.pointee.integers
            if range.count == 0 { return set.pointee.hasOthers && walks(node, index) }
            guard entry.isPlainInteger, let value = integer(entry) else {
                return walks(node, index)
            }
            for place in range.indices where tables.integers[place] == value { return true }
            return false
        case .array, .object: return set.pointee.hasOthers && walks(node, index)
        }
    }

    @inline(__always)
    func judge(
        _ node: UnsafePointer<QuickNode>, _ rule: UnsafePointer<QuickNumber>,
        _ entry: JSONTapeEntry, _ index: Int
    ) -> Bool {
        guard !rule.pointee.isWalked, let value = integer(entry) else {
            return walks(node, index)
        }
        guard value >= rule.pointee.minimum, value <= rule.pointee.maximum else { return false }
        return rule.pointee.divisor == 0 || value % rule.pointee.divisor == 0
    }

    /// The value of a number written as an integer of at most 18 digits.
    @inline(__always)
    func integer(_ entry: JSONTapeEntry) -> Int? {
        let digits = content(entry)
        guard digits.count <= 18, let first = digits.first else { return nil }
        let isNegative = first == UInt8(ascii: "-")
        var value = 0
        for place in (isNegative ? 1 : 0)..<digits.count {
            value = value &* 10 &+ Int(digits[place] &- 0x30)
        }
        return isNegative ? -value : value
    }

    @inline(__always)
    func judge(
        _ node: UnsafePointer<QuickNode>, _ rule: UnsafePointer<QuickString>,
        _ entry: JSONTapeEntry, _ index: Int
    ) -> Bool {
        let text = content(entry)
        let length = entry.isASCII ? entry.length : Self.countCharacters(text)
        guard length >= rule.pointee.minLength, length <= rule.pointee.maxLength else {
            return false
        }
        if !rule.pointee.format.recognises(text) {
            return walks(node, index)
        }
        if rule.pointee.pattern < 0 { return true }
        return entry.isASCII ? occurs(rule.pointee.pattern, in: text) : walks(node, index)
    }

    private static func countCharacters(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var count: UInt32 = 0
        for byte in text where byte & 0xC0 != 0x80 { count &+= 1 }
        return count
    }

    /// Whether a pattern occurs in ASCII bytes.
    @inline(__always)
    func occurs(_ pattern: Int32, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        switch tables.patternForms[Int(pattern)] {
        case .steps(let range): return keeps(to: range, text)
        case .table(let number):
            return tables.patternTables[Int(number)].occurs(in: text) ?? false
        }
    }

    /// Takes as many bytes of each class as it may; what is left over or missing decides.
    @inline(__always)
    private func keeps(to range: QuickRange, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var place = 0
        let count = text.count
        let classes = tables.patternClasses
        for number in range.indices {
            let step = tables.patternSteps[number]
            let start = place
            let end =
                step.most > UInt32(truncatingIfNeeded: count &- start)
                ? count : start &+ Int(step.most)
            while place < end, classes[Int(text[place])] & step.classBit != 0 { place &+= 1 }
            if place &- start < Int(step.least) { return false }
        }
        return place == count
    }
}
