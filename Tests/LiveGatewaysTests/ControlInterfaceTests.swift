import Contracts
import HTTPModel
import HTTPTypes
import JSONModel
import LiveSystem
import OpenAPI
import Testing

@testable import LiveGateways

/// The control interface, held to its own document.
@Suite(.timeLimit(.minutes(5))) struct ControlInterfaceTests {
    private static let document = Repository.root + "/contracts/gateways/control.v1.yaml"

    @Test func `every operation answers as its document says`() async throws {
        let judge = ExchangeJudge(try SingleAPI.load(Self.document))
        // Nobody listens there: the events wait for their next try.
        let url = try #require(WebhookURL("http://127.0.0.1:9/"))
        let settings = DeskSettings(clock: .virtual, webhookURLs: [.stripe: [url]])
        let reached = try await ServedGateways.serve(settings) { gateways in
            let intent = try await gateways.challenged()
            var reached: Set<String> = []
            for (method, path, body) in Self.walk(intent["id"]?.string ?? "") {
                let request = Self.request(method, path, body, gateways)
                let response = try await gateways.transport.send(
                    request, timeoutMilliseconds: 60_000)
                let verdict = judge.judge(response: response, to: request)
                #expect(
                    verdict.responseFindings.isEmpty && verdict.operation != nil,
                    "\(method) \(path): \(response.status) \(verdict)")
                if response.status < 300, let name = judge.operationID(for: request) {
                    reached.insert(name)
                }
            }
            return reached
        }
        let all = Set(judge.document.operations.compactMap(\.id))
        #expect(all.subtracting(reached) == [])
    }

    private static func walk(
        _ intent: String
    ) -> [(HTTPRequest.Method, String, JSONValue?)] {
        [
            (.get, "state", nil), (.get, "state?limit=0", nil), (.get, "catalogue", nil),
            (.get, "requests?gateway=stripe", nil), (.get, "objects", nil), (.get, "books", nil),
            (.get, "books?after=1&limit=1", nil), (.get, "invariants", nil),
            (.get, "webhooks", nil), (.get, "settings", nil), (.get, "openapi", nil),
            (.post, "objects/\(intent)/decide", ["choice": "nonsense"]),
            (.post, "objects/\(intent)/decide", [:]),
            (.post, "objects/\(intent)/decide", ["choice": "pass-challenge"]),
            (.post, "objects/account/decide", ["choice": "pay-out"]),
            (.post, "webhooks/whd_9/resend", [:]), (.post, "webhooks/whd_s1/resend", [:]),
            (.post, "faults", ["fault": "response-lost", "on": "stripe.capture"]),
            (.post, "faults", ["fault": "nonsense", "on": "stripe.capture"]),
            (.get, "faults", nil), (.get, "faults/fault-1", nil), (.get, "faults/fault-9", nil),
            (.delete, "faults/fault-1", nil), (.delete, "faults/fault-1", nil),
            (.delete, "faults", nil), (.get, "clock", nil),
            (.post, "clock", ["advance": "1h30m"]), (.post, "clock", ["advance": "soon"]),
            (.post, "snapshots", ["name": "one"]), (.post, "snapshots", ["name": "a b"]),
            (.get, "snapshots", nil), (.post, "snapshots/one/restore", [:]),
            (.post, "snapshots/two/restore", [:]), (.delete, "snapshots/one", nil),
            (.delete, "snapshots/one", nil), (.post, "reset", [:]),
            (.post, "reset", ["what": "all"]),
        ]
    }

    @Test func `a request for another host is refused`() async throws {
        let statuses = try await ServedGateways.serve { gateways in
            var statuses: [Int] = []
            for host in ["evil.example", "localhost", "127.0.0.1:99", "[::1]:1", "10.0.0.1.evil"] {
                let request = RequestMessage(.get, host: host, path: "/_paycheck/clock")
                let control = ControlInterface(desk: gateways.desk, host: "127.0.0.1")
                statuses.append(control.answer(request).status)
            }
            return statuses
        }
        #expect(statuses == [403, 200, 200, 200, 403])
    }

    @Test(arguments: [
        (HTTPField.Name.origin, "http://evil.example"), (.origin, "null"),
        (.named("Sec-Fetch-Site"), "cross-site"), (.named("Sec-Fetch-Site"), "same-site"),
    ])
    func `a page of another origin may neither read nor decide`(
        name: HTTPField.Name, value: String
    ) throws {
        let control = ControlInterface(
            desk: GatewayDesk(settings: DeskSettings(clock: .virtual)), host: "127.0.0.1")
        for method in [HTTPRequest.Method.get, .post, .delete] {
            let request = RequestMessage(
                method, host: "127.0.0.1:12111", path: "/_paycheck/faults",
                fields: [name: value, .contentType: "application/json"], body: Array("{}".utf8))
            #expect(control.answer(request).status == 403)
        }
    }

    @Test(arguments: [
        ("/", "navigate", "document", 200), ("/?a=1", "navigate", "document", 200),
        ("/", "navigate", "iframe", 403), ("/", "no-cors", "image", 403),
        ("/_paycheck/state", "navigate", "document", 403),
        ("/_paycheck/page.js", "no-cors", "script", 403),
    ])
    func `a link of another site leads to the page and to nothing else`(
        path: String, mode: String, destination: String, status: Int
    ) throws {
        let control = ControlInterface(
            desk: GatewayDesk(settings: DeskSettings(clock: .virtual)), host: "127.0.0.1")
        let request = RequestMessage(
            .get, host: "127.0.0.1:12111", path: path,
            fields: [
                .named("Sec-Fetch-Site"): "cross-site", .named("Sec-Fetch-Mode"): mode,
                .named("Sec-Fetch-Dest"): destination,
            ])
        #expect(control.answer(request).status == status)
    }

    @Test func `the page's own origin is let in`() throws {
        let control = ControlInterface(
            desk: GatewayDesk(settings: DeskSettings(clock: .virtual)), host: "127.0.0.1")
        let request = RequestMessage(
            .post, host: "127.0.0.1:12111", path: "/_paycheck/clock",
            fields: [
                .origin: "http://127.0.0.1:12111", .contentType: "application/json",
                .named("Sec-Fetch-Site"): "same-origin",
            ], body: Array(#"{"advance":"1s"}"#.utf8))
        #expect(control.answer(request).status == 200)
    }

    @Test(arguments: ["text/plain", "application/x-www-form-urlencoded", nil])
    func `what a form of any page can send changes nothing`(type: String?) throws {
        let control = ControlInterface(
            desk: GatewayDesk(settings: DeskSettings(clock: .virtual)), host: "127.0.0.1")
        var fields = HTTPFields()
        fields[.contentType] = type
        let request = RequestMessage(
            .post, host: "127.0.0.1", path: "/_paycheck/reset", fields: fields,
            body: Array("{}".utf8))
        #expect(control.answer(request).status == 415)
    }

    @Test func `a mistyped name is answered with the right one`() async throws {
        let details = try await ServedGateways.serve { gateways in
            [
                try await gateways.control(
                    .post, "faults", ["fault": "reponse-lost", "on": "stripe.capture"]),
                try await gateways.control(.get, "requests?gateway=strpe"),
                try await gateways.control(.get, "webhoks"),
            ].map { $0.body["detail"]?.string ?? "" }
        }
        #expect(details[0].hasSuffix("did you mean 'response-lost'?"))
        #expect(details[1].hasSuffix("did you mean 'stripe'?"))
        #expect(details[2].hasSuffix("did you mean 'webhooks'?"))
    }

    @Test func `a virtual clock moves only when it is told to`() async throws {
        let (before, after, later) = try await ServedGateways.serve { gateways in
            let before = try await gateways.control(.get, "clock").body["now"]?.string
            _ = try await gateways.control(.post, "clock", ["advance": "1d12h"])
            let after = try await gateways.control(.get, "clock").body["now"]?.string
            _ = try await gateways.pay()
            return (before, after, try await gateways.control(.get, "clock").body["now"]?.string)
        }
        #expect(before == "2026-01-05T09:00:00.000Z")
        #expect(after == "2026-01-06T21:00:00.000Z")
        #expect(later == after)
    }

    @Test func `reset and snapshots bring back what was`() async throws {
        try await ServedGateways.serve { gateways in
            func count() async throws -> Int? {
                try await gateways.control(.get, "books").body["total"]?.integer
            }
            let first = try await gateways.pay()
            let entries = try await count()
            _ = try await gateways.control(.post, "snapshots", ["name": "one"])
            _ = try await gateways.pay()
            #expect(try await count() != entries)
            _ = try await gateways.control(.post, "snapshots/one/restore", [:])
            #expect(try await count() == entries)
            _ = try await gateways.control(.post, "reset", [:])
            #expect(try await count() == 0)
            let again = try await gateways.pay()
            #expect(again["id"]?.string == first["id"]?.string)
        }
    }

    private static func request(
        _ method: HTTPRequest.Method, _ path: String, _ body: JSONValue?,
        _ gateways: ServedGateways
    ) -> RequestMessage {
        var fields = HTTPFields()
        if body != nil { fields[.contentType] = "application/json" }
        return RequestMessage(
            method, host: gateways.addresses[0].authority, path: "/_paycheck/" + path,
            scheme: "http", fields: fields, body: body?.serialized() ?? [])
    }
}
