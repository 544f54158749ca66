import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore

/// A simulated account with a clock of its own and short words for what a merchant does.
final class RazorpayAccount {
    /// What came back: the status and, when the body is JSON, its value.
    struct Answer {
        let status: Int
        let body: JSONValue
        let bytes: [UInt8]

        subscript(_ name: String) -> JSONValue? { body[name] }
        var id: String { body["id"]?.string ?? "" }
        var error: JSONValue? { body["error"] }
        var text: String { body["error"]?["description"]?.string ?? "" }
        var items: [JSONValue] { body["items"]?.array ?? [] }
        var ids: [String] { items.compactMap { $0["id"]?.string } }
    }

    static let goodCard = "4100280000001007"

    let simulator: RazorpaySimulator
    var now = VirtualInstant.worldStart
    /// Another key and secret than the account's own.
    var user: (String, String)?

    /// An account that keeps its money unless it `settles` on its schedule.
    init(settles: Bool = false, _ change: (inout RazorpaySettings) -> Void = { _ in }) {
        var settings = RazorpaySettings()
        settings.money.settlesAutomatically = settles
        change(&settings)
        simulator = RazorpaySimulator(settings: settings, seed: 7)
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, body: [UInt8] = [],
        fields: HTTPFields = [:], suffering fault: GatewayFault? = nil,
        lasting: VirtualDuration? = nil, authorized: Bool = true
    ) -> Answer {
        var fields = fields
        if authorized {
            fields[.authorization] = BasicAuthentication.header(
                user: user?.0 ?? simulator.settings.keyID,
                password: user?.1 ?? simulator.settings.keySecret)
        }
        let request = RequestMessage(
            method, host: "api.razorpay.com", path: path, fields: fields, body: body)
        let response = simulator.handle(
            request, at: now, suffering: fault.map { GatewayMisbehaviour($0, lasting: lasting) })
        let json = (try? JSONValue.parse(response.body)) ?? .null
        return Answer(status: response.status, body: json, bytes: response.body)
    }

    func get(
        _ path: String, suffering fault: GatewayFault? = nil, lasting: VirtualDuration? = nil
    ) -> Answer {
        send(.get, path, suffering: fault, lasting: lasting)
    }

    func post(
        _ path: String, _ body: JSONValue, key: String? = nil,
        suffering fault: GatewayFault? = nil, lasting: VirtualDuration? = nil
    ) -> Answer {
        var fields: HTTPFields = [.contentType: "application/json"]
        if let key { fields[.named("X-Refund-Idempotency")] = key }
        return send(
            .post, path, body: body.serialized(), fields: fields, suffering: fault,
            lasting: lasting)
    }

    func patch(_ path: String, _ body: JSONValue) -> Answer {
        send(
            .patch, path, body: body.serialized(), fields: [.contentType: "application/json"])
    }

    func form(_ path: String, _ text: String, authorized: Bool = true) -> Answer {
        send(
            .post, path, body: Array(text.utf8), fields: [.contentType: FormEncoding.contentType],
            authorized: authorized)
    }

    func wait(_ duration: VirtualDuration) {
        now = now + duration
        simulator.advance(to: now)
    }

    var eventTypes: [String] { simulator.takeWebhooks().map(\.type) }

    var bookLines: [String] { simulator.books.map { "\($0.kind.rawValue) \($0.amount)" } }
}

extension RazorpayAccount {
    /// A manual order of that amount; other fields may be added or replaced.
    func order(
        _ amount: Int = 50_000, capture: String = "manual", with fields: JSONObject = JSONObject()
    ) -> String {
        var body = JSONObject()
        body["amount"] = JSONValue(amount)
        body["currency"] = "INR"
        body["payment"] = ["capture": .string(capture)]
        for field in fields.members { body[field.name] = field.value }
        return post("/v1/orders", .object(body)).id
    }

    func pay(_ order: String, card: String = goodCard, notes: JSONValue = [:]) -> Answer {
        post(
            "/v1/payments/create/json",
            [
                "order_id": .string(order), "method": "card", "email": "a@b.co",
                "contact": "+919000000000", "notes": notes, "card": ["number": .string(card)],
            ])
    }

    func payment(of order: String, card: String = goodCard, notes: JSONValue = [:]) -> String {
        pay(order, card: card, notes: notes)["razorpay_payment_id"]?.string ?? ""
    }

    @discardableResult
    func act(_ payment: String, _ outcome: String) -> Answer {
        send(
            .post, "/v1/payments/\(payment)/authenticate", body: Array("outcome=\(outcome)".utf8),
            fields: [.contentType: FormEncoding.contentType], authorized: false)
    }

    func authorizedPayment(_ amount: Int = 50_000, notes: JSONValue = [:]) -> String {
        let id = payment(of: order(amount), notes: notes)
        act(id, "approve")
        return id
    }

    func capturedPayment(_ amount: Int = 50_000) -> String {
        let id = authorizedPayment(amount)
        _ = capture(id, amount)
        return id
    }

    func capture(_ id: String, _ amount: Int) -> Answer {
        post("/v1/payments/\(id)/capture", ["amount": JSONValue(amount), "currency": "INR"])
    }

    func refund(_ id: String, _ amount: Int, key: String? = nil) -> Answer {
        post("/v1/payments/\(id)/refund", ["amount": JSONValue(amount)], key: key)
    }

    func status(_ id: String) -> String { get("/v1/payments/\(id)")["status"]?.string ?? "" }
}
