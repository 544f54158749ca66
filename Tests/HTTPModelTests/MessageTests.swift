import HTTPModel
import HTTPTypes
import Testing

@Suite struct MessageTests {
    struct Target: Sendable {
        let target: String
        let path: String
        let query: String
        let segments: [String]
    }

    @Test(arguments: [
        Target(target: "/", path: "/", query: "", segments: []),
        Target(target: "/v1/a", path: "/v1/a", query: "", segments: ["v1", "a"]),
        Target(target: "/v1/a?", path: "/v1/a", query: "", segments: ["v1", "a"]),
        Target(target: "/v1/a?b=1&c", path: "/v1/a", query: "b=1&c", segments: ["v1", "a"]),
        Target(target: "/a?b=c?d/e", path: "/a", query: "b=c?d/e", segments: ["a"]),
        Target(target: "//a//b/", path: "//a//b/", query: "", segments: ["a", "b"]),
        Target(
            target: "/a%2Fb/c%20d+e", path: "/a%2Fb/c%20d+e", query: "",
            segments: ["a/b", "c d+e"]),
    ])
    func `a target is cut into path, query and segments`(target: Target) {
        let request = RequestMessage(.get, host: "api.test", path: target.target)
        #expect(request.path == target.path)
        #expect(request.query == target.query)
        #expect(request.pathSegments == target.segments)
        #expect(request.host == "api.test")
    }

    @Test func `the query is decoded in order`() {
        let request = RequestMessage(.get, host: "api.test", path: "/v1/a?x=1+2&y%5B%5D=%26&x=3")
        #expect(
            request.queryItems == [FormItem("x", "1 2"), FormItem("y[]", "&"), FormItem("x", "3")])
    }

    @Test func `a request keeps its fields and the raw bytes of its body`() {
        let request = RequestMessage(
            .post, host: "api.test", path: "/v1/a", fields: [.idempotencyKey: "k-1"],
            body: [0xFF, 0x00, 0x7B])
        #expect(request[.idempotencyKey] == "k-1")
        #expect(request[.named("idempotency-key")] == "k-1")
        #expect(request[.authorization] == nil)
        #expect(request.body == [0xFF, 0x00, 0x7B])
        #expect(request.head.method == .post)
        #expect(request.head.scheme == "https")
    }

    @Test func `a response carries its status, its media type and the fields given`() {
        let response = ResponseMessage(
            status: 409, contentType: "application/json", fields: [.retryAfter: "2"], body: [0x7B])
        #expect(response.status == 409)
        #expect(response[.contentType] == "application/json")
        #expect(response[.retryAfter] == "2")
        #expect(response.body == [0x7B])
        #expect(ResponseMessage(status: 204)[.contentType] == nil)
    }

    private final class Note: DeferredFields {
        var fields: HTTPFields { [.retryAfter: "2"] }
    }

    @Test func `a response that defers its fields reads as one that has them`() {
        var response = ResponseMessage(status: 409, deferring: Note(), body: [0x7B])
        #expect(response.status == 409)
        #expect(response[.retryAfter] == "2")
        #expect(response == ResponseMessage(status: 409, fields: [.retryAfter: "2"], body: [0x7B]))
        response.head.headerFields[.retryAfter] = "3"
        #expect(response[.retryAfter] == "3")
        #expect(response.status == 409)
    }
}
