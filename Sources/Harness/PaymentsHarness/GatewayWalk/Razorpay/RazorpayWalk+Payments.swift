import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore

extension RazorpayWalk {
    private static let cards: [(odds: Int, item: String)] = [
        (30, "4100280000001007"), (10, "5500670000001002"), (6, "6527658900001005"),
        (4, "340256000401007"), (3, "5555555555554444"), (2, "4111111111111111"),
        (2, "4100280000090000"), (2, "4100280000080001"), (2, "4100280000070002"),
        (2, "4100280000060003"), (2, "4100280000030006"), (2, "4100280000010008"),
        (2, "4100280000020007"), (2, "4100280000000009"),
    ]

    private var card: JSONValue {
        let number = desk.dice.weigh(Self.cards) ?? ""
        return [
            "number": .string(number), "name": "Asha Rao", "expiry_month": "12",
            "expiry_year": "34", "cvv": "100",
        ]
    }

    /// How the shopper pays, as the server-to-server call takes it.
    private var method: WalkBody {
        switch desk.dice.below(10) {
        case 0...4: ["method": "card", "card": card]
        case 5, 6:
            [
                "method": "upi",
                "upi": [
                    "flow": "collect",
                    "vpa": desk.dice.pick(
                        "success@razorpay", "success@razorpay", "failure@razorpay"),
                ],
            ]
        case 7: ["method": "upi", "upi": ["flow": "intent"]]
        case 8: ["method": "netbanking", "bank": "HDFC"]
        default: ["method": "wallet", "wallet": "payzapp"]
        }
    }

    /// The whole way: an order, a payment, and the bank's answer.
    func buy() {
        guard let order = order().json?["id"]?.string else { return }
        pay(for: desk.memory.all("order").last { $0.id == order })
    }

    func pay() { pay(for: object("order", in: ["created", "attempted"])) }

    private func pay(for order: WalkObject?) {
        guard let order else { return buy() }
        var body = method
        body["amount"] = number(order.amount ?? 1000)
        body["currency"] = .string(order.currency ?? "INR")
        body["order_id"] = .string(order.id)
        body["email"] = "asha@shop.example"
        body["contact"] = "+919000000000"
        if desk.dice.chance(30) { body["notes"] = ["payment_id": "p-7"] }
        if desk.dice.chance(20) { body["description"] = "Two boots" }
        if desk.dice.chance(20) { body["callback_url"] = "https://shop.example/back" }
        let made: WalkExchange
        if body["method"] == "upi", desk.dice.chance(25) {
            made = post("/v1/payments/create/upi", [], body.json)
        } else {
            made = post("/v1/payments/create/json", [], body.json)
        }
        guard let payment = made.json?["razorpay_payment_id"]?.string, desk.dice.chance(85) else {
            return
        }
        answer(payment)
        if desk.dice.chance(50) { get("/v1/payments/{id}", [payment]) }
    }

    func answer() { answer(id("payment", in: ["created"])) }

    /// The shopper or the bank answers: on the page, or by whoever decides.
    private func answer(_ payment: String) {
        if desk.dice.chance(40) {
            return desk.decide(on: payment)
        }
        let outcome = desk.dice.pick(
            "approve", "approve", "approve", "approve", "approve", "decline", "abandon",
            "late-approve")
        var request = request(
            desk.dice.chance(5) ? .get : .post, "/v1/payments/{id}/authenticate", [payment])
        request.message.head.headerFields[.contentType] = FormEncoding.contentType
        if request.message.head.method == .post {
            request.message.body = Array("outcome=\(outcome)".utf8)
        }
        desk.send(request)
    }

    func payBadly() {
        let order = object("order", in: ["created", "attempted"])
        var body = method
        body["amount"] = number(order?.amount ?? 1000)
        body["currency"] = "INR"
        body["order_id"] = .string(order?.id ?? id("order"))
        body["email"] = "asha@shop.example"
        body["contact"] = "+919000000000"
        switch desk.dice.below(8) {
        case 0: body["order_id"] = .string(id("order", in: ["paid"]))
        case 1: body["amount"] = number((order?.amount ?? 1000) + 1)
        case 2: body["method"] = "cheque"
        case 3: body["card"] = ["number": "42"]; body["method"] = "card"
        case 4: body["order_id"] = nil
        case 5: body["wobble"] = 1
        case 6: body["currency"] = "USD"
        default: body["method"] = nil
        }
        post("/v1/payments/create/json", [], body.json, well: false)
    }

    func oneTimePassword() {
        let payment = id("payment", in: ["created"])
        switch desk.dice.below(3) {
        case 0: post("/v1/payments/{id}/otp_generate", [payment])
        case 1: post("/v1/payments/{id}/otp/resend", [payment])
        default:
            post(
                "/v1/payments/{id}/otp/submit", [payment],
                ["otp": desk.dice.pick("123456", "123456", "12")])
        }
    }

    /// A shopper's UPI address is looked at before anything is asked of it.
    func checkAddress() {
        let isWell = desk.dice.chance(80)
        post(
            "/v1/payments/validate/vpa", [],
            ["vpa": isWell ? desk.dice.pick("a@bank", "invalid@razorpay") : "nobody"],
            well: isWell)
    }

    func capture() {
        guard let held = object("payment", in: ["authorized"]) else { return buy() }
        var body: WalkBody = ["amount": number(held.amount ?? 1000)]
        if desk.dice.chance(80) { body["currency"] = .string(held.currency ?? "INR") }
        post("/v1/payments/{id}/capture", [held.id], body.json)
    }

    func captureBadly() {
        let mistake = desk.dice.below(7)
        // Only a payment that can be captured is refused for its amount or currency.
        let states =
            mistake < 3 ? ["authorized"] : ["authorized", "captured", "failed", "refunded"]
        let held = object("payment", in: states)
        var body: WalkBody = ["amount": number(held?.amount ?? 1000), "currency": "INR"]
        switch mistake {
        case 0: body["amount"] = number((held?.amount ?? 1000) + 100)
        case 1: body["amount"] = number((held?.amount ?? 1000) - 100)
        case 2: body["currency"] = "USD"
        case 3: body["amount"] = ["amount": 1]
        case 4: body["wobble"] = 1
        default: break
        }
        post(
            "/v1/payments/{id}/capture", [held?.id ?? id("payment")], body.json, well: false)
    }

    func editPayment() {
        let isWell = desk.dice.chance(75)
        patch(
            "/v1/payments/{id}", [id("payment")],
            isWell ? ["notes": ["checked": "by hand"]] : ["amount": 1], well: isWell)
    }

    func readPayments() {
        switch desk.dice.below(9) {
        case 0: get("/v1/payments", [], page)
        case 1: get("/v1/payments", [], [FormItem("expand[]", "card"), FormItem("count", "4")])
        case 2: get("/v1/payments/{id}/card", [id("payment")])
        case 3, 4: get("/v1/payments/{id}/refunds", [id("payment", in: ["captured", "refunded"])])
        case 5:
            get(
                "/v1/payments/{id}", [id("payment", in: ["captured"])],
                [FormItem("expand[]", desk.dice.pick("card", "refunds", "offers"))])
        default: get("/v1/payments/{id}", [id("payment", in: ["created", "captured"])])
        }
    }
}
