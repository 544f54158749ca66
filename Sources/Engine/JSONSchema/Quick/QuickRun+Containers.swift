import JSONModel

extension QuickRun {
    func judge(
        _ node: UnsafePointer<QuickNode>, _ rule: UnsafePointer<QuickArray>,
        _ entry: JSONTapeEntry, _ index: Int
    ) -> Bool {
        guard entry.length >= rule.pointee.minItems, entry.length <= rule.pointee.maxItems else {
            return false
        }
        if rule.pointee.isUnique, entry.length > 1 { return walks(node, index) }
        let prefix = rule.pointee.prefix
        var child = index &+ 1
        if prefix.count > 0 || rule.pointee.items >= 0 {
            for place in 0..<Int32(truncatingIfNeeded: entry.length) {
                let inner =
                    place < prefix.count
                    ? tables.lists[Int(prefix.start &+ place)] : rule.pointee.items
                if inner < 0 { break }
                guard judge(inner, child) else { return false }
                child = next(after: child)
            }
        }
        return rule.pointee.contains < 0 || judgeContains(rule, entry, index)
    }

    private func judgeContains(
        _ rule: UnsafePointer<QuickArray>, _ entry: JSONTapeEntry, _ index: Int
    ) -> Bool {
        var matches: UInt32 = 0
        var child = index &+ 1
        for _ in 0..<entry.length {
            if judge(rule.pointee.contains, child) { matches &+= 1 }
            child = next(after: child)
        }
        return matches >= rule.pointee.minContains && matches <= rule.pointee.maxContains
    }

    func judge(
        _ rule: UnsafePointer<QuickObject>, _ entry: JSONTapeEntry, _ index: Int
    ) -> Bool {
        guard entry.length >= rule.pointee.minProperties,
            entry.length <= rule.pointee.maxProperties
        else { return false }
        let table = rule.pointee.table
        var present: UInt64 = 0
        var guess: Int32 = 0
        var child = index &+ 1
        for _ in 0..<entry.length {
            let name = entries[child]
            let value = child &+ 1
            if rule.pointee.names >= 0, !judge(rule.pointee.names, child) { return false }
            let place = place(of: key(of: name), in: table, guess: guess)
            var isKnown = false
            if place >= 0 {
                guess = place &+ 1
                let member = tables.members[Int(table.texts.start &+ place)]
                present |= member.bit
                if member.node >= 0 {
                    isKnown = true
                    guard judge(member.node, value) else { return false }
                }
            }
            if rule.pointee.patterns.count > 0 {
                guard let found = judgePatterns(rule, name, child, value) else { return false }
                isKnown = isKnown || found
            }
            if !isKnown, rule.pointee.additional >= 0 {
                guard judge(rule.pointee.additional, value) else { return false }
            }
            child = next(after: value)
        }
        return rule.pointee.required & ~present == 0
    }

    /// Whether a pattern names the member, or nil when the value breaks that pattern's schema.
    private func judgePatterns(
        _ rule: UnsafePointer<QuickObject>, _ name: JSONTapeEntry, _ index: Int, _ value: Int
    ) -> Bool? {
        var isKnown = false
        for place in rule.pointee.patterns.indices {
            let property = tables.patternMembers[place]
            guard occurs(property, name) else { continue }
            isKnown = true
            guard judge(property.node, value) else { return nil }
        }
        return isKnown
    }

    private func occurs(_ property: QuickPatternMember, _ name: JSONTapeEntry) -> Bool {
        if name.isASCII { return occurs(property.pattern, in: content(name)) }
        switch tables.patternSources[Int(property.pattern)].search(view.string(name)) {
        case .found: return true
        case .absent: return false
        case .outOfBudget:
            state.pointee.isUndecided = true
            return false
        }
    }

    /// The place of a text in a table, or -1; texts mostly come in the table's order.
    @inline(__always)
    func place(of key: QuickKey, in table: QuickTable, guess: Int32) -> Int32 {
        let count = table.texts.count
        if guess < count, isSame(key, table.texts.start &+ guess) { return guess }
        if table.slots.count > 0 { return hashedPlace(of: key, in: table) }
        for place in 0..<count where isSame(key, table.texts.start &+ place) { return place }
        return -1
    }

    @inline(never)
    private func hashedPlace(of key: QuickKey, in table: QuickTable) -> Int32 {
        let mask = Int(table.slots.count) &- 1
        var slot = key.hash & mask
        while true {
            let place = tables.slots[Int(table.slots.start) &+ slot]
            if place < 0 { return -1 }
            if isSame(key, table.texts.start &+ place) { return place }
            slot = (slot &+ 1) & mask
        }
    }

    @inline(__always)
    private func isSame(_ key: QuickKey, _ number: Int32) -> Bool {
        let text = tables.texts + Int(number)
        guard Int(text.pointee.length) == key.bytes.count, text.pointee.head == key.head,
            text.pointee.tail == key.tail
        else { return false }
        return key.bytes.count <= 16 || hasSameMiddle(key, text)
    }

    /// Compares what lies between the first and the last eight bytes.
    @inline(never)
    private func hasSameMiddle(_ key: QuickKey, _ text: UnsafePointer<QuickText>) -> Bool {
        let own = UnsafeRawPointer(tables.bytes + Int(text.pointee.start))
        var place = 8
        while place < key.bytes.count &- 8 {
            let from = min(place, key.bytes.count &- 8)
            let left = key.bytes.loadUnaligned(fromByteOffset: from, as: UInt64.self)
            if left != own.loadUnaligned(fromByteOffset: from, as: UInt64.self) { return false }
            place &+= 8
        }
        return true
    }
}
