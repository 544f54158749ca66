import Foundation
import HTTPModel
import HTTPTypes
import JSONModel
import LiveSystem
import Synchronization
import Testing

@testable import LiveGateways

/// The built program, killed while it works.
@Suite(.serialized, .timeLimit(.minutes(10))) struct KilledServerTests {
    static let kills = 20
    static let connections = 4

    @Test func `a server killed under load loses nothing it acknowledged`() async throws {
        let scratch = try ScratchFolder()
        let acknowledged = AcknowledgedList()
        var random = SeededNumbers(state: 11)
        for round in 0..<Self.kills {
            let server = try ServerProcess(
                ["--state", scratch.file("state"), "--clock", "virtual", "--quiet"])
            try await AsyncHTTPClientTransport.withTransport { transport in
                let known = acknowledged.all
                // What was acknowledged before the last kill; in the end, everything.
                let suspects = round == Self.kills - 1 ? known[...] : known.suffix(60)
                for object in suspects {
                    let found = try await object.fetch(from: server, transport)
                    #expect(found == object.bytes, "\(object.path) after kill \(round)")
                }
                let pause = Int(random.next() % 120) + 30
                let enough = known.count + 2 * Self.connections
                await withTaskGroup(of: Void.self) { tasks in
                    for connection in 0..<Self.connections {
                        tasks.addTask {
                            await Self.load(
                                server, transport, "\(round)-\(connection)", acknowledged)
                        }
                    }
                    tasks.addTask {
                        await acknowledged.wait(for: enough)
                        try? await Task.sleep(for: .milliseconds(pause))
                        server.kill()
                    }
                }
            }
        }
        let counts = GatewayName.allCases.map { name in
            acknowledged.all.filter { $0.gateway == name }.count
        }
        #expect(counts.allSatisfy { $0 > Self.kills }, "\(counts)")
        let last = try ServerProcess(
            ["--state", scratch.file("state"), "--clock", "virtual", "--quiet"])
        try await AsyncHTTPClientTransport.withTransport { transport in
            for object in acknowledged.all {
                let found = try await object.fetch(from: last, transport)
                #expect(found == object.bytes, "\(object.path)")
            }
        }
        #expect(last.terminate() == 0)
    }

    @Test func `asked to end, it ends with 0 and goes on where it was`() async throws {
        let scratch = try ScratchFolder()
        let arguments = ["--state", scratch.file("state"), "--clock", "virtual"]
        let server = try ServerProcess(arguments)
        let object = try await AsyncHTTPClientTransport.withTransport { transport in
            try #require(await Acknowledged.make(.stripe, "one", at: server, transport))
        }
        #expect(server.terminate() == 0)
        let next = try ServerProcess(arguments)
        let found = try await AsyncHTTPClientTransport.withTransport {
            try await object.fetch(from: next, $0)
        }
        #expect(found == object.bytes)
        #expect(next.facts["replayed"]?.integer == 2)
        #expect(next.terminate() == 0)
    }

    @Test func `a snapshot taken before a restart can be gone back to after it`() async throws {
        let scratch = try ScratchFolder()
        let arguments = ["--state", scratch.file("state"), "--clock", "virtual", "--quiet"]
        let server = try ServerProcess(arguments)
        let (kept, lost) = try await AsyncHTTPClientTransport.withTransport { transport in
            var kept: [Acknowledged] = []
            for gateway in GatewayName.allCases {
                kept.append(
                    try #require(await Acknowledged.make(gateway, "one", at: server, transport)))
            }
            let taken = try await server.control(.post, "snapshots", ["name": "one"], transport)
            #expect(taken.status == 201)
            let lost = try #require(await Acknowledged.make(.stripe, "two", at: server, transport))
            return (kept, lost)
        }
        #expect(server.terminate() == 0)
        let next = try ServerProcess(arguments)
        try await AsyncHTTPClientTransport.withTransport { transport in
            let list = try JSONValue.parse(
                try await next.control(.get, "snapshots", nil, transport).body)
            #expect(list["snapshots"]?.array?.map { $0["name"]?.string } == ["one"])
            #expect(try await lost.fetch(from: next, transport) == lost.bytes)
            let restored = try await next.control(
                .post, "snapshots/one/restore", [:], transport)
            #expect(restored.status == 200)
            for object in kept {
                #expect(try await object.fetch(from: next, transport) == object.bytes)
            }
            let gone = try await lost.fetch(from: next, transport)
            #expect(try JSONValue.parse(gone)["error"]?["code"] == "resource_missing")
        }
        #expect(next.terminate() == 0)
    }

    @Test func `a port somebody else has is named, and ends with 3`() throws {
        let server = try ServerProcess(["--quiet"])
        let ending = try ServerProcess.ending(["--stripe-port", "\(server.stripe.port)"])
        #expect(ending.code == 3)
        #expect(ending.errors.contains("\(server.stripe.port)"))
        #expect(server.terminate() == 0)
    }

    @Test func `what cannot be meant ends with 2`() throws {
        for arguments in [
            ["--stripe-port", "70000"], ["--webhook-url", "merchant"], ["--razorpay-key", "id"],
            ["--durable"], ["--clock", "slow"], ["--stripe-port", "12112"],
        ] {
            #expect(try ServerProcess.ending(arguments).code == 2, "\(arguments)")
        }
    }

    private static func load(
        _ server: ServerProcess, _ transport: AsyncHTTPClientTransport, _ name: String,
        _ acknowledged: AcknowledgedList
    ) async {
        var number = 0
        while true {
            let gateway = GatewayName.allCases[number % 2]
            let made = await Acknowledged.make(
                gateway, "\(name)-\(number)", at: server, transport)
            guard let made else { return }
            acknowledged.add(made)
            number += 1
        }
    }
}

/// What several connections were acknowledged.
private final class AcknowledgedList: Sendable {
    private let objects = Mutex<[Acknowledged]>([])

    var all: [Acknowledged] { objects.withLock { $0 } }

    func add(_ object: Acknowledged) { objects.withLock { $0.append(object) } }

    /// Waits until there are so many: on a busy machine a pause alone lets nothing happen.
    func wait(for count: Int) async {
        for _ in 0..<Waiting.looks where objects.withLock({ $0.count < count }) {
            try? await Waiting.pause()
        }
    }
}

/// An object whose making was answered.
struct Acknowledged: Sendable {
    let gateway: GatewayName
    let path: String
    /// As the answer that acknowledged it had them; nothing about it changes with time.
    let bytes: [UInt8]

    /// Makes an order or a payment; nil when the server died over it.
    static func make(
        _ gateway: GatewayName, _ name: String, at server: ServerProcess,
        _ transport: AsyncHTTPClientTransport
    ) async -> Acknowledged? {
        let body =
            switch gateway {
            case .stripe:
                "amount=2000&currency=usd&capture_method=manual&confirm=true"
                    + "&payment_method=pm_card_visa&payment_method_types[]=card"
                    + "&metadata[name]=\(name)"
            case .razorpay: #"{"amount":49900,"currency":"INR","receipt":"\#(name)"}"#
            }
        let path = gateway == .stripe ? "/v1/payment_intents" : "/v1/orders"
        let answer = try? await transport.send(
            request(.post, path, gateway, server, Array(body.utf8)), timeoutMilliseconds: 60_000)
        guard let answer, answer.status == 200, let object = try? JSONValue.parse(answer.body),
            let id = object["id"]?.string
        else { return nil }
        return Acknowledged(gateway: gateway, path: path + "/" + id, bytes: answer.body)
    }

    func fetch(
        from server: ServerProcess, _ transport: AsyncHTTPClientTransport
    ) async throws -> [UInt8] {
        try await transport.send(
            Self.request(.get, path, gateway, server, []), timeoutMilliseconds: 60_000
        ).body
    }

    private static func request(
        _ method: HTTPRequest.Method, _ path: String, _ gateway: GatewayName,
        _ server: ServerProcess, _ body: [UInt8]
    ) -> RequestMessage {
        var fields: HTTPFields = [
            .authorization: gateway == .stripe
                ? ServedGateways.stripeKey : ServedGateways.razorpayKey
        ]
        if !body.isEmpty {
            fields[.contentType] =
                gateway == .stripe ? "application/x-www-form-urlencoded" : "application/json"
        }
        let address = gateway == .stripe ? server.stripe : server.razorpay
        return RequestMessage(
            method, host: address.authority, path: path, scheme: "http", fields: fields,
            body: body)
    }
}

/// `paycheck gateways` as a process of its own, on free ports.
final class ServerProcess: @unchecked Sendable {
    struct Ending {
        let code: Int32
        let errors: String
    }

    private let process = Process()
    private(set) var facts: JSONValue = .null
    private(set) var stripe = ListeningAddress(host: "", port: 0)
    private(set) var razorpay = ListeningAddress(host: "", port: 0)

    /// Starts the program and waits until it says where it listens.
    init(_ arguments: [String]) throws {
        let output = Pipe()
        process.executableURL = Self.program
        process.arguments =
            ["gateways", "--stripe-port", "0", "--razorpay-port", "0", "--format", "json"]
            + arguments
        process.standardOutput = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        var line: [UInt8] = []
        while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != 10 {
            line.append(byte)
        }
        facts = try JSONValue.parse(line)
        stripe = try Self.address(facts["stripe"]?["url"]?.string)
        razorpay = try Self.address(facts["razorpay"]?["url"]?.string)
    }

    deinit { kill() }

    /// One request to the control interface.
    func control(
        _ method: HTTPRequest.Method, _ path: String, _ json: JSONValue?,
        _ transport: AsyncHTTPClientTransport
    ) async throws -> ResponseMessage {
        var fields = HTTPFields()
        if json != nil { fields[.contentType] = "application/json" }
        return try await transport.send(
            RequestMessage(
                method, host: stripe.authority, path: "/_paycheck/" + path, scheme: "http",
                fields: fields, body: json?.serialized() ?? []), timeoutMilliseconds: 60_000)
    }

    /// Ends it as a crash would.
    func kill() {
        guard process.isRunning else { return }
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Asks it to end, and gives its exit code.
    func terminate() -> Int32 {
        Foundation.kill(process.processIdentifier, SIGTERM)
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// Runs it with arguments it refuses.
    static func ending(_ arguments: [String]) throws -> Ending {
        let process = Process()
        let errors = Pipe()
        process.executableURL = program
        process.arguments = ["gateways"] + arguments
        process.standardError = errors
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let text = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Ending(
            code: process.terminationStatus, errors: String(decoding: text, as: UTF8.self))
    }

    /// The program beside the test bundle.
    private static var program: URL {
        URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appendingPathComponent("paycheck")
    }

    private static func address(_ url: String?) throws -> ListeningAddress {
        let port = try #require(url?.split(separator: ":").last.flatMap { Int($0) })
        return ListeningAddress(host: "127.0.0.1", port: port)
    }
}

/// Numbers that are the same in every run.
private struct SeededNumbers {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
    }
}
