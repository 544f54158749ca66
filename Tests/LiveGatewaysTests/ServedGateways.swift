import Foundation
import HTTPModel
import HTTPTypes
import JSONModel
import LiveSystem
import Testing

@testable import LiveGateways

/// Both gateways on free ports of this machine, for as long as a test needs them.
struct ServedGateways: Sendable {
    let desk: GatewayDesk
    let addresses: [ListeningAddress]
    let transport: AsyncHTTPClientTransport

    static let stripeKey = "Bearer sk_test_anything"
    static let razorpayKey = BasicAuthentication.header(
        user: "rzp_test_paycheck0001", password: "paycheck_secret")

    static func serve<Value: Sendable>(
        _ settings: DeskSettings = DeskSettings(clock: .virtual), limits: LiveLimits = LiveLimits(),
        _ body: @escaping @Sendable (ServedGateways) async throws -> Value
    ) async throws -> Value {
        try await serve(GatewayDesk(settings: settings), limits: limits, body)
    }

    static func serve<Value: Sendable>(
        _ desk: GatewayDesk, limits: LiveLimits = LiveLimits(),
        _ body: @escaping @Sendable (ServedGateways) async throws -> Value
    ) async throws -> Value {
        let gateways = LiveGateways(
            desk: desk, ports: .init(stripe: 0, razorpay: 0, limits: limits),
            lines: RequestLines(desk: desk, isQuiet: true, hasColours: false))
        return try await gateways.run { addresses in
            try await AsyncHTTPClientTransport.withTransport { transport in
                try await body(
                    ServedGateways(desk: desk, addresses: addresses, transport: transport))
            }
        }
    }

    /// One request to a gateway, with the credentials it accepts.
    func send(
        _ method: HTTPRequest.Method, _ path: String, to gateway: GatewayName = .stripe,
        form: String? = nil, json: JSONValue? = nil, fields: HTTPFields = [:],
        timeoutMilliseconds: Int = 60_000
    ) async throws -> ResponseMessage {
        let address = addresses[gateway == .stripe ? 0 : 1]
        var fields = fields
        var body: [UInt8] = []
        fields[.authorization] = gateway == .stripe ? Self.stripeKey : Self.razorpayKey
        if let form {
            fields[.contentType] = "application/x-www-form-urlencoded"
            body = Array(form.utf8)
        }
        if let json {
            fields[.contentType] = "application/json"
            body = json.serialized()
        }
        return try await transport.send(
            RequestMessage(
                method, host: address.authority, path: path, scheme: "http", fields: fields,
                body: body), timeoutMilliseconds: timeoutMilliseconds)
    }

    /// A payment of 20 dollars at Stripe, made and confirmed at once.
    func pay(key: String? = nil, _ more: String = "") async throws -> JSONValue {
        let fields: HTTPFields = key.map { [.idempotencyKey: $0] } ?? [:]
        let response = try await send(
            .post, "/v1/payment_intents",
            form: "amount=2000&currency=usd&confirm=true&payment_method=pm_card_visa"
                + "&payment_method_types[]=card" + more, fields: fields)
        return try JSONValue.parse(response.body)
    }

    /// One request to the control interface and its answer's body.
    func control(
        _ method: HTTPRequest.Method, _ path: String, _ json: JSONValue? = nil
    ) async throws -> (status: Int, body: JSONValue) {
        let response = try await send(method, "/_paycheck/" + path, json: json)
        return (
            response.status, response.body.isEmpty ? .null : try JSONValue.parse(response.body)
        )
    }
}

/// A folder of its own for one test, removed when the test is done.
final class ScratchFolder {
    let path: String

    init() throws {
        path =
            FileManager.default.temporaryDirectory.path
            + "/paycheck-live-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }
}

/// Places of the repository.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
}
