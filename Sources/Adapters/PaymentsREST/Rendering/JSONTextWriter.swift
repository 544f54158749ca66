import JSONModel

/// Writes JSON text from left to right, without building a tree of values first.
///
/// Answers are the hottest text the service makes; a tree would cost more than the answer itself.
struct JSONTextWriter {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    init() { bytes.reserveCapacity(1024) }

    /// An object as an element or as the whole text.
    mutating func object(_ members: (inout JSONTextWriter) -> Void) {
        separate()
        brace(UInt8(ascii: "{"), members, UInt8(ascii: "}"))
    }

    /// A member that is an object.
    mutating func object(_ name: StaticString, _ members: (inout JSONTextWriter) -> Void) {
        self.name(name)
        brace(UInt8(ascii: "{"), members, UInt8(ascii: "}"))
    }

    /// A member that is an array with one element for each of these.
    mutating func array<Element>(
        _ name: StaticString, _ elements: [Element],
        _ write: (inout JSONTextWriter, Element) -> Void
    ) {
        self.name(name)
        brace(
            UInt8(ascii: "["), { for element in elements { write(&$0, element) } },
            UInt8(ascii: "]"))
    }

    mutating func text(_ name: StaticString, _ value: String) {
        self.name(name)
        JSONValue.string(value).write(into: &bytes)
    }

    mutating func text(_ name: StaticString, _ value: String?) {
        guard let value else { return null(name) }
        text(name, value)
    }

    mutating func number(_ name: StaticString, _ value: Int) {
        self.name(name)
        bytes.append(contentsOf: String(value).utf8)
    }

    mutating func bool(_ name: StaticString, _ value: Bool) {
        self.name(name)
        append(value ? "true" : "false")
    }

    mutating func null(_ name: StaticString) {
        self.name(name)
        append("null")
    }

    /// A member whose value, in quotes, another writer appends; it must need no escapes.
    mutating func quoted(_ name: StaticString, _ write: (inout [UInt8]) -> Void) {
        self.name(name)
        bytes.append(UInt8(ascii: "\""))
        write(&bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func name(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        append(name)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func brace(
        _ open: UInt8, _ inner: (inout JSONTextWriter) -> Void, _ close: UInt8
    ) {
        bytes.append(open)
        needsComma = false
        inner(&self)
        bytes.append(close)
        needsComma = true
    }

    private mutating func append(_ text: StaticString) {
        bytes.append(
            contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
