import JSONModel
import JSONSchema

/// Holds a conversation with the harness of the official suite.
enum BowtieTarget {
    static func run(_ bytes: [UInt8]) {
        var session = BowtieSession(version: "1.0", home: "https://x.test")
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            switch session.answer(String(decoding: line, as: UTF8.self)) {
            case .line(let text):
                expect((try? JSONValue.parse(Array(text.utf8))) != nil, "an answer is JSON")
                expect(!text.utf8.contains(UInt8(ascii: "\n")), "an answer is one line")
            case .stop, .broken: return
            }
        }
    }
}
