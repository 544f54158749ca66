import HTTPModel

extension StripeWalk {
    func refund() {
        guard let charge = object("charge", in: ["captured"]) else { return create(.pays) }
        var items =
            desk.dice.chance(50) || charge.parent == nil
            ? [FormItem("charge", charge.id)] : [FormItem("payment_intent", charge.parent ?? "")]
        if desk.dice.chance(55), let amount = charge.amount, amount > 20 {
            items.append(FormItem("amount", String(10 + desk.dice.below(amount / 20) * 10)))
        }
        if desk.dice.chance(25) {
            items.append(
                FormItem(
                    "reason", desk.dice.pick("duplicate", "fraudulent", "requested_by_customer"))
            )
        }
        if desk.dice.chance(20) { items.append(FormItem("metadata[refund_id]", "r7")) }
        if desk.dice.chance(8) { items.append(FormItem("expand[]", "charge")) }
        post("/v1/refunds", nil, items)
    }

    func refundBadly() {
        let charge = object("charge", in: ["captured"])
        let target = FormItem("charge", charge?.id ?? id("charge"))
        let items: [FormItem] =
            switch desk.dice.below(9) {
            case 0, 1: [target, FormItem("amount", String((charge?.amount ?? 9999) + 1))]
            case 2: [target, FormItem("amount", desk.dice.pick("0", "-3", "much"))]
            case 3: [target, FormItem("payment_intent", id("payment_intent"))]
            case 4: [FormItem("amount", "100")]
            case 5: [FormItem("charge", id("charge", in: ["held", "refunded", "failed"]))]
            case 6: [FormItem("charge", id("charge", in: ["disputed"]))]
            case 7:
                [FormItem("payment_intent", id("payment_intent", in: ["requires_action"]))]
            default: [target, FormItem("reason", "boredom")]
            }
        post("/v1/refunds", nil, items, well: false)
    }

    func updateRefund() {
        if desk.dice.chance(30), let pending = desk.memory.all("refund", in: ["pending"]).last {
            return desk.decide(on: pending.id)
        }
        post(
            "/v1/refunds/{refund}", id("refund"),
            [FormItem("metadata[why]", desk.dice.pick("torn", "late", ""))])
    }

    func cancelRefund() {
        if desk.dice.chance(30) {
            post("/v1/test_helpers/refunds/{refund}/expire", id("refund", in: ["requires_action"]))
        } else {
            post("/v1/refunds/{refund}/cancel", id("refund"))
        }
    }

    func readRefunds() {
        switch desk.dice.below(6) {
        case 0: get("/v1/refunds", nil, page(of: "refund"))
        case 1: get("/v1/refunds", nil, [FormItem("charge", id("charge", in: ["refunded"]))])
        case 2: get("/v1/refunds", nil, [FormItem("payment_intent", id("payment_intent"))])
        case 3: get("/v1/refunds/{refund}", id("refund"), [FormItem("expand[]", "charge")])
        default: get("/v1/refunds/{refund}", id("refund"))
        }
    }
}
