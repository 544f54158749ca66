import HTTPModel
import JSONModel

/// Writes JSON text straight into bytes.
///
/// An intent has forty members, most of them null in every answer: runs of constant text are copied
/// whole, which costs a tenth of building a tree of values and serializing that. The room is there
/// before anything is written, so that a piece costs a comparison and a copy.
struct StripeWriter: Sendable {
    /// Written up to ``count``, free behind it.
    private var room: [UInt8]
    private var count = 0

    init(capacity: Int = 2048) { room = [UInt8](repeating: 0, count: capacity) }

    /// What has been written; the room that is left is given up.
    var bytes: [UInt8] {
        mutating get {
            room.removeLast(room.count - count)
            return room
        }
    }

    @inline(__always)
    private mutating func makeRoom(for length: Int) {
        if room.count - count < length { grow(by: length) }
    }

    @inline(never)
    private mutating func grow(by length: Int) {
        room.append(contentsOf: repeatElement(0, count: max(length, room.count)))
    }

    /// Text that needs no escape, from wherever it stands.
    @inline(__always)
    mutating func copy(_ text: UnsafeBufferPointer<UInt8>) {
        makeRoom(for: text.count)
        let start = count
        room.withUnsafeMutableBytes {
            UnsafeMutableRawBufferPointer(rebasing: $0[start...]).copyMemory(
                from: UnsafeRawBufferPointer(text))
        }
        count = start + text.count
    }

    @inline(__always)
    private mutating func copy(_ byte: UInt8) {
        makeRoom(for: 1)
        room[count] = byte
        count += 1
    }

    /// Constant text that is JSON already.
    @inline(__always)
    mutating func raw(_ text: StaticString) {
        copy(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Bytes that are JSON already.
    mutating func raw(_ json: [UInt8]) { json.withUnsafeBufferPointer { copy($0) } }

    mutating func raw(_ json: ArraySlice<UInt8>) { json.withUnsafeBufferPointer { copy($0) } }

    /// The first letters of eight in the bytes of a number, the first in the highest.
    mutating func letters(_ letters: UInt64, count length: Int = 8) {
        makeRoom(for: 8)
        let start = count
        room.withUnsafeMutableBytes {
            $0.storeBytes(of: letters.bigEndian, toByteOffset: start, as: UInt64.self)
        }
        count = start + length
    }

    /// A string in quotes, escaped where it must be.
    mutating func string(_ text: String) {
        var text = text
        let isPlain = text.withUTF8 { text in
            for byte in text
            where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                return false
            }
            quote(text)
            return true
        }
        if isPlain { return }
        var escaped: [UInt8] = []
        JSONValue.string(text).write(into: &escaped)
        raw(escaped)
    }

    /// A string in quotes that needs no escape: an id, a code, a word of the API's own.
    mutating func word(_ text: String) {
        var text = text
        text.withUTF8 { quote($0) }
    }

    /// Puts text that needs no escape in quotes.
    @inline(__always)
    mutating func quote(_ text: UnsafeBufferPointer<UInt8>) {
        makeRoom(for: text.count + 2)
        let start = count
        room.withUnsafeMutableBytes { room in
            room[start] = UInt8(ascii: "\"")
            UnsafeMutableRawBufferPointer(rebasing: room[(start + 1)...]).copyMemory(
                from: UnsafeRawBufferPointer(text))
            room[start + 1 + text.count] = UInt8(ascii: "\"")
        }
        count = start + text.count + 2
    }

    /// An id in quotes.
    mutating func word(_ identity: StripeIdentity) { identity.writeQuoted(into: &self) }

    mutating func string(_ text: String?) {
        if let text { string(text) } else { raw("null") }
    }

    /// Text without quotes that needs no escape, inside a string begun by the caller.
    mutating func plain(_ text: String) {
        var text = text
        text.withUTF8 { copy($0) }
    }

    mutating func integer(_ number: Int) {
        if number < 0 { copy(UInt8(ascii: "-")) }
        // The digits come out last first: they are put behind their place and moved there.
        let most = 20
        makeRoom(for: 2 * most)
        let start = count
        var rest = number.magnitude
        count += room.withUnsafeMutableBytes { room in
            var place = start + 2 * most
            repeat {
                place -= 1
                room[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest > 0
            let length = start + 2 * most - place
            UnsafeMutableRawBufferPointer(rebasing: room[start...]).copyMemory(
                from: UnsafeRawBufferPointer(rebasing: room[place..<(place + length)]))
            return length
        }
    }

    mutating func integer(_ number: Int?) {
        if let number { integer(number) } else { raw("null") }
    }

    mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }

    /// An object of strings, as metadata is.
    mutating func map(_ items: [FormItem]) {
        if items.isEmpty { return raw("{}") }
        raw("{")
        for (place, item) in items.enumerated() {
            if place > 0 { raw(",") }
            string(item.name)
            raw(":")
            string(item.value)
        }
        raw("}")
    }
}
