import HTTPModel
import JSONModel
import SimulationCore

extension RazorpayWalk {
    private var currency: String {
        isDomestic || desk.dice.chance(92) ? "INR" : desk.dice.pick("USD", "JPY")
    }

    /// An order as shops make them, with terms of capture now and then.
    @discardableResult
    func order() -> WalkExchange {
        var body: WalkBody = [
            "amount": number(100 * (10 + desk.dice.below(4000))), "currency": .string(currency),
        ]
        if desk.dice.chance(60) { body["receipt"] = .string("r-" + desk.dice.text(8)) }
        if desk.dice.chance(40) { body["notes"] = ["boot": "left", "size": 41] }
        if desk.dice.chance(15) { body["partial_payment"] = true }
        switch desk.dice.below(6) {
        case 0: body["payment"] = ["capture": "manual"]
        case 1:
            body["payment"] = [
                "capture": "automatic",
                "capture_options": [
                    "automatic_expiry_period": 12, "manual_expiry_period": 7200,
                    "refund_speed": "optimum",
                ],
            ]
        case 2: body["payment_capture"] = number(desk.dice.below(2))
        default: break
        }
        return post("/v1/orders", [], body.json)
    }

    func orderBadly() {
        var body: WalkBody = ["amount": 5000, "currency": "INR"]
        switch desk.dice.below(10) {
        case 0: body["amount"] = nil
        case 1: body["amount"] = desk.dice.pick(99, 0, -1)
        case 2: body["amount"] = desk.dice.pick("many", true, [1])
        case 3: body["amount"] = number(20_000_000_000)
        case 4: body["currency"] = desk.dice.pick("XXX", "inr", "")
        case 5: body["currency"] = nil
        case 6: body["receipt"] = .string(desk.dice.text(41))
        case 7: body["capture"] = true
        case 8:
            var notes = WalkBody()
            for number in 0..<16 { notes["n\(number)"] = "x" }
            body["notes"] = notes.json
        default: body["payment"] = ["capture": "sometimes"]
        }
        post("/v1/orders", [], body.json, well: false)
    }

    func editOrder() {
        if desk.dice.chance(80) {
            patch("/v1/orders/{id}", [id("order")], ["notes": ["gift": "yes"]])
        } else {
            patch("/v1/orders/{id}", [id("order")], ["amount": 1], well: false)
        }
    }

    func readOrders() {
        switch desk.dice.below(8) {
        case 0: get("/v1/orders", [], page)
        case 1: get("/v1/orders", [], [FormItem("receipt", "r-1"), FormItem("authorized", "1")])
        case 2, 3: get("/v1/orders/{id}/payments", [id("order", in: ["attempted", "paid"])])
        case 4: get("/v1/orders", [], [FormItem("expand[]", "payments"), FormItem("count", "3")])
        case 5: get("/v1/orders/{id}", [id("order")], [FormItem("expand[]", "payments")])
        default: get("/v1/orders/{id}", [id("order")])
        }
    }

    /// One page of a list, in one of the ways in which it can be asked for.
    var page: [FormItem] {
        switch desk.dice.below(5) {
        case 0: []
        case 1: [FormItem("count", String(1 + desk.dice.below(8)))]
        case 2: [FormItem("count", "5"), FormItem("skip", String(desk.dice.below(12)))]
        case 3: [FormItem("from", String(desk.now.seconds - 7200)), FormItem("count", "6")]
        default:
            [
                FormItem("from", String(desk.now.seconds - 86_400)),
                FormItem("to", String(desk.now.seconds)), FormItem("count", "4"),
            ]
        }
    }

    func wrongPage() {
        let list = desk.dice.pick(
            "/v1/orders", "/v1/payments", "/v1/refunds", "/v1/settlements", "/v1/disputes")
        let item: FormItem =
            switch desk.dice.below(5) {
            case 0: FormItem("count", "0")
            case 1: FormItem("count", "101")
            case 2: FormItem("from", "17")
            case 3: FormItem("expand[]", "wobble")
            default: FormItem("count", "few")
            }
        get(list, [], [item], well: false)
    }
}
