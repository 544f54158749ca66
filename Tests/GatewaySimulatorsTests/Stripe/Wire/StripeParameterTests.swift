import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeParameterTests {
    typealias Refusal = (form: String, code: String?, param: String?, message: String)

    static let refusals: [Refusal] = [
        ("currency=usd", "parameter_missing", "amount", "Missing required param: amount."),
        ("amount=2500", "parameter_missing", "currency", "Missing required param: currency."),
        (
            "amount=10.5&currency=usd", "parameter_invalid_integer", "amount",
            "Invalid integer: 10.5"
        ),
        (
            "amount=%2B50&currency=usd", "parameter_invalid_integer", "amount",
            "Invalid integer: +50"
        ),
        (
            "amount=99999999999999999999&currency=usd", "parameter_invalid_integer", "amount",
            "Invalid integer: 99999999999999999999"
        ),
        (
            "amount=-1&currency=usd", "parameter_invalid_integer", "amount",
            "This value must be greater than or equal to 1."
        ),
        (
            "amount=49&currency=usd", "amount_too_small", "amount",
            "Amount must be at least $0.50 usd"
        ),
        (
            "amount=29&currency=gbp", "amount_too_small", "amount",
            "Amount must be at least £0.30 gbp"
        ),
        ("amount=49&currency=jpy", "amount_too_small", "amount", "Amount must be at least ¥50 jpy"),
        (
            "amount=100000000&currency=usd", "amount_too_large", "amount",
            "Amount must be no more than $999,999.99"
        ),
        (
            "amount=100000000&currency=jpy", "amount_too_large", "amount",
            "Amount must be no more than ¥99,999,999"
        ),
        (
            "amount=1005&currency=kwd", nil, "amount",
            "Invalid amount: 1005. Amounts in kwd must be a multiple of 10."
        ),
        (
            "amount=1050&currency=isk", nil, "amount",
            "Invalid amount: 1050. Amounts in isk must be a multiple of 100."
        ),
        (
            "amount=2500&currency=usd&colour=red", "parameter_unknown", "colour",
            "Received unknown parameter: colour"
        ),
        (
            "amount=2500&currency=usd&colour[deep][red]=1", "parameter_unknown",
            "colour[deep][red]", "Received unknown parameter: colour[deep][red]"
        ),
        (
            "amount=2500&currency=usd&capture_method=later", nil, "capture_method",
            "Invalid capture_method: must be one of automatic, automatic_async, or manual"
        ),
        ("amount=2500&currency=usd&confirm=yes", nil, "confirm", "Invalid boolean: yes"),
        (
            "amount=2500&currency=usd&expand[]=colour", nil, nil,
            "This property cannot be expanded (colour)."
        ),
        (
            "amount=2500&currency=usd&confirmation_method=manual&automatic_payment_methods[enabled]=true",
            "parameters_exclusive", nil,
            "You may only specify one of these parameters: automatic_payment_methods, confirmation_method."
        ),
    ]

    @Test(arguments: refusals)
    func `a request of the wrong shape is refused and creates nothing`(row: Refusal) {
        let bench = StripeBench()
        let refused = bench.post("payment_intents", row.form)
        #expect(refused.status == 400)
        #expect(refused.error?["type"] == "invalid_request_error")
        #expect(refused.error?["code"]?.string == row.code)
        #expect(refused.error?["param"]?.string == row.param)
        #expect(refused.error?["message"]?.string == row.message)
        #expect(refused.field("Stripe-Should-Retry") == nil)
        #expect(bench.get("payment_intents")["data"] == [])
    }

    @Test func `zero is refused with the minimum in mind`() {
        let refused = StripeBench().post("payment_intents", "amount=0&currency=usd")
        #expect(refused.error?["code"] == "parameter_invalid_integer")
        #expect(
            refused.error?["message"]?.string?.hasPrefix(
                "The amount must be greater than or equal to the minimum charge amount") == true)
    }

    @Test func `an unknown currency is answered with the known ones`() {
        let refused = StripeBench().post("payment_intents", "amount=2500&currency=xyz")
        #expect(refused.error?["param"] == "currency")
        #expect(
            refused.error?["message"]?.string?.hasPrefix(
                "Invalid currency: xyz. Stripe currently supports these currencies: usd, aed, afn")
                == true)
    }

    @Test func `lists are understood with and without indexes, plain and encoded`() {
        let bench = StripeBench()
        let id = bench.pay().id
        for query in [
            "expand[]=latest_charge", "expand[0]=latest_charge", "expand%5B%5D=latest_charge",
        ] {
            let intent = bench.get("payment_intents/\(id)?\(query)")
            #expect(intent["latest_charge"]?["object"] == "charge")
        }
    }

    @Test func `expansion goes through several levels`() {
        let bench = StripeBench()
        let id = bench.pay().id
        let path = "expand[]=data.latest_charge.balance_transaction&expand[]=data.payment_method"
        let list = bench.get("payment_intents?\(path)")
        let intent = list["data"]?[0]
        #expect(intent?["id"]?.string == id)
        #expect(intent?["latest_charge"]?["balance_transaction"]?["net"] == 2397)
        #expect(intent?["payment_method"]?["object"] == "payment_method")
        let refund = bench.post(
            "refunds",
            "payment_intent=\(id)&expand[]=charge&expand[]=payment_intent&expand[]=balance_transaction"
        )
        #expect(refund["charge"]?["amount_refunded"] == 2500)
        #expect(refund["payment_intent"]?["id"]?.string == id)
        #expect(refund["balance_transaction"]?["amount"] == -2500)
        #expect(bench.get("payment_intents?expand[]=latest_charge").status == 400)
    }

    @Test func `payment method types are refused from the version that dropped them`() {
        let bench = StripeBench()
        let form = "amount=2500&currency=usd&payment_method_types[]=card"
        #expect(bench.post("payment_intents", form, version: "2026-08-26.dahlia").status == 200)
        let refused = bench.post("payment_intents", form, version: "2026-10-28.endive")
        #expect(refused.status == 400)
        #expect(refused.error?["code"] == "payment_method_types_no_longer_supported")
    }

    @Test func `JSON bodies are not accepted`() {
        let refused = StripeBench().post("payment_intents", "{\"amount\":2500}")
        #expect(refused.status == 400)
        #expect(
            refused.error?["message"]?.string?.contains("application/x-www-form-urlencoded") == true
        )
    }

    @Test func `metadata keeps its limits`() {
        let bench = StripeBench()
        let start = "amount=2500&currency=usd&"
        let longKey = String(repeating: "k", count: 41)
        #expect(bench.post("payment_intents", start + "metadata[\(longKey)]=1").status == 400)
        let longValue = String(repeating: "v", count: 501)
        let refused = bench.post("payment_intents", start + "metadata[note]=\(longValue)")
        #expect(refused.error?["param"] == "metadata[note]")
        let many = (0..<51).map { "metadata[k\($0)]=1" }.joined(separator: "&")
        #expect(bench.post("payment_intents", start + many).error?["param"] == "metadata")
        let fitting = String(longValue.dropLast())
        #expect(bench.post("payment_intents", start + "metadata[note]=\(fitting)").status == 200)
    }
}
