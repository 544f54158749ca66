import HTTPModel
import JSONModel

/// Writes JSON text straight into bytes.
///
/// An intent has forty members, most of them null in every answer: runs of constant text are copied
/// whole, which costs a tenth of building a tree of values and serializing that.
struct StripeWriter: Sendable {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int = 2048) { bytes.reserveCapacity(capacity) }

    /// Constant text that is JSON already.
    @inline(__always)
    mutating func raw(_ text: StaticString) {
        bytes.append(
            contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Bytes that are JSON already.
    mutating func raw(_ json: [UInt8]) { bytes.append(contentsOf: json) }

    mutating func raw(_ json: ArraySlice<UInt8>) { bytes.append(contentsOf: json) }

    /// The first letters of eight in the bytes of a number, the first in the highest.
    mutating func letters(_ letters: UInt64, count: Int = 8) {
        withUnsafeBytes(of: letters.bigEndian) { bytes.append(contentsOf: $0.prefix(count)) }
    }

    /// A string in quotes, escaped where it must be.
    mutating func string(_ text: String) { JSONValue.string(text).write(into: &bytes) }

    /// A string in quotes that needs no escape: an id, a code, a word of the API's own.
    mutating func word(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        plain(text)
        bytes.append(UInt8(ascii: "\""))
    }

    /// An id in quotes.
    mutating func word(_ identity: StripeIdentity) {
        bytes.append(UInt8(ascii: "\""))
        identity.write(into: &self)
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func string(_ text: String?) {
        if let text { string(text) } else { raw("null") }
    }

    /// Text without quotes that needs no escape, inside a string begun by the caller.
    mutating func plain(_ text: String) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    mutating func integer(_ number: Int) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        digits(number.magnitude)
    }

    private mutating func digits(_ number: UInt) {
        if number > 9 { digits(number / 10) }
        bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
    }

    mutating func integer(_ number: Int?) {
        if let number { integer(number) } else { raw("null") }
    }

    mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }

    /// An object of strings, as metadata is.
    mutating func map(_ items: [FormItem]) {
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
