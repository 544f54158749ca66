import Findings
import HTTPModel
import HTTPTypes
import JSONModel
import JSONSchema
import OpenAPI
import Testing

@Suite struct ServerTests {
    private func operation(_ path: String, servers: String, more: String = "") throws -> String? {
        let item = #"{"get":{"operationId":"own","responses":\#(SmallAPI.okay)\#(more)}}"#
        let api = try SmallAPI.load(
            SmallAPI.text(
                #""servers":\#(servers),"paths":{"/a/{b}":\#(item.replacing("\"responses\"", with: Self.parameter + "\"responses\""))}"#
            ))
        return ExchangeJudge(api).operationID(for: APIBench.request(.get, path))
    }

    private static let parameter =
        #""parameters":[{"name":"b","in":"path","required":true,"schema":{"type":"string","minLength":2}}],"#

    @Test(arguments: [
        (#"[{"url":"https://x.test/base/"}]"#, "/base/a/bb", true),
        (#"[{"url":"https://x.test/base/"}]"#, "/a/bb", false),
        (#"[{"url":"/v1"},{"url":"/v2"}]"#, "/v2/a/bb", true),
        (
            #"[{"url":"https://{host}.test/{v}","variables":{"host":{"default":"a"},"v":{"default":"v1","enum":["v1","v2"]}}}]"#,
            "/v2/a/bb", true
        ),
        (
            #"[{"url":"https://{host}.test/{v}","variables":{"host":{"default":"a"},"v":{"default":"v1","enum":["v1","v2"]}}}]"#,
            "/v3/a/bb", false
        ),
        (
            #"[{"url":"https://x.test/{v}","variables":{"v":{"default":"v1"}}}]"#, "/anything/a/bb",
            true
        ),
        ("[]", "/a/bb", true),
    ])
    func `the path of a server stands in front of every path`(
        _ row: (servers: String, path: String, isFound: Bool)
    ) throws {
        #expect(try operation(row.path, servers: row.servers) == (row.isFound ? "own" : nil))
    }

    @Test func `a parameter is read past the parameters of the server`() throws {
        let api = try SmallAPI.load(
            SmallAPI.text(
                #""servers":[{"url":"/{v}","variables":{"v":{"default":"v1"}}}],"paths":{"/a/{b}":{"get":{\#(Self.parameter)"responses":\#(SmallAPI.okay)}}}"#
            ))
        let judge = ExchangeJudge(api)
        #expect(judge.judge(request: APIBench.request(.get, "/x/a/bb")).findings == [])
        #expect(
            judge.judge(request: APIBench.request(.get, "/long/a/b")).findings.map(\.rule)
                == ["exchange-invalid-parameter"])
        #expect(api.operations.first?.path(filling: ["b": "bb"]) == "/v1/a/bb")
    }

    @Test func `servers of an operation take the place of those around it`() throws {
        let own = #","servers":[{"url":"https://files.test/files"}]"#
        #expect(try operation("/files/a/bb", servers: #"[{"url":"/v1"}]"#, more: own) == "own")
        #expect(try operation("/v1/a/bb", servers: #"[{"url":"/v1"}]"#, more: own) == nil)
    }

    @Test func `a server variable without a definition is a finding`() throws {
        #expect(
            try SmallAPI.problems(
                SmallAPI.text(#""servers":[{"url":"/{v}"}],"paths":{}"#))
                == ["openapi-missing-field /servers/0/url"])
    }
}

@Suite struct PathTemplateTests {
    private func captured(_ template: String, _ path: String) throws -> [String] {
        let names = template.split(separator: "{").dropFirst().map { $0.prefix { $0 != "}" } }
        let parameters = names.map {
            #"{"name":"\#($0)","in":"path","required":true,"schema":{"type":"string","const":"none"}}"#
        }.joined(separator: ",")
        let api = try SmallAPI.load(
            SmallAPI.text(
                #""paths":{"\#(template)":{"get":{"parameters":[\#(parameters)],"responses":\#(SmallAPI.okay)}}}"#
            ))
        return ExchangeJudge(api).judge(request: APIBench.request(.get, path)).findings.map {
            $0.found ?? $0.rule
        }
    }

    @Test(arguments: [
        ("/f/{name}.{ending}", "/f/a.b.txt", [#""a""#, #""b.txt""#]),
        ("/f/{name}.json", "/f/a.b.json", [#""a.b""#]),
        ("/report({id})", "/report(7)", [#""7""#]),
        ("/{a}-{b}/x", "/1-2/x", [#""1""#, #""2""#]),
        ("/f/{name}.json", "/f/.json", ["/f/.json"]),
        ("/f/{name}.json", "/f/a.xml", ["/f/a.xml"]),
    ])
    func `a parameter may fill a part of a segment`(
        _ row: (template: String, path: String, found: [String])
    ) throws {
        #expect(try captured(row.template, row.path) == row.found)
    }
}

@Suite struct LinkAndCallbackTests {
    private func api(link: String, callbacks: String = "{}") -> String {
        SmallAPI.text(
            """
            "paths":{"/a":{"post":{"operationId":"make","callbacks":\(callbacks),"responses":{"200":
            {"description":"d","links":{"next":\(link)}}}}},
            "/a/{id}":{"get":{"operationId":"read","parameters":[{"name":"id","in":"path","required":true,
            "schema":{"type":"string"}}],"responses":{"200":{"description":"d"}}}}}
            """)
    }

    @Test func `a link leads to its operation`() throws {
        for link in [
            #"{"operationId":"read","parameters":{"id":"$response.body#/id"}}"#,
            ##"{"operationRef":"#/paths/~1a~1{id}/get","parameters":{"path.id":"x"}}"##,
        ] {
            let api = try SmallAPI.load(api(link: link))
            #expect(api.operations.first?.responses.first?.links.map(\.operation) == [1])
        }
    }

    @Test(arguments: [
        (#"{"operationId":"raed"}"#, "openapi-unresolved-reference", "/operationId"),
        (
            ##"{"operationRef":"#/paths/~1b/get"}"##, "openapi-unresolved-reference",
            "/operationRef"
        ),
        (
            #"{"operationId":"read","parameters":{"di":"x"}}"#, "openapi-unresolved-reference",
            "/parameters/di"
        ),
        (#"{"operationId":"read","operationRef":"x"}"#, "openapi-invalid-value", ""),
        (#"{}"#, "openapi-invalid-value", ""),
    ])
    func `a link that leads nowhere is a finding`(
        _ row: (link: String, rule: String, place: String)
    ) throws {
        #expect(
            try SmallAPI.problems(api(link: row.link))
                == ["\(row.rule) /paths/~1a/post/responses/200/links/next\(row.place)"])
    }

    @Test func `callbacks are read with their operations`() throws {
        let callbacks =
            #"{"done":{"{$request.body#/url}":{"put":{"operationId":"onDone","requestBody":{"content":{"application/json":{"schema":{"type":"object"}}}},"responses":{"200":{"description":"d"}}}}}}"#
        let api = try SmallAPI.load(api(link: #"{"operationId":"read"}"#, callbacks: callbacks))
        let found = try #require(api.operations.first?.callbacks.first)
        #expect(found.name == "done")
        #expect(found.expression == "{$request.body#/url}")
        #expect(found.operations.map(\.id) == ["onDone"])
        #expect(found.operations.first?.requestBody?.content.first?.schema?.accepts([]) == false)
    }
}

@Suite struct FileReferenceTests {
    private let others = [
        "c/apis/parts/shared.json": """
        {"parameters":{"Limit":{"name":"limit","in":"query","schema":{"$ref":"#/schemas/Limit"}}},
        "schemas":{"Limit":{"type":"integer","maximum":9}},
        "paths":{"b":{"get":{"operationId":"readB","parameters":[{"$ref":"#/parameters/Limit"}],
        "responses":{"200":{"$ref":"../responses.json#/ok"}}}}}}
        """,
        "c/apis/responses.json":
            #"{"ok":{"description":"d","content":{"application/json":{"schema":{"$ref":"parts/shared.json#/schemas/Limit"}}}}}"#,
    ]

    @Test func `references lead through the files beside the document`() throws {
        let text = SmallAPI.text(#""paths":{"/b":{"$ref":"./parts/shared.json#/paths/b"}}"#)
        let judge = try ExchangeJudge(SmallAPI.load(text, alongside: others))
        let request = APIBench.request(.get, "/b?limit=10")
        let verdict = judge.judge(
            request, APIBench.response(200, type: "application/json", body: "10"))
        #expect(verdict.operation == "readB")
        #expect(
            verdict.findings.map(\.message) == [
                #"readB query parameter "limit" does not keep to "maximum""#,
                #"readB response 200 body does not keep to "maximum""#,
            ])
    }

    @Test func `what is wrong in another file is found there`() throws {
        let broken = others.mapValues { $0.replacing("\"maximum\":9", with: "\"maxium\":9") }
        let text = SmallAPI.text(#""paths":{"/b":{"$ref":"parts/shared.json#/paths/b"}}"#)
        let error = #expect(throws: OpenAPIError.self) {
            try SmallAPI.load(text, alongside: broken)
        }
        #expect(error?.findings.map(\.rule) == ["schema-unknown-keyword"])
        #expect(error?.findings.first?.location.text == "c/apis/parts/shared.json:2:38")
    }

    @Test(arguments: [
        ("parts/missing.json#/paths/b", nil),
        ("parts/shared.json#/schemas/Limt", "did you mean \"Limit\"?"),
        ("https://example.test/shared.json#/paths/b", nil), ("#/paths/~1c", nil),
        ("parts/shared.json#paths", nil), ("../../../../etc/passwd", nil),
    ])
    func `a reference to what is not there is a finding`(
        _ row: (reference: String, hint: String?)
    ) throws {
        let text = SmallAPI.text(#""paths":{"/b":{"$ref":"\#(row.reference)"}}"#)
        let error = #expect(throws: OpenAPIError.self) {
            try SmallAPI.load(text, alongside: others)
        }
        #expect(error?.findings.map(\.rule) == ["openapi-unresolved-reference"])
        if row.hint != nil { #expect(error?.findings.first?.nextAction == row.hint) }
    }

    @Test func `siblings of a reference do not get in its way`() throws {
        let text = SmallAPI.text(
            ##""paths":{"/a":{"get":{"responses":{"200":{"$ref":"#/components/responses/R","description":"here"}}}}},"components":{"responses":{"R":{"$ref":"#/components/responses/S"},"S":{"description":"d"}}}"##
        )
        #expect(try SmallAPI.load(text).operations.first?.responses.map(\.statusText) == ["200"])
    }
}
