import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeExpansionTests {
    @Test func `expansion goes four levels deep, and stays an id below that`() {
        let bench = StripeBench()
        let paid = bench.start("paid")
        let intent = bench.get(
            "payment_intents/\(paid.intent)"
                + "?expand[]=latest_charge.balance_transaction.source.payment_intent")
        let line = intent["latest_charge"]?["balance_transaction"]
        #expect(line?["net"] == 2397)
        #expect(line?["source"]?["id"]?.string == paid.charge)
        let inner = line?["source"]?["payment_intent"]
        #expect(inner?["id"]?.string == paid.intent)
        #expect(inner?["latest_charge"]?.string == paid.charge)
        #expect(line?["source"]?["balance_transaction"]?.string == line?["id"]?.string)
    }

    @Test func `a list counts its own level`() {
        let bench = StripeBench()
        let paid = bench.start("paid")
        bench.post("refunds", "charge=\(paid.charge)")
        let path = "refunds?expand[]=data.charge.payment_intent.latest_charge"
        let refund = bench.list(path)[0]
        #expect(refund["charge"]?["payment_intent"]?["latest_charge"]?["id"]?.string == paid.charge)
        let deep = bench.get(path + ".balance_transaction")
        #expect(deep.status == 400)
        #expect(
            deep.error?["message"]
                == "You cannot expand more than 4 levels of a property. Property: data.charge.payment_intent.latest_charge.balance_transaction"
        )
    }

    @Test(arguments: [
        ("payment_intents/{pi}?expand[]=amount", "This property cannot be expanded (amount)."),
        (
            "payment_intents/{pi}?expand[]=latest_charge.amount",
            "This property cannot be expanded (latest_charge.amount)."
        ),
        ("payment_intents/{pi}?expand[]=data", "This property cannot be expanded (data)."),
        (
            "payment_intents?expand[]=latest_charge",
            "This property cannot be expanded (latest_charge). You may want to try expanding 'data.latest_charge' instead."
        ),
        (
            "payment_intents?expand[]=data",
            "This property cannot be expanded (data). You may want to try expanding 'data.data' instead."
        ),
        ("payment_intents/{pi}?expand[]=", "This property cannot be expanded ()."),
        (
            "charges/{ch}?expand[]=latest_charge",
            "This property cannot be expanded (latest_charge)."
        ),
        ("balance?expand[]=available", "This property cannot be expanded (available)."),
    ])
    func `what cannot be expanded is named`(path: String, message: String) {
        let bench = StripeBench()
        let refused = bench.get(bench.start("paid").fill(path))
        #expect(refused.status == 400)
        #expect(refused.error?["type"] == "invalid_request_error")
        #expect(refused.error?["code"] == nil)
        #expect(refused.error?["message"]?.string == message)
    }

    @Test func `a refused expansion changes nothing`() {
        let bench = StripeBench()
        let refused = bench.post("payment_intents", StripeBench.payment() + "&expand[]=colour")
        #expect(refused.status == 400)
        #expect(bench.simulator.books.isEmpty)
    }

    @Test func `several expansions are answered together, one within the other too`() {
        let bench = StripeBench()
        let customer = bench.post("customers", "name=Ada").id
        let intent = bench.pay(
            2500,
            "&customer=\(customer)&expand[0]=latest_charge&expand[1]=latest_charge.customer"
                + "&expand[2]=customer&expand[3]=payment_method")
        #expect(intent["customer"]?["name"] == "Ada")
        #expect(intent["latest_charge"]?["customer"]?["id"]?.string == customer)
        #expect(intent["payment_method"]?["object"] == "payment_method")
    }

    @Test func `what is null stays null when it is expanded`() {
        let bench = StripeBench()
        let id = bench.hold().id
        let intent = bench.get(
            "payment_intents/\(id)?expand[]=customer&expand[]=review"
                + "&expand[]=latest_charge.balance_transaction")
        #expect(intent["customer"] == .null)
        #expect(intent["review"] == .null)
        #expect(intent["latest_charge"]?["balance_transaction"] == .null)
    }
}
