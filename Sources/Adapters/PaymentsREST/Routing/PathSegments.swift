import HTTPModel

/// A request target cut at its slashes, without copying its text.
struct PathSegments {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let ranges: [Range<Int>]

    /// The segments of a target such as `/v1/payments/pay_1?x=y`; the query is left out.
    init(_ target: UnsafeBufferPointer<UInt8>) {
        bytes = target
        var found: [Range<Int>] = []
        found.reserveCapacity(4)
        var start = 1
        var place = 1
        while place < target.count, target[place] != UInt8(ascii: "?") {
            if target[place] == UInt8(ascii: "/") {
                found.append(start..<place)
                start = place + 1
            }
            place += 1
        }
        if target.first == UInt8(ascii: "/") { found.append(start..<place) }
        ranges = found
    }

    var count: Int { ranges.count }

    /// Whether the segment at that place is exactly this text.
    func matches(_ place: Int, _ text: StaticString) -> Bool {
        let range = ranges[place]
        guard range.count == text.utf8CodeUnitCount else { return false }
        for offset in 0..<range.count
        where bytes[range.lowerBound + offset] != text.utf8Start[offset] {
            return false
        }
        return true
    }

    /// The segment's text, percent-decoded.
    func text(_ place: Int) -> String {
        let slice = UnsafeBufferPointer(rebasing: bytes[ranges[place]])
        let text = String(decoding: slice, as: UTF8.self)
        guard slice.contains(UInt8(ascii: "%")) else { return text }
        return PercentEncoding.decode(text, plusIsSpace: false)
    }
}
