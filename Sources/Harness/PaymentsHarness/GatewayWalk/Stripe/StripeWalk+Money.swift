import GatewaySimulators
import HTTPModel
import SimulationCore

extension StripeWalk {
    private static let open = ["needs_response", "warning_needs_response"]

    /// The bank opens a dispute, an inquiry or a warning about a captured charge.
    func dispute() {
        guard let charge = object("charge", in: ["captured", "refunded"]) else { return refund() }
        desk.decide(on: charge.id, among: ["dispute", "dispute-inquiry", "fraud-warning"])
        if desk.dice.chance(30) { get("/v1/charges/{charge}", charge.id) }
        get("/v1/disputes", nil, [FormItem("charge", charge.id)])
    }

    func answerDispute() {
        let dispute = id("dispute", in: Self.open)
        var items = [FormItem("metadata[case]", "c-7")]
        switch desk.dice.below(8) {
        case 0, 1: items.append(FormItem("evidence[uncategorized_text]", "winning_evidence"))
        case 2: items.append(FormItem("evidence[uncategorized_text]", "losing_evidence"))
        case 3:
            items.append(FormItem("evidence[uncategorized_text]", "escalate_inquiry_evidence"))
        case 4:
            items += [
                FormItem("evidence[customer_name]", "Ann Other"), FormItem("submit", "false"),
            ]
        case 5: items.append(FormItem("evidence[wobble]", "1"))
        case 6: items.append(FormItem("submit", "true"))
        default: break
        }
        let isBroken = items.contains { $0.name == "evidence[wobble]" }
        post("/v1/disputes/{dispute}", dispute, items, well: !isBroken)
    }

    func closeDispute() {
        if desk.dice.chance(40) {
            desk.decide(
                on: id("dispute", in: Self.open + ["under_review", "warning_under_review"]))
        } else {
            post("/v1/disputes/{dispute}/close", id("dispute", in: Self.open))
        }
    }

    func readDisputes() {
        switch desk.dice.below(5) {
        case 0: get("/v1/disputes", nil, page(of: "dispute"))
        case 1: get("/v1/disputes", nil, [FormItem("payment_intent", id("payment_intent"))])
        case 2: get("/v1/disputes/{dispute}", id("dispute"), [FormItem("expand[]", "charge")])
        case 3:
            if desk.dice.chance(50) {
                get(
                    "/v1/radar/early_fraud_warnings", nil,
                    page(of: "radar.early_fraud_warning"))
            } else {
                get(
                    "/v1/radar/early_fraud_warnings/{early_fraud_warning}",
                    id("radar.early_fraud_warning"))
            }
        default: get("/v1/disputes/{dispute}", id("dispute"))
        }
    }

    func payOut() {
        if desk.dice.chance(30) { return desk.decide(on: "account") }
        let amount =
            desk.dice.chance(12)
            ? desk.dice.pick("0", "-4", "99999999", "lots") : String(100 + desk.dice.below(3000))
        let currency = desk.dice.pick("usd", "usd", "usd", "usd", "eur", "xxx")
        var items = [FormItem("amount", amount), FormItem("currency", currency)]
        if desk.dice.chance(20) {
            items.append(FormItem("method", desk.dice.pick("standard", "instant")))
        }
        if desk.dice.chance(20) { items.append(FormItem("metadata[week]", "31")) }
        post("/v1/payouts", nil, items, well: Int(amount) ?? 0 > 0)
    }

    func changePayout() {
        let pending = id("payout", in: ["pending", "in_transit"])
        switch desk.dice.below(4) {
        case 0: post("/v1/payouts/{payout}/cancel", pending)
        case 1: post("/v1/payouts/{payout}/reverse", id("payout", in: ["paid"]))
        case 2: post("/v1/payouts/{payout}", id("payout"), [FormItem("metadata[a]", "b")])
        default: desk.decide(on: pending)
        }
    }

    func readPayouts() {
        switch desk.dice.below(4) {
        case 0: get("/v1/payouts", nil, page(of: "payout"))
        case 1: get("/v1/payouts", nil, [FormItem("status", "paid")])
        default: get("/v1/payouts/{payout}", id("payout"))
        }
    }

    func readTransactions() {
        let list = "/v1/balance_transactions"
        switch desk.dice.below(8) {
        case 0: get(list, nil, page(of: "balance_transaction"))
        case 1: get(list, nil, [FormItem("type", desk.dice.pick("charge", "refund", "bogus"))])
        case 2: get(list, nil, [FormItem("payout", id("payout", in: ["paid"]))])
        case 3: get(list, nil, [FormItem("source", id("charge"))])
        case 4: get(list, nil, [FormItem("currency", "usd"), FormItem("expand[]", "data.source")])
        default: get(list + "/{id}", id("balance_transaction"))
        }
    }

    /// Somebody outside the API decides about any of the objects that changed last.
    func decide() {
        let objects = desk.simulator.objects(limit: 30)
        guard let object = desk.dice.pick(from: objects) else { return capture() }
        desk.decide(on: object.id)
    }
}
