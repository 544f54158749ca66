import Findings
import HTTPModel
import HTTPTypes
import OpenAPI
import Testing

@Suite struct RoutingTests {
    @Test(arguments: [
        ("GET", "/base/parcels", "listParcels"),
        ("GET", "/base/parcels?limit=1", "listParcels"),
        ("POST", "/base/parcels", "sendParcel"),
        ("GET", "/base/parcels/recent", "recentParcels"),
        ("GET", "/base/parcels/recen%74", "recentParcels"),
        ("GET", "/base/parcels/p_1", "GET /base/parcels/{id}"),
        ("DELETE", "/base/parcels/p%2F1", "dropParcel"),
        ("GET", "/base/parcels/recent/stops/3", "getStop"),
    ])
    func `a request finds its operation, and a literal path wins over a parameter`(
        _ row: (method: String, path: String, operation: String)
    ) throws {
        let method = try #require(HTTPRequest.Method(row.method))
        let judge = try ExchangeJudge(APIBench.load())
        #expect(judge.operationID(for: APIBench.request(method, row.path)) == row.operation)
    }

    @Test(arguments: [
        "/parcels", "/base", "/base/parcels/", "/base/parcels//stops/1", "/base/x", "x",
    ])
    func `a path nobody documented is a finding`(_ path: String) throws {
        let verdict = try ExchangeJudge(APIBench.load()).judge(
            request: APIBench.request(.get, path))
        #expect(verdict.findings.map(\.rule) == ["exchange-undocumented-path"])
        #expect(verdict.operation == nil)
    }

    @Test func `a known path with another method names the methods there are`() throws {
        let verdict = try ExchangeJudge(APIBench.load()).judge(
            request: APIBench.request(.patch, "/base/parcels/p_1"))
        #expect(verdict.findings.map(\.rule) == ["exchange-undocumented-method"])
        #expect(verdict.findings.map(\.expected) == ["GET, DELETE"])
    }
}
