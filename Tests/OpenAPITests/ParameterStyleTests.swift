import Findings
import HTTPModel
import HTTPTypes
import JSONModel
import OpenAPI
import Testing

/// Every style in every place, written and read again.
@Suite struct ParameterStyleTests {
    static let scalar = #"{"type":"integer"}"#
    static let text = #"{"type":"string"}"#
    static let list = #"{"type":"array","items":{"type":"integer"}}"#
    static let words = #"{"type":"array","items":{"type":"string"}}"#
    static let object =
        #"{"type":"object","properties":{"r":{"type":"integer"},"g":{"type":"string"}},"additionalProperties":false}"#

    struct Row: Sendable, CustomTestStringConvertible {
        let place: String
        let style: String
        let explode: Bool
        let schema: String
        let value: JSONValue
        let written: String

        init(
            _ place: String, _ style: String, _ explode: Bool, _ schema: String,
            _ value: JSONValue, _ written: String
        ) {
            self.place = place
            self.style = style
            self.explode = explode
            self.schema = schema
            self.value = value
            self.written = written
        }

        var testDescription: String {
            "\(place) \(style)\(explode ? " exploded" : "") \(value.text)"
        }
    }

    static let paths = [
        Row("path", "simple", false, scalar, 5, "/5"),
        Row("path", "simple", false, text, "a/b c,d", "/a%2Fb%20c%2Cd"),
        Row("path", "simple", false, list, [3, 4, 5], "/3,4,5"),
        Row("path", "simple", true, list, [3, 4, 5], "/3,4,5"),
        Row("path", "simple", false, words, ["a,b", "c"], "/a%2Cb,c"),
        Row("path", "simple", false, object, ["r": 100, "g": "x=y"], "/r,100,g,x%3Dy"),
        Row("path", "simple", true, object, ["r": 100, "g": "x"], "/r=100,g=x"),
        Row("path", "label", false, scalar, 5, "/.5"),
        Row("path", "label", false, list, [3, 4], "/.3,4"),
        Row("path", "label", true, list, [3, 4], "/.3.4"),
        Row("path", "label", false, object, ["r": 1, "g": "x"], "/.r,1,g,x"),
        Row("path", "label", true, object, ["r": 1, "g": "x"], "/.r=1.g=x"),
        Row("path", "matrix", false, scalar, 5, "/;p=5"),
        Row("path", "matrix", false, list, [3, 4], "/;p=3,4"),
        Row("path", "matrix", true, list, [3, 4], "/;p=3;p=4"),
        Row("path", "matrix", false, object, ["r": 1, "g": "x"], "/;p=r,1,g,x"),
        Row("path", "matrix", true, object, ["r": 1, "g": "x"], "/;r=1;g=x"),
    ]

    static let queries = [
        Row("query", "form", true, scalar, 5, "p=5"),
        Row("query", "form", false, text, "a&b=c d", "p=a%26b%3Dc%20d"),
        Row("query", "form", true, list, [3, 4], "p=3&p=4"),
        Row("query", "form", false, list, [3, 4], "p=3,4"),
        Row("query", "form", false, words, ["a,b", "c"], "p=a%2Cb,c"),
        Row("query", "form", true, object, ["r": 1, "g": "x"], "r=1&g=x"),
        Row("query", "form", false, object, ["r": 1, "g": "x"], "p=r,1,g,x"),
        Row("query", "spaceDelimited", false, list, [3, 4], "p=3%204"),
        Row("query", "spaceDelimited", false, object, ["r": 1, "g": "x"], "p=r%201%20g%20x"),
        Row("query", "spaceDelimited", true, list, [3, 4], "p=3&p=4"),
        Row("query", "pipeDelimited", false, list, [3, 4], "p=3%7C4"),
        Row("query", "pipeDelimited", false, object, ["r": 1, "g": "x"], "p=r%7C1%7Cg%7Cx"),
        Row("query", "pipeDelimited", true, list, [3, 4], "p=3&p=4"),
        Row("query", "deepObject", true, object, ["r": 1, "g": "x"], "p%5Br%5D=1&p%5Bg%5D=x"),
        Row("query", "deepObject", true, list, [3, 4], "p%5B0%5D=3&p%5B1%5D=4"),
        Row(
            "query", "deepObject", true,
            #"{"type":"object","properties":{"a":{"type":"object","properties":{"b":{"type":"array","items":{"type":"integer"}}}}}}"#,
            ["a": ["b": [1, 2]]], "p%5Ba%5D%5Bb%5D%5B0%5D=1&p%5Ba%5D%5Bb%5D%5B1%5D=2"),
    ]

    static let fields = [
        Row("header", "simple", false, scalar, 5, "5"),
        Row("header", "simple", false, text, "a, b", "a, b"),
        Row("header", "simple", false, list, [3, 4], "3,4"),
        Row("header", "simple", true, list, [3, 4], "3,4"),
        Row("header", "simple", false, object, ["r": 1, "g": "x"], "r,1,g,x"),
        Row("header", "simple", true, object, ["r": 1, "g": "x"], "r=1,g=x"),
        Row("cookie", "form", true, scalar, 5, "p=5"),
        Row("cookie", "form", true, text, "a;b", "p=a%3Bb"),
        Row("cookie", "form", false, list, [3, 4], "p=3,4"),
        Row("cookie", "form", true, list, [3, 4], "p=3; p=4"),
        Row("cookie", "form", false, object, ["r": 1, "g": "x"], "p=r,1,g,x"),
        Row("cookie", "form", true, object, ["r": 1, "g": "x"], "r=1; g=x"),
    ]

    /// The row's API; it wants exactly the row's value, or anything but that.
    private func api(_ row: Row, wantsIt: Bool = true) throws -> OpenAPIDocument {
        let path = row.place == "path" ? "/{p}" : "/a"
        var schema = try JSONValue.parse(Array(row.schema.utf8))
        if case .object(var object) = schema {
            object[wantsIt ? "const" : "not"] = wantsIt ? row.value : ["const": row.value]
            schema = .object(object)
        }
        return try APIBench.load(
            """
            {"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{"\(path)":{"get":{
            "parameters":[{"name":"p","in":"\(row.place)","required":true,"style":"\(row.style)",
            "explode":\(row.explode),"schema":\(schema.text)}],
            "responses":{"200":{"description":"d"}}}}}}
            """)
    }

    private func request(_ row: Row, _ operation: OpenAPI.Operation) throws -> RequestMessage {
        let values = ["p": row.value]
        switch row.place {
        case "path":
            return APIBench.request(.get, try #require(operation.path(filling: values)))
        case "query": return APIBench.request(.get, "/a?" + operation.query(filling: values))
        default:
            let fields = operation.fields(filling: values, cookies: values)
            return RequestMessage(.get, host: "api.test", path: "/a", fields: fields)
        }
    }

    private func written(_ row: Row, _ request: RequestMessage) -> String? {
        switch row.place {
        case "path": request.path
        case "query": request.query
        case "header": HTTPField.Name("p").flatMap { request[$0] }
        default: request[.cookie]
        }
    }

    @Test(arguments: paths + queries + fields)
    func `a value is written in its style, and reading it gives the same value`(_ row: Row) throws {
        let sound = try api(row)
        let operation = try #require(sound.operations.first)
        let request = try request(row, operation)
        #expect(written(row, request) == row.written)
        #expect(ExchangeJudge(sound).judge(request: request).findings.map(\.message) == [])
        let other = try api(row, wantsIt: false)
        #expect(
            ExchangeJudge(other).judge(request: request).findings.map(\.rule).contains(
                "exchange-invalid-parameter"))
    }

    @Test(arguments: paths + queries + fields)
    func `a required value that is not there is a finding`(_ row: Row) throws {
        guard row.place != "path" else { return }
        let judge = try ExchangeJudge(api(row))
        #expect(
            judge.judge(request: APIBench.request(.get, "/a")).findings.map(\.rule)
                == ["exchange-missing-parameter"])
    }

    @Test(arguments: [
        ("path", "label", "/5"), ("path", "matrix", "/5"), ("path", "matrix", "/;q=5"),
    ])
    func `a path in another style cannot be read`(
        _ row: (place: String, style: String, path: String)
    ) throws {
        let api = try api(Row(row.place, row.style, false, Self.scalar, 5, ""))
        #expect(
            ExchangeJudge(api).judge(request: APIBench.request(.get, row.path)).findings.map(
                \.message) == [#"GET /{p} path parameter "p" cannot be read"#])
    }

    @Test(arguments: [
        ("p%5Br%5D=1&p[g]=x", []), ("p[g]=x&p[h]=y", ["does not keep to \"additionalProperties\""]),
        ("p[r]=a", ["at /r does not keep to \"type\""]), ("q[r]=1", ["\"q[r]\" is not documented"]),
        ("p%5Br%5D%5Bs%5D=1", ["at /r does not keep to \"type\""]),
    ])
    func `deep objects are read by their brackets`(_ row: (query: String, said: [String])) throws {
        let text = """
            {"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{"/a":{"get":{
            "parameters":[{"name":"p","in":"query","style":"deepObject","schema":\(Self.object)}],
            "responses":{"200":{"description":"d"}}}}}}
            """
        let found = try ExchangeJudge(APIBench.load(text)).judge(
            request: APIBench.request(.get, "/a?" + row.query)
        ).findings.map(\.message)
        #expect(found.count == row.said.count)
        for (message, said) in zip(found, row.said) { #expect(message.hasSuffix(said)) }
    }

    @Test func `a parameter described by content is read as its media type`() throws {
        let text = """
            {"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{"/a":{"get":{
            "parameters":[{"name":"p","in":"query","content":{"application/json":
            {"schema":{"type":"object","required":["x"]}}}}],
            "responses":{"200":{"description":"d"}}}}}}
            """
        let api = try APIBench.load(text)
        let operation = try #require(api.operations.first)
        func rules(_ query: String) -> [String] {
            ExchangeJudge(api).judge(request: APIBench.request(.get, "/a?" + query)).findings
                .map(\.message)
        }
        #expect(operation.query(filling: ["p": ["x": 1]]) == "p=%7B%22x%22%3A1%7D")
        #expect(rules(operation.query(filling: ["p": ["x": 1]])) == [])
        #expect(rules("p=%7B%7D") == [#"GET /a query parameter "p" does not keep to "required""#])
        #expect(rules("p=%7B") == [#"GET /a query parameter "p" cannot be read"#])
    }

    @Test func `reserved characters and empty values pass where they are allowed`() throws {
        let text = """
            {"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{"/a":{"get":{
            "parameters":[{"name":"p","in":"query","allowReserved":true,"allowEmptyValue":true,
            "schema":{"type":"string","minLength":3}},
            {"name":"q","in":"query","schema":{"type":"string","minLength":3}}],
            "responses":{"200":{"description":"d"}}}}}}
            """
        let api = try APIBench.load(text)
        let operation = try #require(api.operations.first)
        #expect(
            operation.query(filling: ["p": "a/b?c&d", "q": "a/b"]) == "p=a/b?c%26d&q=a%2Fb")
        let verdict = ExchangeJudge(api).judge(request: APIBench.request(.get, "/a?p=&q="))
        #expect(
            verdict.findings.map(\.message)
                == [#"GET /a query parameter "q" does not keep to "minLength""#])
    }

    @Test func `a path is only written when every parameter is there`() throws {
        let operation = try #require(APIBench.load().operations.first { $0.id == "getStop" })
        #expect(
            operation.path(filling: ["id": "p_1", "stop": 3]) == "/base/parcels/p_1/stops/3")
        #expect(operation.path(filling: ["id": "p_1"]) == nil)
    }
}
