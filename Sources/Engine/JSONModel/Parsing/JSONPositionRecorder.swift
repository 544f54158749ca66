/// Collects where each value of a document starts while the parser walks it.
final class JSONPositionRecorder {
    private let lineStarts: [Int]
    private var path = JSONPointer()
    private(set) var positions: [JSONPointer: SourcePosition] = [:]
    private(set) var namePositions: [JSONPointer: SourcePosition] = [:]
    private(set) var duplicates: [JSONPointer] = []

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var starts = [0]
        for place in bytes.indices where bytes[place] == 0x0A { starts.append(place + 1) }
        lineStarts = starts
    }

    func startValue(at offset: Int) {
        positions[path] = position(of: offset)
    }

    func enter(_ token: String, at offset: Int) {
        path.tokens.append(token)
        namePositions[path] = position(of: offset)
    }

    func leave() { path.tokens.removeLast() }

    func noteDuplicate() { duplicates.append(path) }

    private func position(of offset: Int) -> SourcePosition {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return SourcePosition(line: low + 1, column: offset - lineStarts[low] + 1)
    }
}
