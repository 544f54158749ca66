import JSONModel

/// Writes answers and events straight into bytes, in the order the fields are given.
///
/// Why not a `JSONValue` that is then serialized: every payment is rendered several times in its
/// life, and a tree of some forty nodes costs more than all the rest of a request.
struct RazorpayJSONWriter {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    mutating func object(_ content: (inout RazorpayJSONWriter) -> Void) {
        bytes.append(UInt8(ascii: "{"))
        needsComma = false
        content(&self)
        bytes.append(UInt8(ascii: "}"))
        needsComma = true
    }

    mutating func array<Element>(
        _ elements: some Sequence<Element>, _ write: (inout RazorpayJSONWriter, Element) -> Void
    ) {
        bytes.append(UInt8(ascii: "["))
        needsComma = false
        for element in elements {
            if needsComma { bytes.append(UInt8(ascii: ",")) }
            needsComma = false
            write(&self, element)
            needsComma = true
        }
        bytes.append(UInt8(ascii: "]"))
        needsComma = true
    }

    /// The member's name; its value must follow.
    mutating func member(_ name: StaticString) {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
        bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
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
        bytes.append(contentsOf: (truth ? "true" : "false").utf8)
    }

    mutating func null(_ name: StaticString) {
        member(name)
        null()
    }

    /// An object of the merchant's own, which Razorpay writes as an empty list when it is empty.
    mutating func notes(_ notes: JSONObject) {
        member("notes")
        if notes.isEmpty {
            bytes.append(contentsOf: "[]".utf8)
        } else {
            JSONValue.object(notes).write(into: &bytes)
        }
    }

    mutating func value(_ text: String) { JSONValue.string(text).write(into: &bytes) }

    private mutating func null() { bytes.append(contentsOf: "null".utf8) }

    private mutating func value(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }
}
