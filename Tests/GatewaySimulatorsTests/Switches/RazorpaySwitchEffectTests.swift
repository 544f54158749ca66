import GatewaySimulators
import JSONModel
import SimulationCore
import Testing

/// What a merchant would see of the switches that ours never meets.
@Suite struct RazorpaySwitchEffectTests {
    private static func account(_ name: String, _ value: String) throws -> RazorpayAccount {
        var settings = RazorpaySettings()
        try settings.set(name, to: value)
        return RazorpayAccount { $0 = settings }
    }

    @Test(arguments: [("repeatable", 200), ("unique", 400)])
    func `a receipt may be used again, or not`(value: String, status: Int) throws {
        let account = try Self.account("order-receipts", value)
        let order: JSONValue = ["amount": 50_000, "currency": "INR", "receipt": "r-1"]
        #expect(account.post("/v1/orders", order).status == 200)
        #expect(account.post("/v1/orders", order).status == status)
    }

    @Test(arguments: [("envelope", "{"), ("html", "<"), ("empty", "")])
    func `a 429 carries an error, a page or nothing`(value: String, start: String) throws {
        let account = try Self.account("rate-limit-body", value)
        let answer = account.get("/v1/orders", suffering: .rateLimited)
        #expect(answer.status == 429)
        let body = String(decoding: answer.bytes, as: UTF8.self)
        #expect(start.isEmpty ? body.isEmpty : body.hasPrefix(start))
    }

    @Test(arguments: [("automatic", "captured"), ("manual", "authorized")])
    func `a payment whose order says nothing is captured, or waits`(
        value: String, status: String
    ) throws {
        let account = try Self.account("capture-mode", value)
        let order = account.post("/v1/orders", ["amount": 50_000, "currency": "INR"]).id
        let payment = account.payment(of: order)
        account.act(payment, "approve")
        #expect(account.status(payment) == status)
    }
}
