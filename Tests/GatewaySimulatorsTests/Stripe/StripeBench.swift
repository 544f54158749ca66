import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore

/// A simulated account on a bench: requests in, parsed answers out, a clock that the test turns.
final class StripeBench {
    struct Answer {
        let response: ResponseMessage

        var status: Int { response.status }
        var json: JSONValue { (try? JSONValue.parse(response.body)) ?? .null }
        var error: JSONValue? { json["error"] }
        var id: String { json["id"]?.string ?? "" }
        var state: String? { json["status"]?.string }
        subscript(_ name: String) -> JSONValue? { json[name] }
        func field(_ name: String) -> String? {
            HTTPField.Name(name).flatMap { response[$0] }
        }
    }

    let simulator: StripeSimulator
    var now = VirtualInstant.worldStart
    var key = "sk_test_paycheck"

    init(_ change: (inout StripeSettings) -> Void = { _ in }, seed: UInt64 = 1) {
        var settings = StripeSettings()
        change(&settings)
        simulator = StripeSimulator(settings: settings, seed: seed)
    }

    @discardableResult
    func post(
        _ path: String, _ form: String = "", key: String? = nil,
        suffering fault: GatewayFault? = nil,
        version: String? = nil
    ) -> Answer {
        var fields: HTTPFields = [:]
        fields[.authorization] = "Bearer \(self.key)"
        fields[.contentType] = FormEncoding.contentType
        if let key { fields[.idempotencyKey] = key }
        if let version { fields[HTTPField.Name.named("Stripe-Version")] = version }
        let request = RequestMessage(
            .post, host: "api.stripe.com", path: "/v1/" + path, fields: fields,
            body: Array(form.utf8))
        return Answer(
            response: simulator.handle(
                request, at: now, suffering: fault.map { GatewayMisbehaviour($0) }))
    }

    @discardableResult
    func get(_ path: String, suffering fault: GatewayFault? = nil, key: String? = nil) -> Answer {
        var fields: HTTPFields = [.authorization: "Bearer \(self.key)"]
        if let key { fields[.idempotencyKey] = key }
        let request = RequestMessage(
            .get, host: "api.stripe.com", path: "/v1/" + path, fields: fields)
        return Answer(
            response: simulator.handle(
                request, at: now, suffering: fault.map { GatewayMisbehaviour($0) }))
    }

    /// What the shopper does on the bank's page, or a look at it when there is no outcome.
    @discardableResult
    func bank(_ intent: String, _ outcome: String?) -> Answer {
        let request = RequestMessage(
            outcome == nil ? .get : .post, host: "hooks.stripe.com", path: "/3d_secure/" + intent,
            body: Array((outcome.map { "outcome=\($0)" } ?? "").utf8))
        return Answer(response: simulator.handle(request, at: now, suffering: nil))
    }

    /// An intent that is confirmed at once.
    @discardableResult
    func pay(
        _ amount: Int = 2500, card: String = "pm_card_visa", capture: String = "automatic",
        _ more: String = ""
    ) -> Answer {
        post("payment_intents", Self.payment(amount, card: card, capture: capture) + more)
    }

    /// A hold of 25 dollars, ready to be captured.
    @discardableResult
    func hold(_ amount: Int = 2500) -> Answer { pay(amount, capture: "manual") }

    static func payment(
        _ amount: Int = 2500, card: String = "pm_card_visa", capture: String = "automatic"
    ) -> String {
        "amount=\(amount)&currency=usd&confirm=true&capture_method=\(capture)"
            + "&payment_method=\(card)&payment_method_types[]=card&metadata[payment_id]=pay-1"
    }

    func wait(_ duration: VirtualDuration) {
        now = now + duration
        simulator.advance(to: now)
    }

    /// The types of the events made since the last look.
    func eventTypes() -> [String] { simulator.takeWebhooks().map(\.type) }

    /// The events made since the last look, parsed.
    func events() -> [JSONValue] {
        simulator.takeWebhooks().map { (try? JSONValue.parse($0.body)) ?? .null }
    }

    /// The books as short lines: `capture 2500`.
    var bookLines: [String] { simulator.books.map { "\($0.kind.rawValue) \($0.amount)" } }
}
