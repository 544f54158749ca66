/// Where every value of a document starts, in proportion to the document.
///
/// One small record for each value in reading order; a pointer is found by walking down the value
/// and the records together. Lines and columns are worked out only when asked for.
package final class JSONPlaces: Sendable {
    /// Where one value starts, where its name does, and how many records its whole inside has.
    package struct Record: Sendable {
        package var value: UInt32
        /// The same as `value` where there is no name.
        package var name: UInt32
        /// Records of this value and all below it.
        package var span: UInt32

        package init(value: UInt32, name: UInt32, span: UInt32 = 1) {
            self.value = value
            self.name = name
            self.span = span
        }
    }

    private let shape: JSONValue
    private let records: [Record]
    private let lines: LineStarts

    /// Records of the values of `shape` in reading order.
    package init(shape: JSONValue, records: [Record], lines: LineStarts) {
        self.shape = shape
        self.records = records
        self.lines = lines
    }

    func position(at offset: UInt32) -> SourcePosition { lines.position(of: Int(offset)) }

    /// The record of a value, or of the nearest one around it.
    func record(of pointer: JSONPointer) -> (record: Record, isExact: Bool) {
        guard var record = records.first else { return (Record(value: 0, name: 0), false) }
        var index = 0
        var value = shape
        for token in pointer.tokens {
            guard let (place, inner) = Self.child(token, of: value) else { return (record, false) }
            index = child(place, at: index, of: value)
            guard index < records.count else { return (record, false) }
            record = records[index]
            value = inner
        }
        return (record, true)
    }

    private static func child(_ token: String, of value: JSONValue) -> (Int, JSONValue)? {
        switch value {
        case .object(let object):
            object.position(of: token).map { ($0, object.members[$0].value) }
        case .array(let elements):
            JSONPointer.index(token).flatMap { place in
                elements.indices.contains(place) ? (place, elements[place]) : nil
            }
        default: nil
        }
    }

    private func child(_ place: Int, at index: Int, of value: JSONValue) -> Int {
        let count = value.array?.count ?? value.object?.count ?? 0
        // Where no child has an inside, children are found without a walk.
        if Int(records[index].span) == count + 1 { return index + 1 + place }
        var child = index + 1
        for _ in 0..<place where child < records.count { child += Int(records[child].span) }
        return child
    }
}

extension JSONPlaces {
    /// The places of a JSON text just read.
    convenience init(_ view: JSONTapeView, shape: JSONValue) {
        var records: [Record] = []
        records.reserveCapacity(view.entries.count)
        var open: [Int] = []
        var name: UInt32?
        // A container's span is known when the entry after its last part comes.
        var ends: [Int] = []
        for (index, entry) in view.entries.enumerated() {
            while ends.last == index {
                ends.removeLast()
                let record = open.removeLast()
                records[record].span = UInt32(truncatingIfNeeded: records.count - record)
            }
            switch entry.kind {
            case .name: name = entry.offset &- 1
            case .string:
                records.append(Record(value: entry.offset &- 1, name: name ?? entry.offset &- 1))
                name = nil
            case .array, .object:
                open.append(records.count)
                ends.append(Int(entry.link))
                fallthrough
            case .null, .false, .true, .number:
                records.append(Record(value: entry.offset, name: name ?? entry.offset))
                name = nil
            }
        }
        while let record = open.popLast() {
            records[record].span = UInt32(truncatingIfNeeded: records.count - record)
        }
        self.init(shape: shape, records: records, lines: LineStarts(view.text))
    }
}
