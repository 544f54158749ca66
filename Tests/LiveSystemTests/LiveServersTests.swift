import Foundation
import HTTPModel
import HTTPTypes
import LiveSystem
import Synchronization
import Testing

/// Starting and stopping servers together.
@Suite(.timeLimit(.minutes(1))) struct LiveServersTests {
    @Test func `each server says which port it got, in the order of the servers`() async throws {
        let answers = try await LiveServers([Self.server(201), Self.server(202)]).run { addresses in
            try await AsyncHTTPClientTransport.withTransport { transport in
                var answers: [Int] = []
                for address in addresses {
                    answers.append(
                        try await transport.send(
                            Self.request(to: address), timeoutMilliseconds: 10_000
                        ).status)
                }
                return answers
            }
        }
        #expect(answers == [201, 202])
    }

    @Test func `a port that is taken is reported with host and port`() async throws {
        let peer = try RawPeer(.fallsSilentAfter(""))
        defer { peer.stop() }
        let error = await #expect(throws: LiveServerError.self) {
            try await LiveServers([Self.server(200), Self.server(200, port: peer.port)]).run { _ in
                Issue.record("it ran without its port")
            }
        }
        #expect(error?.host == "127.0.0.1")
        #expect(error?.port == peer.port)
        #expect(error?.reason.contains("Address already in use") == true)
    }

    @Test func `what the body throws comes out, and the port is closed`() async throws {
        struct Trouble: Error {}
        nonisolated(unsafe) var address: ListeningAddress?
        await #expect(throws: Trouble.self) {
            try await LiveServers([Self.server(200)]).run { addresses in
                address = addresses.first
                throw Trouble()
            }
        }
        let closed = try #require(address)
        await #expect(throws: TransportFailure.notSent("the connection was refused")) {
            try await AsyncHTTPClientTransport.withTransport { transport in
                _ = try await transport.send(
                    Self.request(to: closed), timeoutMilliseconds: 10_000)
            }
        }
    }

    @Test func `an answer under way is finished before a stop`() async throws {
        let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
        let handler = ClosureHandler { _ in
            arrived.yield()
            // Long enough for the stop to be under way; a lost answer fails however long it takes.
            try? await Task.sleep(for: .milliseconds(100))
            return ResponseMessage(status: 202)
        }
        let status = try await AsyncHTTPClientTransport.withTransport { transport in
            let call = try await LiveServers([LiveServer(handler)]).run { addresses in
                let request = Self.request(to: try #require(addresses.first))
                let call = Task {
                    try await transport.send(request, timeoutMilliseconds: 10_000).status
                }
                for await _ in arrivals { break }
                return call
            }
            return try await call.value
        }
        #expect(status == 202)
    }

    @Test func `a stop waits its time for half a request and never handles it`() async throws {
        let calls = Mutex(0)
        let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
        let server = LiveServer(
            ClosureHandler { _ in
                calls.withLock { $0 += 1 }
                arrived.yield()
                return ResponseMessage(status: 204)
            })
        let talk = try await LiveServers([server], stopMilliseconds: 50).run { addresses in
            let port = try #require(addresses.first).port
            let talk = Task {
                await RawPeer.say(
                    "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
                        + "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc",
                    to: port, leavingOpen: true)
            }
            for await _ in arrivals { break }
            return talk
        }
        #expect(await talk.value.hasPrefix("HTTP/1.1 204 "))
        #expect(calls.withLock { $0 } == 1)
    }

    @Test func `the signal to end the process stops the servers`() async throws {
        let closed = Mutex<ListeningAddress?>(nil)
        try await LiveServers([Self.server(200)]).runUntilSignal { addresses in
            closed.withLock { $0 = addresses.first }
            kill(getpid(), SIGTERM)
        }
        let address = try #require(closed.withLock { $0 })
        #expect(await RawPeer.say("", to: address.port) == "not connected")
    }

    @Test(arguments: [
        ("127.0.0.1", "127.0.0.1:8080"), ("localhost", "localhost:8080"), ("::1", "[::1]:8080"),
    ])
    func `an address is written as requests name it`(host: String, authority: String) {
        #expect(ListeningAddress(host: host, port: 8080).authority == authority)
    }

    private static func server(_ status: Int, port: Int = 0) -> LiveServer {
        LiveServer(ClosureHandler { _ in ResponseMessage(status: status) }, port: port)
    }

    private static func request(to address: ListeningAddress) -> RequestMessage {
        RequestMessage(.get, host: address.authority, path: "/", scheme: "http")
    }
}
