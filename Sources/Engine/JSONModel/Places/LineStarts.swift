/// Where the lines of a text start, to turn a byte's offset into line and column.
package struct LineStarts: Sendable {
    private let starts: [UInt32]

    package init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var starts: [UInt32] = [0]
        for place in bytes.indices where bytes[place] == 0x0A {
            starts.append(UInt32(truncatingIfNeeded: place + 1))
        }
        self.starts = starts
    }

    package init(_ bytes: [UInt8]) { self = bytes.withUnsafeBufferPointer { Self.init($0) } }

    package func position(of offset: Int) -> SourcePosition {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(starts[middle]) <= offset { low = middle } else { high = middle }
        }
        return SourcePosition(line: low + 1, column: offset - Int(starts[low]) + 1)
    }
}
