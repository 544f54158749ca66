import Contracts
import JSONModel
import Testing

@Suite struct YAMLTests {
    private func load(_ text: String) throws(YAMLError) -> JSONDocument {
        try YAMLDocument.load(Array(text.utf8), name: "f.yaml")
    }

    private func problem(_ text: String) -> String? {
        do throws(YAMLError) {
            _ = try load(text)
            return nil
        } catch {
            return error.description
        }
    }

    @Test(arguments: [
        ("no", "\"no\""), ("yes", "\"yes\""), ("on", "\"on\""), ("2024-01-01", "\"2024-01-01\""),
        ("true", "true"), ("False", "false"), ("~", "null"), ("null", "null"),
        ("\"null\"", "\"null\""),
        ("'1'", "\"1\""), ("!!str 1", "\"1\""), ("|\n  1", "\"1\""), ("12", "12"),
        ("-1.50", "-1.50"),
        ("+7", "7"), (".5", "0.5"), ("5.", "5.0"), ("1e3", "1e3"), ("0x1F", "31"), ("0o17", "15"),
        ("1.2.3", "\"1.2.3\""), ("1_000", "\"1_000\""), ("12:30", "\"12:30\""), ("-", "[null]"),
        ("[a, {b: 1}]", "[\"a\",{\"b\":1}]"), ("200: ok", "{\"200\":\"ok\"}"),
    ])
    func `text stands for what YAML's core schema says`(_ row: (yaml: String, json: String)) throws
    {
        #expect(try load(row.yaml).root.text == row.json)
    }

    @Test(arguments: [
        ("a: 012", "f.yaml:1:4: 012 is octal to some readers and decimal to others"),
        ("a: .nan", "f.yaml:1:4: .nan has no JSON value"),
        ("a: 1e1000000000", "f.yaml:1:4: 1e1000000000 is a number out of range"),
        ("a: !!int '1'", "f.yaml:1:4: the tag tag:yaml.org,2002:int is not supported"),
        ("a: !x {}", "f.yaml:1:4: the tag !x is not supported"),
        ("<<: {}", "f.yaml:1:1: merge keys are not part of YAML 1.2"),
        ("[1]: 2", "f.yaml:1:1: a name that is not a scalar"),
        ("{a: 1, [b]: 2}", "f.yaml:1:8: a name that is not a scalar"),
        ("? {a: 1}\n: 2", "f.yaml:1:3: a name that is not a scalar"),
        ("a: &x 1\n*x : 2", "f.yaml:2:1: the alias *x as a name"),
        ("a: 1\n&x b: 2", "f.yaml:2:1: the anchor &x on a name"),
        ("a: 1\n!!int 2: b", "f.yaml:2:1: the tag tag:yaml.org,2002:int is not supported"),
        ("a: {? : b}", "f.yaml:1:7: a value without a name"),
        ("a: !!set {}", "f.yaml:1:4: the tag tag:yaml.org,2002:set is not supported"),
        ("a: &x [*x]", "f.yaml:1:8: found undefined alias"),
        ("a: 1\n--- \nb: 2", "f.yaml:2:1: a second document starts here"),
        (
            "a: 1\n\tb: 2",
            "f.yaml:2:1: while scanning a plain scalar: found a tab character that violates indentation"
        ),
        ("a: ä\u{7}", "f.yaml:1:6: control characters are not allowed"),
        ("", "f.yaml:1:1: there is no YAML document in the text"),
        ("a: *b", "f.yaml:1:4: found undefined alias"),
    ])
    func `what has no plain meaning is refused with its place`(
        _ row: (yaml: String, problem: String)
    ) {
        #expect(problem(row.yaml) == row.problem)
    }

    @Test func `repeated names are collected with the place of the repetition`() throws {
        #expect(try load("1: a\n\"1\": b").duplicates == [JSONPointer(["1"])])
        let document = try load("b: 1\na: [0, {x: 1, x: 2}]\nb: 2")
        #expect(document.duplicates.map(\.description) == ["/a/1/x", "/b"])
        let places = document.duplicates.map { document.namePosition(of: $0).description }
        #expect(places == ["2:15", "3:1"])
    }

    @Test func `an alias has its own name's place and its anchor's values' places`() throws {
        let document = try load("é: &x {n: [1, 2]}\nb: *x\nc: 3")
        #expect(document.namePosition(of: JSONPointer(["b"])).description == "2:1")
        #expect(document.position(of: JSONPointer(["b", "n", "1"])).description == "1:16")
        #expect(document.position(of: JSONPointer(["c"])).description == "3:4")
        #expect(document.root["b"] == document.root["é"])
    }

    @Test func `a broken text and a second document are refused with their line`() {
        #expect(problem("a: [1\nb: 2")?.hasPrefix("f.yaml:2:") == true)
        #expect(problem("a: 1\n---\nb: 2")?.hasPrefix("f.yaml:2:") == true)
    }

    @Test func `values and names keep line and column, counted in bytes`() throws {
        let document = try load("top:\n  ä: {x: 1}\n  list:\n    - a\n")
        #expect(document.position(of: JSONPointer(["top", "ä", "x"])).description == "2:11")
        #expect(document.namePosition(of: JSONPointer(["top", "ä", "x"])).description == "2:8")
        #expect(document.namePosition(of: JSONPointer(["top", "ä"])).description == "2:3")
        #expect(document.position(of: JSONPointer(["top", "list", "0"])).description == "4:7")
    }

    @Test func `aliases are written out, but not without bound`() throws {
        #expect(try load("a: &x {n: 1}\nb: *x").root.text == #"{"a":{"n":1},"b":{"n":1}}"#)
        var bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
        for level in 1...6 {
            let row = repeatElement("*a\(level - 1)", count: 9).joined(separator: ",")
            bomb += "a\(level): &a\(level) [\(row)]\n"
        }
        #expect(problem(bomb)?.hasSuffix("stands for more than 100000 values") == true)
    }

    @Test func `aliases as names are refused before anything is made of them`() {
        var bomb = "a0: &a0 [x,x]\n"
        for level in 1...60 {
            bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n"
        }
        let place = bomb.utf8.count { $0 == 0x0A } + 1
        #expect(problem(bomb + "? *a9\n: 1")?.hasSuffix("100000 values") == true)
        let short = bomb.split(separator: "\n").prefix(9).joined(separator: "\n")
        #expect(problem(short + "\n? *a8\n: 1") == "f.yaml:10:3: the alias *a8 as a name")
        #expect(place == 62)
    }

    @Test(arguments: ["[", "{a: ", "- ", "? "])
    func `nesting without end is refused where it goes too deep`(level: String) throws {
        let text = String(repeating: level, count: 100_000)
        let found = try #require(problem(text))
        #expect(found.hasPrefix("f.yaml:1:"))
    }

    @Test func `aliases may not nest deeper than written values`() {
        var text = "a0: &a0 [1]\n"
        for level in 1...300 { text += "a\(level): &a\(level) [*a\(level - 1)]\n" }
        #expect(problem(text)?.hasSuffix("nested more than 256 levels deep") == true)
    }

    @Test func `a byte order mark is no part of the text`() throws {
        let bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("a: 1".utf8)
        let document = try YAMLDocument.load(bytes, name: "f.yaml")
        #expect(document.root.text == #"{"a":1}"#)
        #expect(document.position(of: JSONPointer(["a"])).description == "1:7")
    }

    @Test func `bytes that are not UTF-8 are refused with their place`() {
        let error = #expect(throws: YAMLError.self) {
            try YAMLDocument.load(Array("a: 1\nb: ".utf8) + [0xFF], name: "f.yaml")
        }
        #expect(error?.description == "f.yaml:2:4: the bytes here are not valid UTF-8")
    }

    @Test func `every beginning of a good text ends in a value or an error`() throws {
        let text = Array("a: &x {n: [1, 'ä']}\nb: |\n  t\n? c\n: *x\n\"d\": !!str 1\n".utf8)
        #expect(try YAMLDocument.load(text, name: "f.yaml").root.object?.count == 4)
        for length in 0..<text.count {
            do throws(YAMLError) {
                _ = try YAMLDocument.load(Array(text[..<length]), name: "f.yaml")
            } catch {
                #expect(error.position.line <= 6)
            }
        }
    }
}
