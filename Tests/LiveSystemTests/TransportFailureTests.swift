import HTTPModel
import HTTPTypes
import LiveSystem
import Testing

/// What the transport says when there is no answer: money moves depend on the difference.
@Suite(.timeLimit(.minutes(1))) struct TransportFailureTests {
    @Test func `a refused connection means that nothing was sent`() async throws {
        let peer = try RawPeer(.refuses)
        defer { peer.stop() }
        // Shorter than the wait for a connection: a second attempt would run out of time.
        let timeout = 4000
        #expect(
            await Self.failure(host: "127.0.0.1:\(peer.port)", timeoutMilliseconds: timeout)
                == .notSent("the connection was refused"))
        #expect(
            await Self.failure(host: "localhost:\(peer.port)", timeoutMilliseconds: timeout)
                == .notSent("no connection to localhost:\(peer.port)"))
    }

    @Test(arguments: [
        ("http", "", "Empty host"), ("gopher", "example", "Unsupported scheme"),
    ])
    func `a request that names no place to go was not sent`(
        scheme: String, host: String, reason: String
    ) async {
        #expect(await Self.failure(host: host, scheme: scheme) == .notSent(reason))
    }

    @Test func `a name that does not exist means that nothing was sent`() async {
        #expect(
            await Self.failure(host: "nobody.invalid:80")
                == .notSent("no connection to nobody.invalid:80"))
    }

    @Test(arguments: [
        "", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", "no HTTP at all\r\n\r\n",
    ])
    func `an answer that breaks off says nothing about the request, which went out once`(
        answer: String
    ) async throws {
        let peer = try RawPeer(.closesAfter(answer))
        defer { peer.stop() }
        let failure = await Self.failure(host: "127.0.0.1:\(peer.port)")
        #expect(failure.map(Self.isNoAnswer) == true, "\(String(describing: failure))")
        #expect(peer.connectionCount == 1)
    }

    @Test(arguments: ["", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort"])
    func `an answer that is not whole in time says nothing about the request`(
        answer: String
    ) async throws {
        let peer = try RawPeer(.fallsSilentAfter(answer))
        defer { peer.stop() }
        #expect(
            await Self.failure(host: "127.0.0.1:\(peer.port)", timeoutMilliseconds: 150)
                == .noAnswer("no whole answer within 150 ms"))
        #expect(peer.connectionCount <= 1)
    }

    @Test func `an answer longer than allowed says nothing about the request`() async throws {
        let peer = try RawPeer(
            .fallsSilentAfter("HTTP/1.1 200 OK\r\nContent-Length: 4194305\r\n\r\n"))
        defer { peer.stop() }
        #expect(
            await Self.failure(host: "127.0.0.1:\(peer.port)")
                == .noAnswer("the answer is longer than allowed"))
    }

    @Test func `a redirect is an answer and is not followed`() async throws {
        let elsewhere = try RawPeer(.closesAfter(""))
        let peer = try RawPeer(
            .closesAfter(
                "HTTP/1.1 307 Temporary Redirect\r\nContent-Length: 0\r\n"
                    + "Location: http://127.0.0.1:\(elsewhere.port)/\r\n\r\n"))
        defer {
            peer.stop()
            elsewhere.stop()
        }
        let response = try await AsyncHTTPClientTransport.withTransport { transport in
            try await transport.send(
                Self.request(host: "127.0.0.1:\(peer.port)"), timeoutMilliseconds: 10_000)
        }
        #expect(response.status == 307)
        #expect(elsewhere.connectionCount == 0)
    }

    @Test func `a transport that was shut down sends nothing`() async {
        let transport = AsyncHTTPClientTransport()
        await transport.shutdown()
        await #expect(throws: TransportFailure.notSent("Already shutdown")) {
            try await transport.send(
                Self.request(host: "127.0.0.1:9"), timeoutMilliseconds: 10_000)
        }
    }

    @Test func `a cancelled call says nothing about the request`() async throws {
        let peer = try RawPeer(.fallsSilentAfter(""))
        defer { peer.stop() }
        let call = Task { await Self.failure(host: "127.0.0.1:\(peer.port)") }
        call.cancel()
        #expect(await call.value == .noAnswer("the exchange was cancelled"))
    }

    private static func failure(
        host: String, scheme: String = "http", timeoutMilliseconds: Int = 10_000
    ) async -> TransportFailure? {
        do {
            try await AsyncHTTPClientTransport.withTransport { transport in
                _ = try await transport.send(
                    request(host: host, scheme: scheme), timeoutMilliseconds: timeoutMilliseconds)
            }
            return nil
        } catch {
            return error as? TransportFailure
        }
    }

    private static func request(host: String, scheme: String = "http") -> RequestMessage {
        RequestMessage(.post, host: host, path: "/v1/x", scheme: scheme, body: Array("a=1".utf8))
    }

    private static func isNoAnswer(_ failure: TransportFailure) -> Bool {
        switch failure {
        case .noAnswer: true
        case .notSent: false
        }
    }
}
