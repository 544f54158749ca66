import HTTPModel
import HTTPTypes
import LiveSystem
import Synchronization
import Testing

/// Handlers on real loopback ports.
@Suite(.timeLimit(.minutes(1))) struct LiveServerTests {
    private static let everyByte = (0..<4).flatMap { _ in (UInt8.min)...(UInt8.max) }

    @Test func `a request arrives with its bytes, path, query, host and fields as sent`()
        async throws
    {
        let received = Mutex<RequestMessage?>(nil)
        let path = "/v1/things/a%2Fb?expand%5B%5D=charge&created%5Bgte%5D=1&note=a+b"
        let authority = try await Self.serving { request in
            received.withLock { $0 = request }
            return ResponseMessage(status: 200)
        } during: { address, transport in
            var fields: HTTPFields = [.idempotencyKey: "key-1", .userAgent: "test"]
            fields.append(HTTPField(name: .named("X-Note"), value: "first"))
            fields.append(HTTPField(name: .named("X-Note"), value: "second"))
            _ = try await transport.send(
                RequestMessage(
                    .put, host: address.authority, path: path, scheme: "http", fields: fields,
                    body: Self.everyByte), timeoutMilliseconds: 10_000)
            return address.authority
        }
        let request = try #require(received.withLock { $0 })
        #expect(request.head.method == .put)
        #expect(request.host == authority)
        #expect(request.head.path == path)
        #expect(request.body == Self.everyByte)
        #expect(request[.idempotencyKey] == "key-1")
        #expect(request.head.headerFields[values: .named("X-Note")] == ["first", "second"])
    }

    @Test func `an answer arrives with its status, fields and bytes as given`() async throws {
        let response = try await Self.serving { _ in
            var fields: HTTPFields = [.location: "/v1/things/1"]
            fields.append(HTTPField(name: .named("X-Note"), value: "first"))
            fields.append(HTTPField(name: .named("X-Note"), value: "second"))
            return ResponseMessage(
                status: 422, contentType: "application/problem+json", fields: fields,
                body: Self.everyByte)
        } during: { address, transport in
            try await transport.send(
                RequestMessage(.get, host: address.authority, path: "/", scheme: "http"),
                timeoutMilliseconds: 10_000)
        }
        #expect(response.status == 422)
        #expect(response[.contentType] == "application/problem+json")
        #expect(response[.location] == "/v1/things/1")
        #expect(response.head.headerFields[values: .named("X-Note")] == ["first", "second"])
        #expect(response.body == Self.everyByte)
    }

    @Test func `the answer to HEAD states the length of its body and leaves it out`()
        async throws
    {
        let response = try await Self.serving { _ in
            ResponseMessage(status: 200, body: Self.everyByte)
        } during: { address, transport in
            try await transport.send(
                RequestMessage(.head, host: address.authority, path: "/", scheme: "http"),
                timeoutMilliseconds: 10_000)
        }
        #expect(response[.contentLength] == "1024")
        #expect(response.body.isEmpty)
    }

    @Test func `two requests are handled at the same time`() async throws {
        let meeting = Meeting(of: 2)
        let statuses = try await Self.serving { _ in
            await meeting.arrive()
            return ResponseMessage(status: 204)
        } during: { address, transport in
            let request = RequestMessage(
                .get, host: address.authority, path: "/", scheme: "http")
            async let first = transport.send(request, timeoutMilliseconds: 10_000)
            async let second = transport.send(request, timeoutMilliseconds: 10_000)
            return [try await first.status, try await second.status]
        }
        #expect(statuses == [204, 204])
    }

    @Test func `a body longer than allowed is refused before the handler sees it`() async throws {
        let calls = Mutex(0)
        let responses = try await Self.serving { _ in
            calls.withLock { $0 += 1 }
            return ResponseMessage(status: 200)
        } during: { address, transport in
            var responses: [ResponseMessage] = []
            for count in [4_194_304, 4_194_305] {
                responses.append(
                    try await transport.send(
                        RequestMessage(
                            .post, host: address.authority, path: "/", scheme: "http",
                            body: [UInt8](repeating: 7, count: count)),
                        timeoutMilliseconds: 10_000))
            }
            return responses
        }
        #expect(responses.map(\.status) == [200, 413])
        #expect(calls.withLock { $0 } == 1)
        #expect(
            String(decoding: responses[1].body, as: UTF8.self) == """
                {"type":"https://paycheck.dev/problems/body_too_large",\
                "title":"The body is too long","status":413,\
                "detail":"the body has 4194305 bytes; expected at most 4194304 bytes",\
                "code":"body_too_large"}
                """)
    }

    @Test func `a chunked body longer than allowed is refused too`() async throws {
        let calls = Mutex(0)
        let answer = try await Self.serving(bodyLimitBytes: 4) { _ in
            calls.withLock { $0 += 1 }
            return ResponseMessage(status: 200)
        } during: { address, _ in
            await RawPeer.say(
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "5\r\nabcde\r\n0\r\n\r\n", to: address.port)
        }
        #expect(answer.hasPrefix("HTTP/1.1 413 "), "\(answer)")
        #expect(calls.withLock { $0 } == 0)
    }

    @Test(arguments: [
        "Content-Length: 10\r\n\r\nabc", "Transfer-Encoding: chunked\r\n\r\n5\r\nab",
    ])
    func `half a request is never handled`(rest: String) async throws {
        let calls = Mutex(0)
        let answer = try await Self.serving { _ in
            calls.withLock { $0 += 1 }
            return ResponseMessage(status: 200)
        } during: { address, _ in
            await RawPeer.say("POST /refunds HTTP/1.1\r\nHost: x\r\n" + rest, to: address.port)
        }
        #expect(answer.hasPrefix("HTTP/1.1 400 "), "\(answer)")
        #expect(calls.withLock { $0 } == 0)
    }

    private static func serving<Value: Sendable>(
        bodyLimitBytes: Int = 4_194_304,
        _ answer: @escaping @Sendable (RequestMessage) async -> ResponseMessage,
        during body: (ListeningAddress, AsyncHTTPClientTransport) async throws -> Value
    ) async throws -> Value {
        let server = LiveServer(ClosureHandler(answer), bodyLimitBytes: bodyLimitBytes)
        return try await LiveServers([server]).run { addresses in
            let address = try #require(addresses.first)
            return try await AsyncHTTPClientTransport.withTransport { transport in
                try await body(address, transport)
            }
        }
    }
}

/// Lets nobody go on before everybody is there.
private actor Meeting {
    private var missing: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(of count: Int) { missing = count }

    func arrive() async {
        missing -= 1
        guard missing > 0 else {
            waiting.forEach { $0.resume() }
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }
}
