import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore

extension RazorpayWalk {
    /// A refund of a part or of the rest, with a speed and a reference now and then.
    private func refundBody(_ payment: WalkObject) -> WalkBody {
        var body = WalkBody()
        if desk.dice.chance(60), let amount = payment.amount, amount >= 400 {
            body["amount"] = number(100 + desk.dice.below(amount / 200) * 100)
        }
        if desk.dice.chance(40) { body["speed"] = desk.dice.pick("normal", "optimum") }
        if desk.dice.chance(30) { body["receipt"] = .string("rf-" + desk.dice.text(6)) }
        if desk.dice.chance(30) { body["notes"] = ["refund_id": "r-7"] }
        return body
    }

    func refund() {
        guard let payment = object("payment", in: ["captured"]) else { return buy() }
        var body = refundBody(payment)
        var made: WalkRequest
        if desk.dice.chance(85) {
            made = request(.post, "/v1/payments/{id}/refund", [payment.id], body: body.json)
        } else {
            body["payment_id"] = .string(payment.id)
            made = request(.post, "/v1/refunds", body: body.json)
        }
        if desk.dice.chance(50) {
            made.message.head.headerFields[Self.refundKey] = "refund-" + desk.dice.text(12)
        }
        desk.send(made)
        if desk.dice.chance(40) { get("/v1/payments/{id}", [payment.id]) }
    }

    func refundBadly() {
        let payment = object("payment", in: ["captured"])
        var target = payment?.id ?? id("payment")
        var body: WalkBody = ["amount": 100]
        var key: String?
        switch desk.dice.below(10) {
        case 0, 1: body["amount"] = number((payment?.amount ?? 99_999) + 100)
        case 2: body["amount"] = desk.dice.pick(99, 0, -7)
        case 3: body["amount"] = "much"
        case 4: body["speed"] = "warp"
        case 5: target = id("payment", in: ["authorized", "created", "failed"])
        case 6: target = id("payment", in: ["refunded"])
        case 7: body["wobble"] = 1
        case 8: key = desk.dice.pick("short", "has spaces in it")
        default: body["receipt"] = "the same one"
        }
        var made = request(
            .post, "/v1/payments/{id}/refund", [target], body: body.json, well: false)
        if let key { made.message.head.headerFields[Self.refundKey] = key }
        if body["receipt"] != nil { desk.send(made) }
        desk.send(made)
    }

    /// The same key again, with the same body, another one, or for another payment.
    func repeatRefund() {
        guard let payment = object("payment", in: ["captured"]) else { return buy() }
        let key = "again-" + desk.dice.text(12)
        var first = request(
            .post, "/v1/payments/{id}/refund", [payment.id], body: ["amount": 100])
        first.message.head.headerFields[Self.refundKey] = key
        let misbehaviour: GatewayMisbehaviour? =
            desk.dice.chance(25)
            ? GatewayMisbehaviour(desk.dice.pick(.errorAfterEffect, .rolledForward, .keyForgotten))
            : nil
        desk.send(first, suffering: misbehaviour)
        if desk.dice.chance(10) { desk.pass(.hours(25)) }
        if desk.dice.chance(30) { first.message.body = Array(#"{"amount":200}"#.utf8) }
        desk.send(first)
    }

    /// The same key while the first refund is still being made.
    func refundInFlight() {
        guard let payment = object("payment", in: ["captured"]) else { return buy() }
        var first = request(
            .post, "/v1/payments/{id}/refund", [payment.id], body: ["amount": 100])
        first.message.head.headerFields[Self.refundKey] = "running-" + desk.dice.text(12)
        desk.send(first, suffering: GatewayMisbehaviour(.slowAnswer, lasting: .seconds(20)))
        desk.pass(.seconds(1))
        desk.send(first)
        desk.pass(.seconds(30))
        desk.send(first)
    }

    func editRefund() {
        let isWell = desk.dice.chance(75)
        patch(
            "/v1/refunds/{id}", [id("refund")],
            isWell ? ["notes": ["why": "torn"]] : ["amount": 1], well: isWell)
    }

    func readRefunds() {
        switch desk.dice.below(5) {
        case 0: get("/v1/refunds", [], page)
        case 1, 2:
            guard let refund = object("refund") else { return refund() }
            let known = desk.dice.chance(90) ? refund.id : id("refund", in: ["failed"])
            get("/v1/payments/{id}/refunds/{refund}", [refund.parent ?? id("payment"), known])
        default: get("/v1/refunds/{id}", [id("refund")])
        }
    }

    /// Two requests at one instant that cannot both have their way.
    func twins() {
        let held = object("payment", in: ["authorized"])
        let captured = object("payment", in: ["captured"])
        if desk.dice.chance(40), let held {
            let body: JSONValue = [
                "amount": number(held.amount ?? 100), "currency": .string(held.currency ?? "INR"),
            ]
            let capture = request(.post, "/v1/payments/{id}/capture", [held.id], body: body)
            let refund = request(
                .post, "/v1/payments/{id}/refund", [held.id], body: ["amount": 100])
            let other = desk.dice.chance(50) ? capture : refund
            desk.send(desk.dice.chance(50) ? capture : other)
            desk.send(desk.dice.chance(50) ? other : capture)
        } else if let captured {
            let whole = request(.post, "/v1/payments/{id}/refund", [captured.id], body: [:])
            let part = request(
                .post, "/v1/payments/{id}/refund", [captured.id], body: ["amount": 100])
            desk.send(desk.dice.chance(50) ? whole : part)
            desk.send(desk.dice.chance(50) ? whole : part)
        } else {
            buy()
        }
    }
}
