import HTTPModel
import HTTPTypes
import SimulationCore

extension StripeWalk {
    func capture() {
        let held = object("payment_intent", in: ["requires_capture"])
        var items: [FormItem] = []
        if desk.dice.chance(45), let amount = held?.amount, amount > 100 {
            let part = amount / 20 * 10 - desk.dice.below(amount / 40) * 10
            items.append(FormItem("amount_to_capture", String(max(10, part))))
        }
        if desk.dice.chance(5) { items.append(FormItem("final_capture", "false")) }
        if desk.dice.chance(10) { items.append(FormItem("metadata[parcel]", "7")) }
        post("/v1/payment_intents/{intent}/capture", held?.id ?? id("payment_intent"), items)
    }

    func captureBadly() {
        let held = object("payment_intent", in: ["requires_capture"])
        let amount = held?.amount ?? 1000
        switch desk.dice.below(6) {
        case 0, 1:
            captureForm(held?.id, "amount_to_capture", String(amount + 1 + desk.dice.below(99)))
        case 2: captureForm(held?.id, "amount_to_capture", desk.dice.pick("0", "-1", "x"))
        case 3: captureForm(held?.id, "currency", "usd")
        default:
            let ended = id("payment_intent", in: ["succeeded", "canceled", "requires_action"])
            post("/v1/payment_intents/{intent}/capture", ended)
        }
    }

    private func captureForm(_ intent: String?, _ name: String, _ value: String) {
        post(
            "/v1/payment_intents/{intent}/capture", intent ?? id("payment_intent"),
            [FormItem(name, value)], well: false)
    }

    /// The capture of charges as they were before intents.
    func legacyCapture() {
        var items: [FormItem] = []
        if desk.dice.chance(40) {
            items = [FormItem("amount", String(100 + desk.dice.below(3000)))]
        }
        post("/v1/charges/{charge}/capture", id("charge", in: ["held"]), items)
    }

    var legacyCharge: [FormItem] { [FormItem("amount", "500"), FormItem("currency", "usd")] }

    func updateCharge() {
        let items: [FormItem] =
            switch desk.dice.below(4) {
            case 0: [FormItem("description", "A parcel")]
            case 1: [FormItem("fraud_details[user_report]", "safe")]
            case 2: [FormItem("metadata[weight]", "12")]
            default: [FormItem("receipt_email", "s@shop.example")]
            }
        post("/v1/charges/{charge}", id("charge"), items)
    }

    func readCharges() {
        switch desk.dice.below(8) {
        case 0: get("/v1/charges", nil, page(of: "charge"))
        case 1: get("/v1/charges", nil, [FormItem("payment_intent", id("payment_intent"))])
        case 2: get("/v1/charges/{charge}/refunds", id("charge", in: ["captured", "refunded"]))
        case 3:
            get("/v1/charges/search", nil, [FormItem("query", "amount>100")], well: false)
        case 4: get("/v1/charges/{charge}", id("charge"), [FormItem("expand[]", "refunds")])
        case 5:
            get(
                "/v1/charges/{charge}", id("charge"), [FormItem("expand[]", "balance_transaction")])
        default: get("/v1/charges/{charge}", id("charge"))
        }
    }

    /// The shopper answers a challenge, at the bank's page or by whoever decides.
    func answerChallenge() {
        guard let intent = object("payment_intent", in: ["requires_action", "processing"]) else {
            return create(.pays)
        }
        if desk.dice.chance(50) { return desk.decide(on: intent.id) }
        let outcome = desk.dice.chance(70) ? "approve" : "decline"
        desk.send(
            WalkRequest(
                endpoint: "the bank's page",
                message: RequestMessage(
                    desk.dice.chance(15) ? .get : .post, host: "hooks.stripe.com",
                    path: "/3d_secure/\(intent.id)",
                    fields: [.contentType: FormEncoding.contentType],
                    body: Array("outcome=\(outcome)".utf8))))
    }
}
