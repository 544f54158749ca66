import JSONModel

/// Writes answers and events straight into bytes, in the order the fields are given.
///
/// Why not a `JSONValue` that is then serialized: every payment is rendered several times in its
/// life, and a tree of some forty nodes costs more than all the rest of a request. Why memory of its
/// own instead of an array: a payment is some two hundred small pieces, and an array asks for each
/// of them whether it is shared and has room.
struct RazorpayJSONWriter: ~Copyable {
    private var memory: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var count = 0
    private var needsComma = false

    init(capacity: Int) {
        self.capacity = capacity
        memory = .allocate(capacity: capacity)
    }

    deinit { memory.deallocate() }

    /// What has been written so far.
    var bytes: [UInt8] { Array(UnsafeBufferPointer(start: memory, count: count)) }

    mutating func object(_ content: (inout RazorpayJSONWriter) -> Void) {
        append(UInt8(ascii: "{"))
        needsComma = false
        content(&self)
        append(UInt8(ascii: "}"))
        needsComma = true
    }

    mutating func array<Element>(
        _ elements: some Sequence<Element>, _ write: (inout RazorpayJSONWriter, Element) -> Void
    ) {
        append(UInt8(ascii: "["))
        needsComma = false
        for element in elements {
            if needsComma { append(UInt8(ascii: ",")) }
            needsComma = false
            write(&self, element)
            needsComma = true
        }
        append(UInt8(ascii: "]"))
        needsComma = true
    }

    /// The member's name; its value must follow.
    mutating func member(_ name: StaticString) {
        let length = name.utf8CodeUnitCount
        makeRoom(for: length + 4)
        if needsComma { put(UInt8(ascii: ",")) }
        needsComma = true
        put(UInt8(ascii: "\""))
        (memory + count).update(from: name.utf8Start, count: length)
        count += length
        put(UInt8(ascii: "\""))
        put(UInt8(ascii: ":"))
    }

    mutating func member(_ name: StaticString, _ text: String?) {
        member(name)
        if let text { value(text) } else { null() }
    }

    mutating func member(_ name: StaticString, _ number: Int) {
        member(name)
        value(number)
    }

    mutating func member(_ name: StaticString, _ number: Int?) {
        member(name)
        if let number { value(number) } else { null() }
    }

    mutating func member(_ name: StaticString, _ truth: Bool) {
        member(name)
        append(truth ? "true" : "false")
    }

    mutating func null(_ name: StaticString) {
        member(name)
        null()
    }

    /// An object of the merchant's own, which Razorpay writes as an empty list when it is empty.
    mutating func notes(_ notes: JSONObject) {
        member("notes")
        if notes.isEmpty {
            append("[]")
        } else {
            value(.object(notes))
        }
    }

    mutating func value(_ text: String) {
        var text = text
        text.withUTF8 { characters in
            makeRoom(for: characters.count + 2)
            put(UInt8(ascii: "\""))
            if characters.allSatisfy(Self.isPlain) {
                append(characters)
                put(UInt8(ascii: "\""))
            } else {
                count -= 1
                value(.string(String(decoding: characters, as: UTF8.self)))
            }
        }
    }

    /// Any value, written the slow way.
    mutating func value(_ value: JSONValue) {
        var bytes: [UInt8] = []
        value.write(into: &bytes)
        bytes.withUnsafeBufferPointer { append($0) }
    }

    /// A byte that stands for itself between quotes.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private mutating func null() { append("null") }

    private mutating func value(_ number: Int) {
        makeRoom(for: 20)
        if number < 0 { put(UInt8(ascii: "-")) }
        var rest = number.magnitude
        let start = count
        repeat {
            put(UInt8(0x30 + rest % 10))
            rest /= 10
        } while rest > 0
        var digits = UnsafeMutableBufferPointer(start: memory + start, count: count - start)
        digits.reverse()
    }
}

extension RazorpayJSONWriter {
    private mutating func append(_ text: StaticString) {
        append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private mutating func append(_ source: UnsafeBufferPointer<UInt8>) {
        guard let start = source.baseAddress else { return }
        makeRoom(for: source.count)
        (memory + count).update(from: start, count: source.count)
        count += source.count
    }

    private mutating func append(_ byte: UInt8) {
        makeRoom(for: 1)
        put(byte)
    }

    /// Writes where room was made before.
    private mutating func put(_ byte: UInt8) {
        memory[count] = byte
        count += 1
    }

    private mutating func makeRoom(for more: Int) {
        if count + more > capacity { grow(to: count + more) }
    }

    private mutating func grow(to least: Int) {
        capacity = max(least, 2 * capacity)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: memory, count: count)
        memory.deallocate()
        memory = larger
    }
}
