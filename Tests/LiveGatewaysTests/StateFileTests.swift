import Foundation
import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore
import Synchronization
import Testing

@testable import LiveGateways

/// What a server knows outlives it.
@Suite(.timeLimit(.minutes(5))) struct StateFileTests {
    @Test func `a desk that goes on from its file gives the same bytes`() throws {
        let scratch = try ScratchFolder()
        let file = scratch.file("state")
        let before = try Self.open(file) { desk in
            try Self.busyTime(desk)
            return try Self.look(desk)
        }
        let after = try Self.open(file) { try Self.look($0) }
        #expect(before == after)
        #expect(before.count > 4)
    }

    @Test func `a torn last line is dropped, and the rest stands`() throws {
        let scratch = try ScratchFolder()
        let file = scratch.file("state")
        try Self.open(file) { try Self.busyTime($0) }
        let whole = try Data(contentsOf: URL(fileURLWithPath: file))
        try (whole + Data(#"{"at":17676036"#.utf8)).write(to: URL(fileURLWithPath: file))
        var recovery = StateRecovery()
        try Self.open(file, recovery: &recovery) { _ in }
        #expect(recovery.tornBytes == 14)
        #expect(try Data(contentsOf: URL(fileURLWithPath: file)).starts(with: whole))
    }

    @Test(arguments: [
        "not a state\n", "{\"paycheck\":\"gateways-state\",\"version\":9}\n", "{}\n",
        "no line feed",
    ])
    func `a file that is no state is left as it is`(text: String) throws {
        let scratch = try ScratchFolder()
        let file = scratch.file("notes.txt")
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        let error = #expect(throws: StateFileError.self) { try Self.open(file) { _ in } }
        #expect(error?.line == 1)
        #expect(error?.description.hasPrefix("\(file):1: ") == true)
        #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
    }

    @Test func `a damaged line is named by its number`() throws {
        let scratch = try ScratchFolder()
        let file = scratch.file("state")
        try Self.open(file) { try Self.busyTime($0) }
        var lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
        lines[2] = "{\"at\": oops}"
        try (lines.joined(separator: "\n") + "\n").write(
            toFile: file, atomically: true, encoding: .utf8)
        let error = #expect(throws: StateFileError.self) { try Self.open(file) { _ in } }
        #expect(error?.line == 3)
    }

    @Test func `an answer that comes out differently is said to be of another behaviour`() throws {
        let scratch = try ScratchFolder()
        let file = scratch.file("state")
        try Self.open(file) { try Self.busyTime($0) }
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let changed = text.replacingOccurrences(of: "amount=2000", with: "amount=2001")
        try #require(changed != text)
        try changed.write(toFile: file, atomically: true, encoding: .utf8)
        let error = #expect(throws: StateFileError.self) { try Self.open(file) { _ in } }
        #expect(error?.problem.contains("another") == true)
    }

    @Test func `two servers do not share a state file`() throws {
        let scratch = try ScratchFolder()
        let file = scratch.file("state")
        try Self.open(file) { _ in
            let error = #expect(throws: StateFileError.self) { try Self.open(file) { _ in } }
            #expect(error?.problem.contains("another server") == true)
        }
    }

    @Test func `another seed than the file's is refused`() throws {
        let scratch = try ScratchFolder()
        let file = scratch.file("state")
        try Self.open(file) { _ in }
        var recovery = StateRecovery()
        let error = #expect(throws: StateFileError.self) {
            _ = try GatewayDesk(
                settings: DeskSettings(seed: 2, clock: .virtual, keepsState: true),
                isSeedGiven: true, stateFile: file, isDurable: false, recovery: &recovery)
        }
        #expect(error?.problem.contains("seed 1") == true)
    }

    @Test func `no key is in the file, and nobody else may read it`() throws {
        let scratch = try ScratchFolder()
        let file = scratch.file("state")
        try Self.open(file) { desk in
            for key in ["sk_test_secretly", "sk_live_secretly"] {
                _ = try desk.exchange(
                    RequestMessage(
                        .get, host: "127.0.0.1", path: "/v1/balance",
                        fields: [.authorization: "Bearer " + key]), with: .stripe)
            }
        }
        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(!text.contains("secretly"))
        #expect(text.contains(#""credentials":"accepted""#))
        #expect(text.contains(#""credentials":"refused""#))
        let attributes = try FileManager.default.attributesOfItem(atPath: file)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        try Self.open(file) { _ in }
    }

    @discardableResult private static func open<Value>(
        _ file: String, _ body: (GatewayDesk) throws -> Value
    ) throws -> Value {
        var recovery = StateRecovery()
        return try open(file, recovery: &recovery, body)
    }

    private static func open<Value>(
        _ file: String, recovery: inout StateRecovery, _ body: (GatewayDesk) throws -> Value
    ) throws -> Value {
        let desk = try GatewayDesk(
            settings: DeskSettings(clock: .virtual, keepsState: true), isSeedGiven: false,
            stateFile: file, isDurable: false, recovery: &recovery)
        return try body(desk)
    }

    /// Something of every kind of input.
    private static func busyTime(_ desk: GatewayDesk) throws {
        try desk.perform(.plan(["fault": "error-after-effect", "on": "stripe.refund"]))
        for number in 0..<3 {
            _ = try desk.exchange(payment(number), with: .stripe)
            try desk.perform(.advance(.hours(5)))
        }
        _ = try desk.exchange(
            RequestMessage(
                .post, host: "127.0.0.1", path: "/v1/orders",
                fields: [
                    .authorization: ServedGateways.razorpayKey, .contentType: "application/json",
                ], body: Array(#"{"amount":100,"currency":"INR"}"#.utf8)), with: .razorpay)
        try desk.perform(.takeSnapshot("early"))
        _ = try desk.exchange(payment(9), with: .stripe)
        try desk.perform(.restoreSnapshot("early"))
        try desk.perform(.plan(["fault": "slow", "on": "*", "amount": "1s"]))
        try desk.perform(.clearFault("fault-2"))
        try desk.perform(.plan(["fault": "capacity", "on": "stripe.*", "rate": "1/s"]))
        _ = try desk.exchange(payment(10), with: .stripe)
        let waiting = try desk.exchange(payment(11), with: .stripe)
        let passage = try #require(waiting.postponed).as
        _ = try desk.exchange(payment(11), with: .stripe, passing: passage)
        _ = try desk.exchange(payment(12), with: .stripe, passing: .admitted(.repeated))
        _ = try desk.exchange(payment(13), with: .stripe, passing: .late)
        try desk.perform(.advance(.days(1)))
    }

    private static func payment(_ number: Int) -> RequestMessage {
        RequestMessage(
            .post, host: "127.0.0.1", path: "/v1/payment_intents",
            fields: [
                .authorization: ServedGateways.stripeKey, .idempotencyKey: "key-\(number)",
                .contentType: "application/x-www-form-urlencoded",
            ],
            body: Array(
                ("amount=200\(number)&currency=usd&confirm=true&payment_method=pm_card_visa"
                    + "&payment_method_types[]=card").utf8))
    }

    /// What an application and a person can see.
    private static func look(_ desk: GatewayDesk) throws -> [String] {
        var seen: [String] = []
        for path in ["/v1/payment_intents", "/v1/events", "/v1/balance"] {
            let response = desk.contents.withLock { contents in
                contents.state.stripe.handle(
                    RequestMessage(
                        .get, host: "127.0.0.1", path: path,
                        fields: [.authorization: "Bearer sk_test_paycheck"]),
                    at: contents.state.clock.latest, suffering: nil)
            }
            seen.append(String(decoding: response.body, as: UTF8.self))
        }
        let control = ControlInterface(desk: desk, host: "127.0.0.1")
        seen.append(control.clock().text)
        seen.append(control.faults().text)
        seen.append(control.snapshots().text)
        return seen
    }
}
