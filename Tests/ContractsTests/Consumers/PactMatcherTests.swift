import Contracts
import Findings
import HTTPModel
import HTTPTypes
import JSONModel
import Testing

@Suite struct PactMatcherTests {
    @Test func `without rules values are equal, and a response may have more`() throws {
        let response = PactText.body(#"{"a": 1, "b": [1, 2]}"#)
        #expect(try PactText.problems(response, #"{"b": [1, 2], "a": 1, "c": 3}"#) == [])
        #expect(
            try PactText.problems(response, #"{"a": 2, "b": [1]}"#) == [
                "body at /a has another value (1) 2",
                "body at /b has another length (2 elements) 1",
            ])
        #expect(
            try PactText.problems(response, #"{"b": [1, "2"]}"#) == [
                "body at /a is missing (1) nothing", #"body at /b/1 has another type (2) "2""#,
            ])
    }

    @Test func `a rule holds for what is below it, and the heaviest path wins`() throws {
        let response = PactText.body(
            #"{"items": [{"id": 1, "kind": "a"}]}"#,
            rules: PactText.rule("$.items", #"{"match": "type", "min": 1}"#) + ","
                + PactText.rule("$.items[*].kind", #"{"match": "equality"}"#))
        #expect(
            try PactText.problems(
                response, #"{"items": [{"id": 7, "kind": "a"}, {"id": 8, "kind": "b"}]}"#)
                == [#"body at /items/1/kind is not as the rule says ("a") "b""#])
        #expect(
            try PactText.problems(response, #"{"items": [{"id": "7", "kind": "a"}]}"#)
                == [#"body at /items/0/id has another type (number, such as 1) "7""#])
        #expect(
            try PactText.problems(response, #"{"items": []}"#)
                == ["body at /items has too few (at least 1) 0"])
    }

    @Test func `a finding names the place in the file and the place in the value`() throws {
        let pact = try PactText.answering(PactText.body(#"{"data": {"amount": 10}}"#))
        guard case .exchange(_, let expected) = pact.interactions[0].content else { return }
        let found = PactMatcher(pact).judge(
            ResponseMessage(
                status: 200, contentType: "application/json",
                body: Array(#"{"data": {"amount": 11}}"#.utf8)),
            against: expected, subject: "the answer")
        #expect(
            found == [
                Finding(
                    rule: "pact-response-mismatch",
                    message: "the answer: body at /data/amount has another value",
                    location: FindingLocation(
                        file: "p.json", position: SourcePosition(line: 5, column: 34),
                        pointer: JSONPointer("/interactions/0/response/body/content/data/amount")),
                    expected: "10", found: "11")
            ])
    }

    @Test func `bodies are empty, of no interest, text or bytes as the file says`() throws {
        func body(_ text: String) -> String { "{\"status\": 200, \"body\": \(text)}" }
        let empty = body(#"{"content": ""}"#)
        #expect(try PactText.problems(empty, "") == [])
        #expect(try PactText.problems(empty, "1") == ["body is not empty (no body) 1 bytes"])
        #expect(try PactText.problems(#"{"status": 200}"#, "anything") == [])
        let text = body(#"{"content": "hello", "contentType": "text/plain", "encoded": false}"#)
        #expect(try PactText.problems(text, type: "text/plain", "hello") == [])
        #expect(try PactText.problems(text, type: "text/plain", "bye").count == 1)
        let bytes = body(#"{"content": "aGk=", "contentType": "x/y", "encoded": "base64"}"#)
        #expect(try PactText.problems(bytes, type: "x/y", "hi") == [])
        #expect(
            try PactText.problems(bytes, type: "x/y", "ho") == [
                "body has other bytes (2 bytes) 2 bytes"
            ])
        let json = body(
            #"{"content": "[1]", "contentType": "application/json", "encoded": "JSON"}"#)
        #expect(try PactText.problems(json, "[1]") == [])
        #expect(try PactText.problems(json, "[2]").count == 1)
        #expect(try PactText.problems(json, "[1").count == 1)
        #expect(try PactText.problems(json, type: "text/html", "[1]").count == 1)
        #expect(try PactText.problems(json, "") == ["body is missing ([1]) no body"])
    }

    @Test func `headers are compared by value, types by what is expected of them`() throws {
        let response = """
            {"status": 200, "headers": {"content-type": ["application/json"],
             "X-List": ["a, b"], "X-Id": "1"},
             "matchingRules": {"header": {"x-id": {"matchers": [{"match": "integer"}]}}}}
            """
        func fields(_ list: String, _ id: String) throws -> HTTPFields {
            let name = try #require(HTTPField.Name("X-List"))
            let other = try #require(HTTPField.Name("X-ID"))
            return [name: list, other: id]
        }
        #expect(
            try PactText.problems(
                response, type: "Application/JSON; charset=utf-8", fields: fields("a,b", "27"), "")
                == [])
        #expect(
            try PactText.problems(response, type: nil, fields: fields("b, a", "x"), "") == [
                "the header content-type is missing (application/json) nothing",
                "the header X-List has another value (a, b) b, a",
                "the header X-Id is not as the rule says (a whole number) x",
            ])
    }
}

@Suite struct PactRequestTests {
    private let expected = """
        {"method": "post", "path": "/a/1", "query": {"q": ["x"], "n": ["1"]},
         "headers": {"Accept": "text/csv"},
         "body": {"contentType": "application/json", "encoded": false, "content": {"v": 1}},
         "matchingRules": {"path": {"matchers": [{"match": "regex", "regex": "/a/\\\\d+"}]},
           "query": {"n": {"matchers": [{"match": "integer"}]}}}}
        """

    private func problems(
        method: HTTPRequest.Method = .post, _ path: String, accept: String = "text/csv",
        _ body: String = #"{"v": 1}"#
    ) throws -> [String] {
        let pact = try PactReader.read(Array(PactText.file(request: expected).utf8), name: "p")
        guard case .exchange(let request, _) = pact.interactions[0].content else { return [] }
        let message = RequestMessage(
            method, host: "h", path: path,
            fields: [.accept: accept, .contentType: "application/json"], body: Array(body.utf8))
        return PactMatcher(pact).judge(message, against: request, subject: "s").map(\.message)
    }

    @Test func `a request as expected has no findings`() throws {
        #expect(try problems("/a/77?n=5&q=x") == [])
    }

    @Test func `each part of a request is held to the file`() throws {
        #expect(try problems(method: .put, "/a/1?q=x&n=1") == ["s: the method is another"])
        #expect(try problems("/b?q=x&n=1") == ["s: the path is not as the rule says"])
        #expect(try problems("/a/1?n=1") == [#"s: the query parameter "q" is missing"#])
        #expect(
            try problems("/a/1?q=x&n=y") == [#"s: the query parameter "n" is not as the rule says"#]
        )
        #expect(
            try problems("/a/1?q=x&n=1&z=1") == [#"s: the query parameter "z" is not expected"#])
        #expect(
            try problems("/a/1?q=x&q=x&n=1")
                == [#"s: the query parameter "q" is given another number of times"#])
        #expect(
            try problems("/a/1?q=x&n=1", accept: "text/html") == [
                "s: the header Accept has another value"
            ])
    }

    @Test func `a request may not have more members than expected`() throws {
        #expect(
            try problems("/a/1?q=x&n=1", #"{"v": 1, "w": 2}"#) == ["s: body at /w is not expected"])
    }
}
