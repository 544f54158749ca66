import JSONModel
import JSONSchema
import Testing

@Suite struct BowtieTests {
    private func started() -> BowtieSession {
        var session = BowtieSession(version: "1.2.3", home: "https://x.test/p")
        _ = session.answer(#"{"cmd":"start","version":1}"#)
        return session
    }

    private func object(_ answer: BowtieSession.Answer) throws -> JSONValue {
        guard case .line(let line) = answer else { return .null }
        #expect(!line.contains("\n"))
        return try SchemaBench.value(line)
    }

    @Test func `start introduces the engine with its version and dialects`() throws {
        var session = BowtieSession(version: "1.2.3", home: "https://x.test/p")
        let answer = try object(session.answer(#"{"cmd":"start","version":1}"#))
        #expect(answer["version"] == 1)
        #expect(answer["implementation"]?["version"] == "1.2.3")
        #expect(answer["implementation"]?["name"] == "paycheck")
        #expect(answer["implementation"]?["language"] == "swift")
        #expect(answer["implementation"]?["issues"] == "https://x.test/p/issues")
        #expect(
            answer["implementation"]?["dialects"] == [
                "https://json-schema.org/draft/2020-12/schema",
                "https://json-schema.org/draft/2019-09/schema",
                "http://json-schema.org/draft-07/schema#",
            ])
    }

    @Test func `run answers each test under the number of its case`() throws {
        var session = started()
        let answer = try object(
            session.answer(
                #"""
                {"cmd":"run","seq":7,"case":{"description":"d",
                 "schema":{"$ref":"http://localhost:1234/int.json","unknown":1},
                 "registry":{"http://localhost:1234/int.json":{"type":"integer"}},
                 "tests":[{"description":"a","instance":1},{"description":"b","instance":"1"}]}}
                """#))
        #expect(answer == ["seq": 7, "results": [["valid": true], ["valid": false]]])
    }

    @Test func `the dialect holds for schemas without their own`() throws {
        var session = started()
        let run =
            #"{"cmd":"run","seq":1,"case":{"description":"","schema":{"items":[false]},"tests":[{"description":"","instance":[1]}]}}"#
        let first = try object(session.answer(run))
        #expect(first["errored"] == true)
        let dialect = #"{"cmd":"dialect","dialect":"http://json-schema.org/draft-07/schema#"}"#
        #expect(try object(session.answer(dialect)) == ["ok": true])
        #expect(try object(session.answer(run))["results"] == [["valid": false]])
        let unknown = #"{"cmd":"dialect","dialect":"http://json-schema.org/draft-03/schema#"}"#
        #expect(try object(session.answer(unknown)) == ["ok": false])
    }

    @Test func `a schema that is refused is an error of that case and not the end`() throws {
        var session = started()
        let answer = try object(
            session.answer(
                #"{"cmd":"run","seq":"x","case":{"description":"","schema":{"type":"no"},"tests":[]}}"#
            ))
        #expect(answer["seq"] == "x")
        #expect(answer["errored"] == true)
        #expect(answer["context"]?["message"]?.string?.contains("\"type\"") == true)
        #expect(try object(session.answer(#"{"cmd":"run","seq":2,"case":{}}"#))["errored"] == true)
    }

    @Test func `stop ends, and whatever is no command of the protocol breaks it`() {
        var session = started()
        #expect(session.answer(#"{"cmd":"stop"}"#) == .stop)
        for line in ["", "{", "[]", #"{"cmd":"dance"}"#, #"{"cmd":"start","version":2}"#] {
            guard case .broken = session.answer(line) else {
                Issue.record("\(line) was answered")
                continue
            }
        }
        var early = BowtieSession(version: "1", home: "https://x.test")
        #expect(early.answer(#"{"cmd":"run"}"#) == .broken("\"start\" has to come first"))
    }
}
