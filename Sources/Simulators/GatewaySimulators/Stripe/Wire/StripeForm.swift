import HTTPModel

/// The parameters of one request, taken out one by one, so that what is left over is unknown.
///
/// Nested names stay flat texts such as `metadata[order]`, as they travel.
struct StripeForm: Sendable, Hashable {
    private(set) var items: [FormItem]

    /// Reads `application/x-www-form-urlencoded` text, brackets plain or percent-encoded.
    init(_ text: [UInt8]) {
        items = []
        var name: String?
        var current: [UInt8] = []
        current.reserveCapacity(64)
        var place = 0
        while place < text.count {
            let byte = text[place]
            place += 1
            switch byte {
            case UInt8(ascii: "&"): finish(&name, &current)
            case UInt8(ascii: "=") where name == nil:
                name = String(decoding: current, as: UTF8.self)
                current.removeAll(keepingCapacity: true)
            case UInt8(ascii: "+"): current.append(0x20)
            case UInt8(ascii: "%"):
                if place + 1 < text.count, let high = Self.digit(text[place]),
                    let low = Self.digit(text[place + 1])
                {
                    current.append(high << 4 | low)
                    place += 2
                } else {
                    current.append(byte)
                }
            default: current.append(byte)
            }
        }
        finish(&name, &current)
    }

    /// Ends one parameter; a name without `=` has the empty value.
    private mutating func finish(_ name: inout String?, _ current: inout [UInt8]) {
        let text = String(decoding: current, as: UTF8.self)
        if let name {
            items.append(FormItem(name, text))
        } else if !text.isEmpty {
            items.append(FormItem(text, ""))
        }
        name = nil
        current.removeAll(keepingCapacity: true)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// The items in an order that does not depend on how they were sent.
    var sorted: [FormItem] {
        items.sorted { ($0.name, $0.value) < ($1.name, $1.value) }
    }

    /// The first parameter nobody has taken.
    var leftOver: String? { items.first?.name }

    /// Takes the value of a name; the last one counts if it was sent more than once.
    mutating func take(_ name: String) -> String? {
        var found: String?
        var place = 0
        while place < items.count {
            if items[place].name == name {
                found = items.remove(at: place).value
            } else {
                place += 1
            }
        }
        return found
    }

    /// Takes `name[]=a`, `name[0]=a` and their like, in the order sent.
    mutating func takeList(_ name: String) -> [String] {
        takeNested(name).map(\.value)
    }

    /// Takes `name[key]=value` pairs, in the order sent; a repeated key keeps its last value.
    mutating func takeMap(_ name: String) -> [FormItem] {
        var map: [FormItem] = []
        for item in takeNested(name) {
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
        var taken: [FormItem] = []
        var place = 0
        while place < items.count {
            if let inner = Self.inner(of: items[place].name, under: name) {
                taken.append(FormItem(inner, items.remove(at: place).value))
            } else {
                place += 1
            }
        }
        return taken
    }

    /// `key` for `name[key]`, or nil for anything else, deeper nesting included.
    private static func inner(of full: String, under name: String) -> String? {
        guard full.utf8.count >= name.utf8.count + 2, full.hasPrefix(name) else { return nil }
        let rest = full.utf8.dropFirst(name.utf8.count)
        guard rest.first == UInt8(ascii: "["), rest.last == UInt8(ascii: "]") else { return nil }
        let inner = rest.dropFirst().dropLast()
        return inner.contains(UInt8(ascii: "[")) ? nil : String(inner)
    }
}
