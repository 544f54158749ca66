import JSONModel

/// Values near a schema, made of its own words and changed a little at a time, all from one seed.
struct QuickValues {
    private var state: UInt64
    private let words: [String]

    init(seed: UInt64, words: [String]) {
        state = seed
        self.words = words.isEmpty ? ["a"] : words
    }

    /// A number below `limit` (SplitMix64).
    mutating func next(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
    }

    mutating func pick<Element>(_ list: [Element]) -> Element { list[next(list.count)] }

    private static let literals = [
        "0", "-0", "1", "2", "3", "10", "-1", "1.0", "1.5", "20", "1e2", "0.07", "40", "-1e400",
        "9007199254740991", "9007199254740992", "2147483647", "2147483648", "-2147483649",
        "123456789012345678", "1234567890123456789", "9223372036854775808", "0.1e1", "3.00",
    ]

    private static let texts = [
        "", "a", "ab", "abc", "é", "e\u{301}", "😀😀", "2026-01-05T10:00:00.000Z", "2026-02-30",
        "2024-02-29T23:59:60Z", "/payments", "//a b", "pay_0001", "USD", "usd", "line\nbreak",
        "a/b~c", "00000000-0000-4000-8000-00000000000g", "0c9f4d3e-8a51-4b7e-9f60-2d7c1e5a8b94",
        "x@y.de", "0123456", "01234567", "012345678", "0123456789abcdef0", "Zürich", "\"\\",
    ]

    mutating func value(depth: Int) -> JSONValue {
        switch next(depth > 0 ? 9 : 6) {
        case 0: return .null
        case 1: return .bool(next(2) == 0)
        case 2: return JSONNumber(pick(Self.literals)).map(JSONValue.number) ?? .null
        case 3: return JSONValue(next(60) - 20)
        case 4: return .string(pick(words))
        case 5: return .string(pick(Self.texts))
        case 6: return .array((0..<next(5)).map { _ in value(depth: depth - 1) })
        default:
            var object = JSONObject()
            for _ in 0..<next(6) { object[name()] = value(depth: depth - 1) }
            return .object(object)
        }
    }

    private mutating func name() -> String { next(5) == 0 ? pick(Self.texts) : pick(words) }

    /// The value with one part replaced, removed, doubled or renamed.
    mutating func changed(_ value: JSONValue) -> JSONValue {
        if next(4) == 0 { return self.value(depth: 2) }
        switch value {
        case .array(var elements) where !elements.isEmpty:
            let place = next(elements.count)
            switch next(4) {
            case 0: elements.remove(at: place)
            case 1: elements.append(elements[place])
            default: elements[place] = changed(elements[place])
            }
            return .array(elements)
        case .object(let object) where !object.isEmpty:
            var members = object.members
            let place = next(members.count)
            switch next(5) {
            case 0: members.remove(at: place)
            case 1: members.swapAt(place, next(members.count))
            case 2:
                let name = name()
                if !object.contains(name) { members[place].name = name }
            default: members[place].value = changed(members[place].value)
            }
            return .object(JSONObject(members))
        case .string(let text): return .string(changed(text))
        default: return self.value(depth: 2)
        }
    }

    private mutating func changed(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        let place = next(scalars.count + 1)
        switch next(3) {
        case 0: scalars.insert(pick(["a", "Z", "0", "_", "é", "\n", "-", "~"]), at: place)
        case 1 where place < scalars.count: scalars.remove(at: place)
        default: scalars.append(contentsOf: pick(words).unicodeScalars)
        }
        var changed = String.UnicodeScalarView()
        changed.append(contentsOf: scalars)
        return String(changed)
    }

    /// The text of a value, now and then with spaces between and letters written as escapes.
    mutating func text(of value: JSONValue) -> [UInt8] {
        let plain = value.serialized()
        guard next(3) == 0 else { return plain }
        var text: [UInt8] = []
        var isInside = false
        var isEscape = false
        for byte in plain {
            if isInside, !isEscape, (0x61...0x7A).contains(byte), next(6) == 0 {
                text += Array("\\u00\(String(byte, radix: 16))".utf8)
                continue
            }
            text.append(byte)
            if isEscape {
                isEscape = false
            } else if isInside, byte == UInt8(ascii: "\\") {
                isEscape = true
            } else if byte == UInt8(ascii: "\"") {
                isInside.toggle()
            } else if !isInside, byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":") {
                if next(3) == 0 { text += [0x20, 0x0A] }
            }
        }
        return text
    }
}
