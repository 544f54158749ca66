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
        ("a: !!int '1'", "f.yaml:1:4: the tag tag:yaml.org,2002:int is not supported"),
        ("a: !x {}", "f.yaml:1:4: the tag !x is not supported"),
        ("<<: {}", "f.yaml:1:1: merge keys are not part of YAML 1.2"),
        ("[1]: 2", "f.yaml:1:1: a name that is not a scalar"),
        ("b: 1\na: 1\nb: 2", "f.yaml:1:1: \"b\" occurs twice in one mapping"),
        ("", "f.yaml:1:1: there is no YAML document in the text"),
        ("a: *b", "f.yaml:1:4: found undefined alias"),
    ])
    func `what has no plain meaning is refused with its place`(
        _ row: (yaml: String, problem: String)
    ) {
        #expect(problem(row.yaml) == row.problem)
    }

    @Test func `two names that only look different to YAML are reported as duplicates`() throws {
        #expect(try load("1: a\n\"1\": b").duplicates == [JSONPointer(["1"])])
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

    @Test func `bytes that are not UTF-8 are refused`() {
        #expect(throws: YAMLError.self) { try YAMLDocument.load([0x61, 0xFF], name: "f.yaml") }
    }
}
