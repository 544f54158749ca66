import Findings
import HTTPModel
import HTTPTypes
import JSONModel
import OpenAPI
import Testing

@Suite struct RequestJudgeTests {
    @Test func `a request that keeps every promise has no findings`() throws {
        let request = APIBench.request(
            .post, "/base/parcels", key: "abc", type: "Application/JSON; charset=utf-8",
            body: #"{"weight":2}"#)
        #expect(try APIBench.problems(request) == [])
        let list = APIBench.request(.get, "/base/parcels?limit=50&tag=a&tag=b,c&id=1,2&open=true")
        #expect(try APIBench.problems(list) == [])
    }

    @Test(arguments: [
        (
            "/base/parcels?limit=51",
            #"listParcels query parameter "limit" does not keep to "maximum""#
        ),
        ("/base/parcels?limit=x", #"listParcels query parameter "limit" does not keep to "type""#),
        ("/base/parcels?limit=1&limit=2", #"listParcels query parameter "limit" is given 2 times"#),
        ("/base/parcels?open=yes", #"listParcels query parameter "open" does not keep to "type""#),
        (
            "/base/parcels?id=1,b",
            #"listParcels query parameter "id" at /1 does not keep to "type""#
        ),
        (
            "/base/parcels/x_1",
            #"GET /base/parcels/{id} path parameter "id" does not keep to "pattern""#
        ),
        ("/base/parcels/a/stops/b", #"getStop path parameter "stop" does not keep to "type""#),
    ])
    func `a parameter outside its schema is named with its operation`(
        _ row: (path: String, message: String)
    ) throws {
        #expect(
            try APIBench.problems(APIBench.request(.get, row.path))
                == ["exchange-invalid-parameter: " + row.message])
    }

    @Test func `a query parameter nobody documented is a finding with the nearest name`() throws {
        let verdict = try ExchangeJudge(APIBench.load()).judge(
            request: APIBench.request(.get, "/base/parcels?limt=5"))
        #expect(verdict.findings.map(\.rule) == ["exchange-undocumented-query-parameter"])
        #expect(verdict.findings.first?.nextAction == "did you mean \"limit\"?")
    }

    @Test func `a required header that is missing or too short is a finding`() throws {
        let missing = APIBench.request(
            .post, "/base/parcels", type: "application/json", body: #"{"weight":2}"#)
        #expect(
            try APIBench.problems(missing) == [
                #"exchange-missing-parameter: sendParcel header parameter "Idempotency-Key" is missing"#
            ])
        let short = APIBench.request(
            .post, "/base/parcels", key: "ab", type: "application/json", body: #"{"weight":2}"#)
        #expect(
            try APIBench.problems(short) == [
                #"exchange-invalid-parameter: sendParcel header parameter "Idempotency-Key" does not keep to "minLength""#
            ])
    }

    @Test(arguments: [
        ("", "application/json", "exchange-missing-body: sendParcel request body is empty"),
        ("{", "application/json", "exchange-unreadable-body: sendParcel request body is not JSON"),
        (
            "{}", "text/plain",
            "exchange-undocumented-content-type: sendParcel request body has a media type that is not documented"
        ),
        (
            #"{"weight":"2"}"#, "application/json",
            #"exchange-invalid-body: sendParcel request body at /weight does not keep to "type""#
        ),
    ])
    func `a body outside the promise is a finding`(
        _ row: (body: String, type: String, problem: String)
    ) throws {
        let request = APIBench.request(
            .post, "/base/parcels", key: "abc", type: row.type, body: row.body)
        #expect(try APIBench.problems(request) == [row.problem])
    }

    @Test func `a body nobody documented is a finding`() throws {
        let request = APIBench.request(.delete, "/base/parcels/p_1", body: "x")
        #expect(
            try APIBench.problems(request)
                == ["exchange-undocumented-body: dropParcel request body is not documented"])
    }

    @Test func `a parsed body is judged instead of the bytes`() throws {
        let request = APIBench.request(
            .post, "/base/parcels", key: "abc", type: "application/json", body: "not JSON")
        let judge = try ExchangeJudge(APIBench.load())
        #expect(judge.judge(request: request, requestJSON: ["weight": 1]).findings == [])
        #expect(
            judge.judge(request: request, requestJSON: ["weight": "1"]).findings.map(\.rule)
                == ["exchange-invalid-body"])
    }
}
