import GatewaySimulators
import JSONModel
import SimulationCore
import Testing

/// What a merchant would see of the switches that ours never meets.
@Suite struct StripeSwitchEffectTests {
    private static func bench(_ name: String, _ value: String) throws -> StripeBench {
        var settings = StripeSettings()
        try settings.set(name, to: value)
        return StripeBench { $0 = settings }
    }

    @Test(arguments: [("remembered", 500, 1), ("forgotten", 200, 2)])
    func `a 500 is given again under its key, or the request runs anew`(
        value: String, status: Int, payments: Int
    ) throws {
        let bench = try Self.bench("key-errors", value)
        let first = bench.post(
            "payment_intents", StripeBench.payment(), key: "k", suffering: .errorAfterEffect)
        #expect(first.status == 500)
        #expect(bench.post("payment_intents", StripeBench.payment(), key: "k").status == status)
        #expect(bench.bookLines.filter { $0 == "capture 2500" }.count == payments)
    }

    @Test(arguments: [("first-answer", "requires_capture"), ("latest-state", "canceled")])
    func `a replay shows the object as it was then or as it is now`(
        value: String, state: String
    ) throws {
        let bench = try Self.bench("key-replay", value)
        let form = StripeBench.payment(capture: "manual")
        let intent = bench.post("payment_intents", form, key: "k").id
        #expect(bench.post("payment_intents/\(intent)/cancel").state == "canceled")
        let again = bench.post("payment_intents", form, key: "k")
        #expect(again.id == intent)
        #expect(again.state == state)
    }

    @Test(arguments: [("compared", 400), ("ignored", 200)])
    func `a key with other parameters is refused, or gets the first answer`(
        value: String, status: Int
    ) throws {
        let bench = try Self.bench("key-comparison", value)
        bench.post("payment_intents", StripeBench.payment(2500), key: "k")
        let other = bench.post("payment_intents", StripeBench.payment(2600), key: "k")
        #expect(other.status == status)
        #expect(bench.bookLines.filter { $0.hasPrefix("capture") } == ["capture 2500"])
    }

    @Test(arguments: [("before-keys", 200), ("after-keys", 429)])
    func `a 429 leaves the key unused, or is kept under it`(value: String, status: Int) throws {
        let bench = try Self.bench("rate-limiter", value)
        let form = StripeBench.payment()
        let limited = bench.post("payment_intents", form, key: "k", suffering: .rateLimited)
        #expect(limited.status == 429)
        #expect(bench.post("payment_intents", form, key: "k").status == status)
    }

    @Test(arguments: [("at-once", true), ("later", false)])
    func `a capture's fee is known in its answer, or not yet`(
        value: String, isKnown: Bool
    ) throws {
        let bench = try Self.bench("fee-known", value)
        let charge = bench.pay()["latest_charge"]?.string ?? ""
        #expect((bench.get("charges/\(charge)")["balance_transaction"]?.string != nil) == isKnown)
        bench.wait(.minutes(1))
        #expect(bench.get("charges/\(charge)")["balance_transaction"]?.string != nil)
    }

    @Test(arguments: [("2025-03-31.basil", 0), ("2024-06-20", 1)])
    func `the released rest of a hold is a refund in older versions`(
        version: String, refunds: Int
    ) throws {
        let bench = try Self.bench("api-version", version)
        let hold = bench.hold()
        bench.post("payment_intents/\(hold.id)/capture", "amount_to_capture=1000")
        let charge = hold["latest_charge"]?.string ?? ""
        #expect(bench.get("refunds?charge=\(charge)")["data"]?.array?.count == refunds)
    }

    @Test(arguments: [("at-once", "succeeded"), ("processing", "processing")])
    func `a confirmed payment is final, or processing first`(value: String, state: String) throws {
        let bench = try Self.bench("payment-final", value)
        let payment = bench.pay()
        #expect(payment.state == state)
        bench.wait(.hours(1))
        #expect(bench.get("payment_intents/\(payment.id)").state == "succeeded")
    }
}
