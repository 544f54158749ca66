/// Durations as in RFC 3339, appendix A: `P1Y2M3DT4H5M6S` or `P2W`.
///
/// Each unit may be followed only by the next smaller one, so that `P1Y2D` is none.
enum DurationFormat {
    static func accepts(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.first == UInt8(ascii: "P") else { return false }
        var rest = bytes.dropFirst()
        if rest.last == UInt8(ascii: "W") {
            return takeNumber(&rest) && rest.count == 1
        }
        guard let days = takeUnits("YMD", &rest) else { return false }
        guard rest.first == UInt8(ascii: "T") else { return rest.isEmpty && days > 0 }
        rest = rest.dropFirst()
        guard let seconds = takeUnits("HMS", &rest) else { return false }
        return rest.isEmpty && seconds > 0
    }

    /// Takes numbers with these units, none left out between two; answers how many, nil for none
    /// of that order.
    private static func takeUnits(
        _ units: StaticString, _ rest: inout Slice<UnsafeBufferPointer<UInt8>>
    ) -> Int? {
        var count = 0
        var next = 0
        while let first = rest.first, isDigit(first) {
            guard takeNumber(&rest), let unit = rest.popFirst() else { return nil }
            let names = (0..<3).map { units.utf8Start[$0] }
            guard let place = names.firstIndex(of: unit), count == 0 || place == next else {
                return nil
            }
            next = place + 1
            count += 1
        }
        return count
    }

    private static func takeNumber(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let digits = rest.prefix(while: isDigit)
        rest = rest.dropFirst(digits.count)
        return !digits.isEmpty
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
