import Findings
import HTTPModel
import HTTPTypes
import JSONModel
import OpenAPI
import Testing

@Suite struct DirectionTests {
    private static let user = """
        {"type":"object","required":["id","name","password"],"additionalProperties":false,
        "properties":{"id":{"type":"string","readOnly":true},"name":{"type":"string"},
        "password":{"$ref":"#/components/schemas/Secret"}}}
        """
    private let joined = ##"{"allOf":[{"$ref":"#/components/schemas/User"},{"required":["id"]}]}"##

    private func api(_ schema: String, version: String = "3.1.0") -> String {
        SmallAPI.post(
            body: #"{"content":{"application/json":{"schema":\#(schema)}}}"#,
            response:
                #"{"200":{"description":"d","content":{"application/json":{"schema":\#(schema)}}}}"#,
            more:
                #""components":{"schemas":{"User":\#(Self.user),"Secret":{"type":"string","writeOnly":true}}}"#,
            version: version)
    }

    private func said(_ api: String, request: String, response: String) throws -> [String] {
        try ExchangeJudge(SmallAPI.load(api)).judge(
            APIBench.request(.post, "/a", type: "application/json", body: request),
            APIBench.response(200, type: "application/json", body: response)
        ).findings.map { "\($0.rule): \($0.message)" }
    }

    @Test(arguments: ["3.0.3", "3.1.0"])
    func `a read-only property is neither needed nor allowed in a request`(
        _ version: String
    ) throws {
        for schema in [##"{"$ref":"#/components/schemas/User"}"##, joined] {
            let api = api(schema, version: version)
            #expect(
                try said(
                    api, request: #"{"name":"n","password":"p"}"#,
                    response: #"{"id":"1","name":"n"}"#) == [])
            #expect(
                try said(
                    api, request: #"{"id":"1","name":"n","password":"p"}"#,
                    response: #"{"id":"1","name":"n"}"#
                ) == [
                    #"exchange-read-only-property: POST /a request body sends the read-only property "id""#
                ])
        }
    }

    @Test func `a write-only property is neither needed nor allowed in a response`() throws {
        let api = api(##"{"$ref":"#/components/schemas/User"}"##)
        #expect(
            try said(
                api, request: #"{"name":"n","password":"p"}"#,
                response: #"{"id":"1","name":"n","password":"p"}"#
            ) == [
                #"exchange-write-only-property: POST /a response 200 body shows the write-only property "password""#
            ])
        #expect(
            try said(api, request: #"{"name":"n"}"#, response: #"{"name":"n"}"#) == [
                #"exchange-invalid-body: POST /a request body does not keep to "required""#,
                #"exchange-invalid-body: POST /a response 200 body does not keep to "required""#,
            ])
    }

    @Test func `an example may be written for either half`() throws {
        for example in [
            #"{"id":"1","name":"n"}"#, #"{"name":"n","password":"p"}"#,
            #"{"id":"1","name":"n","password":"p"}"#,
        ] {
            let text = SmallAPI.post(
                response:
                    #"{"200":{"description":"d","content":{"application/json":{"schema":\#(Self.user),"example":\#(example)}}}}"#,
                more: #""components":{"schemas":{"Secret":{"type":"string","writeOnly":true}}}"#)
            #expect(try SmallAPI.load(text).examples.map(\.failures.count) == [0], "\(example)")
        }
    }
}

@Suite struct SecurityTests {
    private func api(_ security: String, onOperation: Bool = false) -> String {
        let schemes = """
            {"basic":{"type":"http","scheme":"Basic"},"bearer":{"type":"http","scheme":"bearer"},
            "header":{"type":"apiKey","in":"header","name":"X-Key"},
            "query":{"type":"apiKey","in":"query","name":"key"},
            "cookie":{"type":"apiKey","in":"cookie","name":"session"},
            "oauth":{"type":"oauth2","flows":{"clientCredentials":{"tokenUrl":"/t","scopes":{}}}},
            "oidc":{"type":"openIdConnect","openIdConnectUrl":"/o"},"tls":{"type":"mutualTLS"}}
            """
        let operation =
            onOperation
            ? #"{"security":\#(security),"responses":\#(SmallAPI.okay)}"#
            : #"{"responses":\#(SmallAPI.okay)}"#
        let around = onOperation ? #"[{"basic":[]}]"# : security
        return SmallAPI.text(
            #""paths":{"/a":{"get":\#(operation)}},"security":\#(around),"components":{"securitySchemes":\#(schemes)}"#
        )
    }

    private func verdict(
        _ api: String, path: String = "/a", _ fields: [(String, String)] = []
    ) throws -> ExchangeVerdict {
        var request = APIBench.request(.get, path)
        for (name, value) in fields {
            request.head.headerFields[try #require(HTTPField.Name(name))] = value
        }
        return try ExchangeJudge(SmallAPI.load(api), credentials: .judged).judge(request: request)
    }

    @Test(arguments: [
        ("basic", "/a", [("Authorization", "basic eDp5")], true),
        ("basic", "/a", [("Authorization", "Bearer x")], false),
        ("basic", "/a", [("Authorization", "Basic ")], false),
        ("bearer", "/a", [("Authorization", "Bearer x")], true), ("bearer", "/a", [], false),
        ("header", "/a", [("X-Key", "k")], true), ("header", "/a", [("X-Key", "")], false),
        ("query", "/a?key=k", [], true), ("query", "/a?key=", [], false),
        ("cookie", "/a", [("Cookie", "a=b; session=s")], true),
        ("cookie", "/a", [("Cookie", "sessions=s")], false),
        ("oauth", "/a", [("Authorization", "Bearer t")], true), ("oauth", "/a", [], false),
        ("oidc", "/a", [("Authorization", "Bearer t")], true), ("tls", "/a", [], true),
    ])
    func `credentials are looked for where their scheme puts them`(
        _ row: (scheme: String, path: String, fields: [(String, String)], isMet: Bool)
    ) throws {
        let verdict = try verdict(api(#"[{"\#(row.scheme)":[]}]"#), path: row.path, row.fields)
        #expect(
            verdict.securityFindings.map(\.rule)
                == (row.isMet ? [] : ["exchange-missing-security"]))
        #expect(verdict.findings == [])
    }

    @Test func `any alternative will do, all of its parts are needed, and none may be asked`()
        throws
    {
        let both = api(#"[{"basic":[]},{"header":[],"query":[]}]"#)
        #expect(try verdict(both, path: "/a?key=k", [("X-Key", "k")]).securityFindings == [])
        let missing = try verdict(both, [("X-Key", "k")]).securityFindings
        #expect(
            missing.map(\.expected) == [
                "an Authorization header of the scheme basic, or the header X-Key and the query parameter \"key\""
            ])
        #expect(try verdict(api(#"[{"basic":[]},{}]"#)).securityFindings == [])
        #expect(try verdict(api("[]")).securityFindings == [])
        #expect(try verdict(api("[]", onOperation: true)).securityFindings == [])
        #expect(
            try verdict(api(#"[{"bearer":[]}]"#, onOperation: true)).securityFindings.map(
                \.expected)
                == ["an Authorization header of the scheme bearer"])
    }

    @Test func `credentials are left aside unless they are asked for`() throws {
        let judge = try ExchangeJudge(SmallAPI.load(api(#"[{"basic":[]}]"#)))
        let verdict = judge.judge(request: APIBench.request(.get, "/a"))
        #expect(verdict.securityFindings == [])
        #expect(verdict.findings == [])
    }

    @Test func `credentials never stand in a finding`() throws {
        let found = try verdict(api(#"[{"basic":[]}]"#), [("Authorization", "Bearer secret")])
        #expect(
            found.securityFindings.map(\.found) == [
                "an Authorization header of the scheme Bearer"
            ])
    }
}

@Suite struct WebhookTests {
    private let api = SmallAPI.text(
        """
        "webhooks":{"paid":{"post":{"operationId":"onPaid","requestBody":{"required":true,"content":
        {"application/json":{"schema":{"type":"object","required":["id"]}}}},
        "responses":{"2XX":{"description":"d"}}}}}
        """)

    private func verdict(
        _ name: String, method: HTTPRequest.Method = .post, body: String = #"{"id":1}"#,
        status: Int = 200
    ) throws -> ExchangeVerdict {
        try ExchangeJudge(SmallAPI.load(api)).judge(
            webhook: name,
            request: APIBench.request(method, "/anywhere", type: "application/json", body: body),
            response: APIBench.response(status))
    }

    @Test func `a webhook is judged by its name, wherever it is sent`() throws {
        let sound = try verdict("paid")
        #expect(sound.findings == [])
        #expect(sound.operation == "onPaid")
        #expect(sound.status == "2XX")
        #expect(
            try verdict("paid", body: "{}").requestFindings.map(\.message)
                == [#"onPaid request body does not keep to "required""#])
        #expect(
            try verdict("paid", status: 500).responseFindings.map(\.rule)
                == ["exchange-undocumented-status"])
    }

    @Test func `a webhook or method nobody documented is a finding`() throws {
        let unknown = try verdict("piad")
        #expect(unknown.findings.map(\.rule) == ["exchange-undocumented-webhook"])
        #expect(unknown.findings.map(\.nextAction) == ["did you mean \"paid\"?"])
        #expect(
            try verdict("paid", method: .put).findings.map(\.rule)
                == ["exchange-undocumented-method"])
    }
}

@Suite struct MediaTypeTests {
    private let api = SmallAPI.post(
        body: """
            {"content":{"application/json":{"schema":{"type":"object"}},
            "application/*":{"schema":{"type":"array"}},"*/*":{"schema":{"type":"string","minLength":2}},
            "application/vnd.a+json":{"schema":{"type":"integer"}},"image/png":{"schema":{"type":"string"}}}}
            """)

    @Test(arguments: [
        ("application/json; charset=utf-8", "{}", []), ("application/json", "[]", ["type"]),
        ("application/vnd.a+json", "1", []), ("application/vnd.b+json", "[]", []),
        ("application/vnd.b+json", "{}", ["type"]), ("text/plain", "ab", []),
        ("text/plain", "a", ["minLength"]), ("image/png", "\u{1}", []), ("image/gif", "x", []),
    ])
    func `the media type that fits most closely judges the body`(
        _ row: (type: String, body: String, keywords: [String])
    ) throws {
        #expect(
            try SmallAPI.said(row.body, type: row.type, to: api)
                == row.keywords.map {
                    "exchange-invalid-body: POST /a request body does not keep to \"\($0)\""
                })
    }
}
