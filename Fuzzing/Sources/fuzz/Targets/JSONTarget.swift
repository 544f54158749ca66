import JSONModel

/// Reads JSON with and without places, and writes and reads it again.
enum JSONTarget {
    static func run(_ bytes: [UInt8]) {
        let value = try? JSONValue.parse(bytes)
        let document = try? JSONDocument.parse(bytes, name: "fuzz.json")
        if let document {
            expect(
                value != nil || !document.duplicates.isEmpty,
                "both readers take the same texts, but for repeated names")
            checkPlaces(of: document, bytes)
        } else {
            expect(value == nil, "what has no document has no value")
        }
        guard let value else { return }
        if let document { expect(document.root == value, "both readers read the same value") }
        checkWriting(value)
    }

    static func checkWriting(_ value: JSONValue) {
        for (name, written) in [
            ("compact", value.serialized()), ("pretty", Array(value.prettyText.utf8)),
            ("canonical", value.canonical.serialized()),
        ] {
            expect((try? JSONValue.parse(written)) == value, "\(name) text reads back as it was")
        }
        expect(value.canonical.canonical.text == value.canonical.text, "canonical is final")
    }

    /// Every value's place is inside the text, where a value can start.
    private static func checkPlaces(of document: JSONDocument, _ bytes: [UInt8]) {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if lines.isEmpty { lines = [[]] }
        var budget = 200
        func visit(_ value: JSONValue, _ pointer: JSONPointer) {
            budget -= 1
            guard budget > 0 else { return }
            let place = document.position(of: pointer)
            expect(
                place.line >= 1 && place.line <= lines.count && place.column >= 1
                    && place.column <= lines[place.line - 1].count,
                "\(place) of \(pointer) is inside the text")
            switch value {
            case .array(let values):
                for (index, value) in values.enumerated() { visit(value, pointer.appending(index)) }
            case .object(let object):
                for member in object.members { visit(member.value, pointer.appending(member.name)) }
            default: break
            }
        }
        visit(document.root, JSONPointer())
    }
}
