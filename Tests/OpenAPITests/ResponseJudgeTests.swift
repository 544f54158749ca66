import Findings
import HTTPModel
import HTTPTypes
import OpenAPI
import Testing

@Suite struct ResponseJudgeTests {
    private let post = APIBench.request(
        .post, "/base/parcels", key: "abc", type: "application/json", body: #"{"weight":2}"#)

    @Test func `a whole exchange that keeps its promises says what it exercised`() throws {
        let verdict = try ExchangeJudge(APIBench.load()).judge(
            post,
            APIBench.response(
                201, type: "application/json", location: "/p", body: #"{"weight":2}"#))
        #expect(verdict.findings == [])
        #expect(verdict.operation == "sendParcel")
        #expect(verdict.status == "201")
    }

    @Test(arguments: [(404, "4XX", "application/problem+json"), (503, "default", "text/plain")])
    func `a status falls to its class, then to the default`(
        _ row: (status: Int, documented: String, type: String)
    ) throws {
        let body = row.type == "text/plain" ? "busy" : #"{"title":"no"}"#
        let verdict = try ExchangeJudge(APIBench.load()).judge(
            response: APIBench.response(row.status, type: row.type, body: body), to: post)
        #expect(verdict.findings == [])
        #expect(verdict.status == row.documented)
    }

    @Test func `a status nobody documented is a finding and exercises nothing`() throws {
        let verdict = try ExchangeJudge(APIBench.load()).judge(
            response: APIBench.response(500), to: APIBench.request(.get, "/base/parcels"))
        #expect(verdict.findings.map(\.rule) == ["exchange-undocumented-status"])
        #expect(verdict.findings.map(\.expected) == ["one of 200, 4XX"])
        #expect(verdict.status == nil)
        #expect(verdict.operation == "listParcels")
    }

    @Test func `headers and body of a response are held to their schemas`() throws {
        #expect(
            try APIBench.problems(
                APIBench.response(201, type: "application/json", body: #"{"weight":2,"x":1}"#),
                to: post) == [
                    "exchange-missing-header: sendParcel response 201 lacks the header Location",
                    #"exchange-invalid-body: sendParcel response 201 body at /x does not keep to "additionalProperties""#,
                ])
        #expect(
            try APIBench.problems(
                APIBench.response(
                    201, type: "application/json", location: "p", body: #"{"weight":2}"#),
                to: post) == [
                    #"exchange-invalid-header: sendParcel response 201 header Location does not keep to "pattern""#
                ])
        #expect(
            try APIBench.problems(APIBench.response(503, type: "text/plain", body: "x"), to: post)
                == [
                    #"exchange-invalid-body: sendParcel response 503 body does not keep to "minLength""#
                ]
        )
    }

    @Test func `a missing body, an extra body and another media type are findings`() throws {
        #expect(
            try APIBench.problems(APIBench.response(400), to: post)
                == ["exchange-missing-body: sendParcel response 400 body is empty"])
        let get = APIBench.request(.get, "/base/parcels")
        #expect(
            try APIBench.problems(APIBench.response(200, type: "text/plain", body: "x"), to: get)
                == ["exchange-undocumented-body: listParcels response 200 body is not documented"])
        #expect(
            try APIBench.problems(
                APIBench.response(400, type: "application/json", body: "{}"), to: post) == [
                    "exchange-undocumented-content-type: sendParcel response 400 body has a media type that is not documented"
                ])
    }

    @Test func `faults of the request and of the response are kept apart`() throws {
        let verdict = try ExchangeJudge(APIBench.load()).judge(
            APIBench.request(.post, "/base/parcels"),
            APIBench.response(400, type: "application/problem+json", body: #"{"title":"key"}"#))
        #expect(
            verdict.requestFindings.map(\.rule) == [
                "exchange-missing-parameter", "exchange-missing-body",
            ])
        #expect(verdict.responseFindings == [])
    }
}
