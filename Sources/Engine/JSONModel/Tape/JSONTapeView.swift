/// The entries of a tape with the bytes they point into, for as long as `withView` runs.
///
/// Everything here trusts the tape: the reader wrote only offsets and lengths inside the bytes, and
/// only indices of entries there are.
package struct JSONTapeView {
    package let entries: UnsafeBufferPointer<JSONTapeEntry>
    package let text: UnsafeBufferPointer<UInt8>
    /// The texts that had escapes, without them.
    package let decoded: UnsafeBufferPointer<UInt8>

    package subscript(_ index: Int) -> JSONTapeEntry {
        precondition(index >= 0 && index < entries.count)
        return entries[index]
    }

    /// The entry after everything that belongs to this one.
    package func next(after index: Int) -> Int {
        let entry = self[index]
        return entry.isContainer ? Int(entry.link) : index &+ 1
    }

    /// The bytes of a number, a name or a text, escapes written out.
    package func content(_ entry: JSONTapeEntry) -> UnsafeBufferPointer<UInt8> {
        let source = entry.hasEscapes ? decoded : text
        let start = Int(entry.hasEscapes ? entry.link : entry.offset)
        return UnsafeBufferPointer(rebasing: source[start..<(start + Int(entry.length))])
    }

    /// The entry of a member's value, or nil when the entry is no object or has no such member.
    package func member(_ name: StaticString, of index: Int) -> Int? {
        let entry = self[index]
        guard entry.isObject else { return nil }
        let wanted = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
        var child = index + 1
        for _ in 0..<entry.length {
            if content(self[child]).elementsEqual(wanted) { return child + 1 }
            child = next(after: child + 1)
        }
        return nil
    }

    /// The value at an entry and all below it.
    package func value(at index: Int) -> JSONValue {
        var index = index
        return value(&index)
    }

    /// The text of a name or string.
    package func string(_ entry: JSONTapeEntry) -> String {
        String(decoding: content(entry), as: UTF8.self)
    }

    private func value(_ index: inout Int) -> JSONValue {
        let entry = self[index]
        index += 1
        switch entry.kind {
        case .null: return .null
        case .false: return .bool(false)
        case .true: return .bool(true)
        case .number: return .number(JSONNumber(trusted: string(entry)))
        case .string, .name: return .string(string(entry))
        case .array:
            let count = Int(entry.length)
            guard count > 0 else { return .array([]) }
            return .array(
                Array(unsafeUninitializedCapacity: count) { buffer, initialized in
                    for place in 0..<count {
                        buffer.initializeElement(at: place, to: value(&index))
                    }
                    initialized = count
                })
        case .object:
            let count = Int(entry.length)
            guard count > 0 else { return .object(JSONObject()) }
            return .object(
                JSONObject(
                    Array(unsafeUninitializedCapacity: count) { buffer, initialized in
                        for place in 0..<count {
                            let name = string(self[index])
                            index += 1
                            let member = JSONObject.Member(name: name, value: value(&index))
                            buffer.initializeElement(at: place, to: member)
                        }
                        initialized = count
                    }))
        }
    }
}
