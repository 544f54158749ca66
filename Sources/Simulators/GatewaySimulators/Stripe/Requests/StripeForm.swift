import HTTPModel

/// The parameters of one request, taken out one by one, so that what is left over is unknown.
///
/// Nested names stay flat texts such as `metadata[order]`, as they travel. Names and values stay
/// bytes until somebody takes them: most names are only compared.
struct StripeForm: Sendable {
    /// The decoded text; the items are places in it.
    private let bytes: [UInt8]
    private var items: [StripeFormItem]
    /// One bit for each first letter that any name had, so that most names are missed at once.
    private let firstLetters: UInt64

    /// Reads `application/x-www-form-urlencoded` text, brackets plain or percent-encoded.
    init(_ text: [UInt8]) {
        var reader = StripeFormReader()
        if text.withUnsafeBufferPointer({ reader.read($0) }) {
            bytes = text
        } else {
            var decoded: [UInt8] = []
            decoded.reserveCapacity(text.count)
            reader = StripeFormReader()
            Self.decode(text, &reader, into: &decoded)
            bytes = decoded
        }
        items = reader.items
        var letters: UInt64 = 0
        for item in items where !item.name.isEmpty {
            letters |= Self.bit(of: bytes[item.name.lowerBound])
        }
        firstLetters = letters
    }

    private static func bit(of letter: UInt8) -> UInt64 { 1 << UInt64(letter & 63) }

    private static func decode(
        _ text: [UInt8], _ reader: inout StripeFormReader, into out: inout [UInt8]
    ) {
        var place = 0
        while place < text.count {
            let byte = text[place]
            place += 1
            switch byte {
            case UInt8(ascii: "&"): reader.finish(at: out.count, next: out.count)
            case UInt8(ascii: "=") where !reader.hasMark:
                reader.mark(at: out.count, valueStart: out.count)
            case UInt8(ascii: "+"): out.append(0x20)
            case UInt8(ascii: "%"):
                if place + 1 < text.count, let high = digit(text[place]),
                    let low = digit(text[place + 1])
                {
                    out.append(high << 4 | low)
                    place += 2
                } else {
                    out.append(byte)
                }
            default: out.append(byte)
            }
        }
        reader.finish(at: out.count, next: out.count)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// A number that is the same for the same parameters in any order.
    var fingerprint: UInt64 {
        var sum: UInt64 = UInt64(items.count)
        for item in items {
            // FNV-1a over name, a zero and value; addition makes the order irrelevant.
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            for place in item.name { hash = (hash ^ UInt64(bytes[place])) &* 0x100_0000_01B3 }
            hash = hash &* 0x100_0000_01B3
            for place in item.value { hash = (hash ^ UInt64(bytes[place])) &* 0x100_0000_01B3 }
            sum = sum &+ (hash ^ (hash >> 31)) &* 0x9E37_79B9_7F4A_7C15
        }
        return sum
    }

    /// The first parameter nobody has taken.
    var leftOver: String? { items.first.map { text($0.name) } }

    var isEmpty: Bool { items.isEmpty }

    /// The text at a place.
    func text(_ range: Range<Int>) -> String {
        bytes.withUnsafeBufferPointer {
            String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
        }
    }

    /// The whole number at a place, or nil when anything else stands there.
    func integer(_ range: Range<Int>) -> Int? {
        let isNegative = bytes[range].first == UInt8(ascii: "-")
        let digits = isNegative ? range.dropFirst() : range
        if digits.isEmpty { return nil }
        var number = 0
        for place in digits {
            let digit = Int(bytes[place]) - Int(UInt8(ascii: "0"))
            guard (0...9).contains(digit) else { return nil }
            let (tenfold, isTooLarge) = number.multipliedReportingOverflow(by: 10)
            let (sum, isLarger) = tenfold.addingReportingOverflow(isNegative ? -digit : digit)
            if isTooLarge || isLarger { return nil }
            number = sum
        }
        return number
    }

    /// Takes the place of a name's value; the last one counts if it was sent more than once.
    mutating func takePlace(_ name: String) -> Range<Int>? {
        guard mayHave(name), let place = firstItem(named: name, from: 0) else { return nil }
        var found = items.remove(at: place).value
        while let next = firstItem(named: name, from: place) {
            found = items.remove(at: next).value
        }
        return found
    }

    private func firstItem(named name: String, from start: Int) -> Int? {
        var name = name
        return name.withUTF8 { name in
            bytes.withUnsafeBytes { bytes in
                for place in start..<items.count
                where items[place].name.count == name.count
                    && Self.isSame(
                        UnsafeRawBufferPointer(rebasing: bytes[items[place].name]),
                        UnsafeRawBufferPointer(name))
                {
                    return place
                }
                return nil
            }
        }
    }

    /// Takes the value of a name.
    mutating func take(_ name: String) -> String? { takePlace(name).map { text($0) } }

    /// False when certainly no parameter of that name, or one inside it, is left.
    @inline(__always)
    private func mayHave(_ name: String) -> Bool {
        guard !items.isEmpty else { return false }
        let name = name.utf8
        return firstLetters & Self.bit(of: name[name.startIndex]) != 0
    }

    /// False when certainly no name that starts with one of these letters is left.
    func mayHaveAny(startingWith letters: StaticString) -> Bool {
        guard !items.isEmpty else { return false }
        var bits: UInt64 = 0
        for place in 0..<letters.utf8CodeUnitCount {
            bits |= Self.bit(of: letters.utf8Start[place])
        }
        return firstLetters & bits != 0
    }

    /// Whether a parameter of that name, or one inside it, has been sent and not been taken.
    func has(_ name: String) -> Bool {
        guard mayHave(name) else { return false }
        return items.contains { item in
            guard item.name.count >= name.utf8.count, starts(item.name, with: name) else {
                return false
            }
            let end = item.name.lowerBound + name.utf8.count
            return end == item.name.upperBound || bytes[end] == UInt8(ascii: "[")
        }
    }

    /// Whether a text stands at a place.
    @inline(__always)
    func equals(_ range: Range<Int>, _ name: String) -> Bool {
        range.count == name.utf8.count && starts(range, with: name)
    }

    private func starts(_ range: Range<Int>, with name: String) -> Bool {
        var name = name
        return name.withUTF8 { name in
            bytes.withUnsafeBytes { bytes in
                Self.isSame(
                    UnsafeRawBufferPointer(rebasing: bytes[range.lowerBound...]),
                    UnsafeRawBufferPointer(name))
            }
        }
    }

    /// Whether a text starts with another, eight bytes at a time.
    private static func isSame(
        _ text: UnsafeRawBufferPointer, _ start: UnsafeRawBufferPointer
    ) -> Bool {
        guard text.count >= start.count else { return false }
        var place = 0
        while place + 8 <= start.count {
            let left = text.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            let right = start.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            guard left == right else { return false }
            place += 8
        }
        while place < start.count {
            guard text[place] == start[place] else { return false }
            place += 1
        }
        return true
    }

    /// Takes everything below a name.
    mutating func takeAll(_ name: String) {
        guard mayHave(name) else { return }
        items = items.filter { item in
            let isBelow =
                item.name.count > name.utf8.count && starts(item.name, with: name)
                && bytes[item.name.lowerBound + name.utf8.count] == UInt8(ascii: "[")
            return !isBelow
        }
    }

    /// Takes `name[]=a`, `name[0]=a` and their like, in the order sent.
    mutating func takeList(_ name: String) -> [String] {
        takeNested(name).map(\.value)
    }

    /// Takes `name[key]=value` pairs, in the order sent; a repeated key keeps its last value.
    mutating func takeMap(_ name: String) -> [FormItem] {
        let taken = takeNested(name)
        if taken.count < 2 { return taken }
        var map: [FormItem] = []
        for item in taken {
            if let place = map.firstIndex(where: { $0.name == item.name }) {
                map[place].value = item.value
            } else {
                map.append(item)
            }
        }
        return map
    }

    /// Takes every `name[inner]`; the items come back under their inner names.
    private mutating func takeNested(_ name: String) -> [FormItem] {
        guard mayHave(name) else { return [] }
        var taken: [FormItem] = []
        var place = 0
        while place < items.count {
            if let inner = inner(of: items[place].name, under: name) {
                taken.append(FormItem(text(inner), text(items.remove(at: place).value)))
            } else {
                place += 1
            }
        }
        return taken
    }

    /// `key` for `name[key]`, or nil for anything else, deeper nesting included.
    private func inner(of full: Range<Int>, under name: String) -> Range<Int>? {
        let start = full.lowerBound + name.utf8.count
        guard full.count >= name.utf8.count + 2, bytes[start] == UInt8(ascii: "["),
            bytes[full.upperBound - 1] == UInt8(ascii: "]"), starts(full, with: name)
        else { return nil }
        let inner = (start + 1)..<(full.upperBound - 1)
        return bytes[inner].contains(UInt8(ascii: "[")) ? nil : inner
    }
}
