import Contracts
import JSONModel
import Testing

@Suite struct PactReaderTests {
    @Test func `version 4 is read with states, requests, messages and pending ones`() throws {
        let text = """
            {"consumer": {"name": "shop"}, "provider": {"name": "payments"}, "interactions": [
              {"type": "Synchronous/HTTP", "description": "a", "pending": true,
               "providerStates": [{"name": "s", "params": {"n": 1}}, {"name": "t"}],
               "request": {"method": "get", "path": "/x", "generators":
                 {"path": {"type": "ProviderState", "expression": "/x/${id}"},
                  "header": {"A": {"type": "Uuid"}}}},
               "response": {"status": "200"}},
              {"type": "Asynchronous/Messages", "description": "b",
               "metadata": {"contentType": "application/json"},
               "contents": {"content": {"v": 1}, "contentType": "application/json"},
               "matchingRules": {"content": {"$.v": {"matchers": [{"match": "integer"}]}}}}],
             "metadata": {"pactSpecification": {"version": "4.0"}}}
            """
        let pact = try PactReader.read(Array(text.utf8), name: "p.json")
        #expect([pact.consumer, pact.provider] == ["shop", "payments"])
        #expect(pact.version == .four)
        #expect(pact.interactions.map(\.isPending) == [true, false])
        #expect(pact.interactions[0].states.map(\.name) == ["s", "t"])
        #expect(pact.interactions[0].states[0].params["n"] == 1)
        guard case .exchange(let request, let response) = pact.interactions[0].content,
            case .message(let message) = pact.interactions[1].content
        else {
            Issue.record("the wrong kinds of interaction")
            return
        }
        #expect(request.method == "GET")
        #expect(response.status == 200)
        #expect(request.generators.map(\.category) == ["path"])
        #expect(request.generators.map(\.expression) == ["/x/${id}"])
        #expect(message.rules.body.count == 1)
        #expect(message.metadata["contentType"] == "application/json")
    }

    @Test func `version 3 is read with bare bodies and messages`() throws {
        let text = """
            {"consumer": {"name": "shop"}, "provider": {"name": "payments"},
             "interactions": [{"description": "a", "providerState": "s",
               "request": {"method": "GET", "path": "/x", "query": {"q": ["1", "2"]}},
               "response": {"status": 200, "headers": {"Content-Type": "application/json"},
                 "body": {"v": 1}}}],
             "messages": [{"description": "b", "contents": {"w": 2},
               "metaData": {"contentType": "application/json"}}],
             "metadata": {"pact-specification": {"version": "3.0.0"}}}
            """
        let pact = try PactReader.read(Array(text.utf8), name: "p.json")
        #expect(pact.version == .three)
        #expect(pact.interactions.map(\.description) == ["a", "b"])
        #expect(pact.interactions[0].states.map(\.name) == ["s"])
        guard case .exchange(let request, let response) = pact.interactions[0].content,
            case .json(let body) = response.body.content,
            case .message(let message) = pact.interactions[1].content,
            case .json(let contents) = message.contents.content
        else {
            Issue.record("the wrong kinds of interaction")
            return
        }
        #expect(request.query.map(\.values) == [["1", "2"]])
        #expect(body == ["v": 1])
        #expect(contents == ["w": 2])
    }

    static let request = #"{"method": "GET", "path": "/a"#
    static let broken: [(String, String)] = [
        ("{", "p.json:1:2 pact-unreadable: the text ends here; expected a member name in quotes"),
        ("[]", "p.json:1:1 pact-malformed: a value of the wrong kind"),
        ("{}", "p.json:1:1 pact-malformed: \"consumer\" is missing"),
        (
            #"{"consumer": {"name": "a"}, "provider": {}}"#,
            "p.json:1:41 pact-malformed: \"name\" is missing"
        ),
        (
            #"{"consumer": {"name": "a"}, "provider": {"name": "b"}, "metadata": {}}"#,
            "p.json:1:68 pact-malformed: the file does not say which version of the specification "
                + "it keeps to"
        ),
        (
            PactText.file(version: "2.0.0"),
            "p.json:5:48 pact-unsupported: version 2.0.0 of the Pact specification is not supported"
        ),
        (
            PactText.file().replacing("Synchronous/HTTP", with: "Synchronous/Messages"),
            "p.json:2:28 pact-unsupported: interactions of type Synchronous/Messages are not "
                + "supported"
        ),
        (
            PactText.file().replacing("Synchronous/HTTP", with: "Synchronous/HTP"),
            "p.json:2:28 pact-malformed: there is no interaction type \"Synchronous/HTP\""
        ),
        (
            PactText.file(request: #"{"method": "GET"}"#),
            "p.json:3:14 pact-malformed: \"path\" is missing"
        ),
        (
            PactText.file(request: request + #"", "query": "a=b"}"#),
            "p.json:3:55 pact-unsupported: a query in one text is of version 2 of the specification"
        ),
        (
            PactText.file(request: request + #"", "headers": {"A": 1}}"#),
            "p.json:3:63 pact-malformed: a value of the wrong kind"
        ),
        (
            PactText.file(response: #"{"status": 99}"#),
            "p.json:4:26 pact-malformed: no HTTP status"
        ),
        (
            PactText.file(response: #"{"body": {"a": 1}}"#),
            "p.json:4:24 pact-malformed: a body of version 4 says what its content is"
        ),
        (
            PactText.file(response: #"{"body": {"content": "?", "encoded": "base64"}}"#),
            "p.json:4:36 pact-malformed: the content is not base64"
        ),
        (
            PactText.file(response: #"{"body": {"content": "?", "encoded": "zip"}}"#),
            "p.json:4:52 pact-unsupported: the encoding \"zip\" is not supported"
        ),
        (
            PactText.file(response: #"{"generators": {"status": {"type": "Dice"}}}"#),
            "p.json:4:50 pact-malformed: there is no generator \"Dice\""
        ),
        (
            PactText.file(response: #"{"matchingRules": {"bodi": {}}}"#),
            "p.json:4:42 pact-malformed: there are no rules for \"bodi\""
        ),
        (
            PactText.file(response: rules("items", "{}")),
            "p.json:4:52 pact-malformed: \"matchers\" is missing"
        ),
        (
            PactText.file(response: rules("$.a[", #"{"matchers": []}"#)),
            "p.json:4:51 pact-malformed: \"$.a[\" is no path"
        ),
        (
            PactText.file(response: rules("$.a", #"{"matchers": []}"#)),
            "p.json:4:63 pact-malformed: a place without a rule"
        ),
        (
            PactText.file(response: rules("$.a", #"{"matchers": [{"match": "tpye"}]}"#)),
            "p.json:4:74 pact-malformed: there is no matching rule \"tpye\""
        ),
        (
            PactText.file(
                response: rules("$.a", #"{"matchers": [{"match": "date", "format": "bb"}]}"#)),
            "p.json:4:92 pact-unsupported: the format has a letter that is not supported"
        ),
        (
            PactText.file(
                response: rules("$.a", #"{"matchers": [{"match": "null"}], "combine": "XOR"}"#)),
            "p.json:4:95 pact-malformed: rules are combined with AND or OR"
        ),
        (
            PactText.file(
                response:
                    #"{"matchingRules": {"status": {"matchers": [{"match": "statusCode", "status": "fine"}]}}}"#
            ), "p.json:4:92 pact-malformed: there is no class of statuses \"fine\""
        ),
    ]

    private static func rules(_ path: String, _ list: String) -> String {
        "{\"matchingRules\": {\"body\": {\"\(path)\": \(list)}}}"
    }

    @Test(arguments: broken)
    func `what is broken is named with its place`(_ text: String, _ message: String) {
        #expect(PactText.errors(text) == [message])
    }

    @Test func `a regular expression nobody can read is refused`() {
        let text = PactText.file(
            response: #"{"matchingRules": {"body": {"$.a": {"matchers": [{"regex": "("}]}}}}"#)
        let found = PactText.errors(text)
        #expect(found.count == 1)
        #expect(
            found[0].hasPrefix(
                "p.json:4:74 pact-unsupported: the regular expression is not supported: "))
    }

    @Test func `every broken interaction of a file is told`() {
        let text = """
            {"consumer": {"name": "a"}, "provider": {"name": "b"},
             "interactions": [{"description": "x"}, {"type": 1, "description": "y"}],
             "metadata": {"pactSpecification": {"version": "4.0"}}}
            """
        #expect(PactText.errors(text).count == 2)
    }

    @Test func `paths name members and elements in both notations`() {
        #expect(
            PactPath("$.a[*].b['c-d'][0].*")?.steps
                == [.name("a"), .all, .name("b"), .name("c-d"), .index(0), .all])
        #expect(PactPath("$")?.steps == [])
        for text in ["", "$.", "$..a", "$[", "$['a]", "$[x]", "$[-1]", "$a"] {
            #expect(PactPath(text)?.steps == nil, "\(text)")
        }
    }
}
