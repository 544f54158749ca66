import JSONModel
import Testing

@Suite struct TapeTests {
    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test func `a tape holds one text after another`() throws {
        var tape = JSONTape()
        for text in [#"{"a":[1,{"b":null}],"c":"\u00e9\n"}"#, "[]", "true", #"["\\",-1.5e3,{}]"#] {
            try tape.read(bytes(text))
            #expect(try tape.value == parse(text))
        }
    }

    @Test func `a refused text leaves the tape empty`() throws {
        var tape = JSONTape()
        try tape.read(bytes("[1,2]"))
        #expect(tape.count == 3)
        #expect(throws: JSONParseError.self) { try tape.read(bytes("[1,2")) }
        #expect(tape.count == 0)
        #expect(tape.value == .null)
    }

    @Test func `entries say where they are and how long their inside is`() throws {
        var tape = JSONTape()
        try tape.read(bytes(#"{"a":[1,22],"b":"x"}"#))
        let rows = tape.withView { view in
            view.entries.map { "\($0.kind) \($0.offset) \($0.length)" }
        }
        #expect(
            rows == [
                "object 0 2", "name 2 1", "array 5 2", "number 6 1", "number 8 2", "name 13 1",
                "string 17 1",
            ])
        #expect(tape.withView { $0.next(after: 2) } == 5)
        #expect(tape.withView { $0.value(at: 2) } == [1, 22])
    }

    /// Names in groups that a short hash cannot tell apart, at sizes around every limit.
    @Test(arguments: [2, 9, 63, 64, 65, 66, 200, 3000])
    func `a repeated name is found in small and large objects`(count: Int) throws {
        let names = (0..<count).map { "name-\($0)-with-some-length" }
        let members = names.map { "\"\($0)\":[{}]" }
        let good = "{" + members.joined(separator: ",") + "}"
        #expect(try parse(good).object?.count == count)
        for repeated in [0, count / 2, count - 1] {
            let text = "{" + (members + ["\"\(names[repeated])\":1"]).joined(separator: ",") + "}"
            let error = #expect(throws: JSONParseError.self) { try parse(text) }
            #expect(error?.reason == .duplicateName(names[repeated]))
            #expect(error?.position.column == good.utf8.count + 1)
            let document = try JSONDocument.parse(bytes(text), name: "d.json")
            #expect(document.duplicates == [JSONPointer([names[repeated]])])
            let place = document.namePosition(of: JSONPointer([names[repeated]]))
            #expect(place.column == good.utf8.count + 1)
        }
    }

    @Test(arguments: 0...40)
    func `a string ends at its quote wherever that falls`(length: Int) throws {
        let plain = String(repeating: "x", count: length)
        for (text, value) in [
            ("\"\(plain)\"", plain), ("\"\(plain)é\"", plain + "é"),
            ("\"\(plain)\\u00e9\(plain)\"", plain + "é" + plain),
            ("\"é\(plain)\\\\\"", "é" + plain + "\\"),
        ] {
            #expect(try parse(text) == .string(value))
            #expect(throws: JSONParseError.self) { try parse(String(text.dropLast())) }
        }
        for byte in UInt8(0)..<32 {
            let text = bytes("\"\(plain)") + [byte] + bytes("zzzzzzzzz\"")
            let error = #expect(throws: JSONParseError.self) { try JSONValue.parse(text) }
            #expect(error?.reason == .controlCharacter(byte))
            #expect(error?.position == SourcePosition(line: 1, column: length + 2))
        }
    }

    @Test func `a document with another root keeps the places of the one that was read`() throws {
        let text = "{\n \"a\": {\"b\": 1},\n \"list\": [10, [20], 30]\n}"
        let document = try JSONDocument.parse(bytes(text), name: "d.json")
        let other = document.replacingRoot(["a": ["b": 2, "new": ["x": 1]], "list": []])
        #expect(other.root["a"]?["b"] == 2)
        let rows = [
            ("/a/b", "2:13"), ("/a/new/x", "2:7"), ("/list/1/0", "3:16"), ("/list/2", "3:21"),
            ("/other", "1:1"),
        ]
        for (pointer, place) in rows {
            let pointer = try #require(JSONPointer(pointer))
            #expect(other.position(of: pointer).description == place)
        }
        #expect(other.namePosition(of: JSONPointer(["a", "b"])).description == "2:8")
        #expect(other.namePosition(of: JSONPointer(["a", "new"])).description == "2:7")
    }

    @Test func `a document made in memory has one place`() {
        let document = JSONDocument(name: "m", root: ["a": 1])
        #expect(document.position(of: JSONPointer(["a"])).description == "1:1")
        #expect(document.namePosition(of: JSONPointer(["a"])).description == "1:1")
    }

    /// A seeded mutator: whatever the bytes, the answer is a value that reads the same again, or an
    /// error with a place inside the text.
    @Test func `damaged texts end in a value or an error`() throws {
        let good = bytes(
            #"{"a":[1.5e-3,"\ud83d\udcb3 é",null,true,{"b":false,"c":{}}],"é":"x\"y\\","n":-0}"#)
        var state: UInt64 = 11
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        var tape = JSONTape()
        var read = 0
        for _ in 0..<20_000 {
            var text = good
            for _ in 0...next(3) {
                switch next(3) {
                case 0: text[next(text.count)] = UInt8(next(256))
                case 1: text.remove(at: next(text.count))
                default: text.insert(good[next(good.count)], at: next(text.count))
                }
            }
            do throws(JSONParseError) {
                try tape.read(text)
                read += 1
                let value = tape.value
                #expect(try JSONValue.parse(value.serialized()) == value)
            } catch {
                #expect(error.position.line >= 1)
                #expect(error.position.column <= text.count + 1)
            }
        }
        #expect(read > 500)
    }
}
