import JSONModel
import OpenAPI

extension CaseMaker {
    /// Bodies that are wrong as a whole: missing, not JSON, of another media type.
    func wrongForms(of plain: DriveCase) -> [DriveCase] {
        var cases: [DriveCase] = []
        func add(_ what: String, _ change: (inout RequestDraft) -> Void) {
            var copy = plain
            change(&copy.draft)
            cases.append(copy.changed(what, .invalid))
        }
        if operation.requestBody?.isRequired == true {
            add("missing body") { $0.body = .none }
        }
        let text = plain.draft.body.json?.serialized() ?? Array("{}".utf8)
        add("cut off body") { $0.body = .bytes(Array(text.dropLast())) }
        add("text after the body") { $0.body = .bytes(text + Array(" x".utf8)) }
        add("body that is no JSON") { $0.body = .bytes(Array("order_id=order-41".utf8)) }
        add("invalid UTF-8") { $0.body = .bytes([0x22, 0xFF, 0xFE, 0x22]) }
        add("repeated member") { $0.body = .bytes(Array(#"{"amount":{},"amount":{}}"#.utf8)) }
        add("another media type") { $0.contentType = "text/plain" }
        add("no media type") { $0.contentType = nil }
        return cases
    }

    /// The same body written otherwise, which must not make a difference.
    func otherForms(of plain: DriveCase) -> [DriveCase] {
        guard let body = plain.draft.body.json else { return [] }
        var cases: [DriveCase] = []
        func add(_ what: String, _ change: (inout RequestDraft) -> Void) {
            var copy = plain
            change(&copy.draft)
            cases.append(copy.changed(what, .valid))
        }
        add("body over several lines") { $0.body = .bytes(Array(body.prettyText.utf8)) }
        add("body with escapes") { $0.body = .bytes(Self.escaped(body)) }
        add("long body") {
            $0.body = .bytes(body.serialized() + Array(repeating: 0x20, count: 70_000))
        }
        add("media type with a charset") { $0.contentType = "application/json; charset=utf-8" }
        add("media type in capitals") { $0.contentType = "APPLICATION/JSON" }
        return cases
    }

    /// The JSON text with the first letter of every text written as an escape.
    private static func escaped(_ value: JSONValue) -> [UInt8] {
        var found: [UInt8] = []
        var isInside = false
        var isEscape = false
        for byte in value.serialized() {
            let isLetter = (0x61...0x7A).contains(byte)
            if isInside, isLetter, !isEscape, found.last == UInt8(ascii: "\"") {
                found += Array("\\u00\(String(byte, radix: 16))".utf8)
                continue
            }
            if byte == UInt8(ascii: "\""), !isEscape { isInside.toggle() }
            isEscape = byte == UInt8(ascii: "\\") && !isEscape
            found.append(byte)
        }
        return found
    }
}
