import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeParameterTests {
    struct Refusal: Sendable {
        let form: String
        let code: String?
        let param: String?
        let message: String
    }

    static let refusals = [
        Refusal(
            form: "currency=usd", code: "parameter_missing", param: "amount",
            message: "Missing required param: amount."),
        Refusal(
            form: "amount=2500", code: "parameter_missing", param: "currency",
            message: "Missing required param: currency."),
        Refusal(
            form: "amount=10.5&currency=usd", code: "parameter_invalid_integer", param: "amount",
            message: "Invalid integer: 10.5"),
        Refusal(
            form: "amount=%2B50&currency=usd", code: "parameter_invalid_integer", param: "amount",
            message: "Invalid integer: +50"),
        Refusal(
            form: "amount=99999999999999999999&currency=usd", code: "parameter_invalid_integer",
            param: "amount", message: "Invalid integer: 99999999999999999999"),
        Refusal(
            form: "amount=-1&currency=usd", code: "parameter_invalid_integer", param: "amount",
            message: "This value must be greater than or equal to 1."),
        Refusal(
            form: "amount=49&currency=usd", code: "amount_too_small", param: "amount",
            message: "Amount must be at least $0.50 usd"),
        Refusal(
            form: "amount=29&currency=gbp", code: "amount_too_small", param: "amount",
            message: "Amount must be at least £0.30 gbp"),
        Refusal(
            form: "amount=49&currency=jpy", code: "amount_too_small", param: "amount",
            message: "Amount must be at least ¥50 jpy"),
        Refusal(
            form: "amount=100000000&currency=usd", code: "amount_too_large", param: "amount",
            message: "Amount must be no more than $999,999.99"),
        Refusal(
            form: "amount=100000000&currency=jpy", code: "amount_too_large", param: "amount",
            message: "Amount must be no more than ¥99,999,999"),
        Refusal(
            form: "amount=1005&currency=kwd", code: nil, param: "amount",
            message: "Invalid amount: 1005. Amounts in kwd must be a multiple of 10."),
        Refusal(
            form: "amount=1050&currency=isk", code: nil, param: "amount",
            message: "Invalid amount: 1050. Amounts in isk must be a multiple of 100."),
        Refusal(
            form: "amount=2500&currency=usd&colour=red", code: "parameter_unknown", param: "colour",
            message: "Received unknown parameter: colour"),
        Refusal(
            form: "amount=2500&currency=usd&colour[deep][red]=1", code: "parameter_unknown",
            param: "colour[deep][red]",
            message: "Received unknown parameter: colour[deep][red]"),
        Refusal(
            form: "amount=2500&currency=usd&capture_method=later", code: nil,
            param: "capture_method",
            message: "Invalid capture_method: must be one of automatic, automatic_async, or manual"),
        Refusal(
            form: "amount=2500&currency=usd&confirm=yes", code: nil, param: "confirm",
            message: "Invalid boolean: yes"),
        Refusal(
            form: "amount=2500&currency=usd&expand[]=colour", code: nil, param: nil,
            message: "This property cannot be expanded (colour)."),
        Refusal(
            form:
                "amount=2500&currency=usd&confirmation_method=manual&automatic_payment_methods[enabled]=true",
            code: "parameters_exclusive", param: nil,
            message:
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
