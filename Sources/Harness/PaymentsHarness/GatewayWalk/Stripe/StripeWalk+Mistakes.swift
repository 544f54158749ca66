import GatewaySimulators
import HTTPModel
import HTTPTypes
import SimulationCore

/// What goes wrong at the merchant's side: keys used twice, twins, wrong credentials and addresses.
extension StripeWalk {
    private var purchase: [FormItem] {
        [
            FormItem("amount", String(500 + desk.dice.below(5000))), FormItem("currency", "usd"),
            FormItem("confirm", "true"), FormItem("payment_method", method),
            FormItem("automatic_payment_methods[enabled]", "true"),
            FormItem("automatic_payment_methods[allow_redirects]", "never"),
        ]
    }

    private func keyed(_ request: WalkRequest, _ key: String) -> WalkRequest {
        var request = request
        request.message.head.headerFields[.idempotencyKey] = key
        return request
    }

    /// A request whose outcome moves money, to be repeated under one key.
    private var movement: WalkRequest {
        switch desk.dice.below(4) {
        case 0:
            request(
                .post, "/v1/payment_intents/{intent}/capture",
                id("payment_intent", in: ["requires_capture"]))
        case 1:
            request(
                .post, "/v1/refunds", nil,
                [FormItem("charge", id("charge", in: ["captured"])), FormItem("amount", "60")])
        case 2:
            request(
                .post, "/v1/payment_intents/{intent}/cancel",
                id("payment_intent", in: ["requires_capture"]))
        default: request(.post, "/v1/payment_intents", nil, purchase)
        }
    }

    /// The same request again under the same key, at once or after the key's life.
    func repeatKey() {
        let first = keyed(movement, "again-" + desk.dice.text(10))
        let misbehaviour: GatewayMisbehaviour? =
            desk.dice.chance(30)
            ? GatewayMisbehaviour(
                desk.dice.pick(
                    .errorAfterEffect, .rolledForward, .rolledBack, .rateLimited, .keyForgotten))
            : nil
        desk.send(first, suffering: misbehaviour)
        if desk.dice.chance(10) { desk.pass(.hours(25)) }
        desk.send(first)
    }

    /// The same key for something else: other parameters, or another address.
    func misuseKey() {
        let key = "misused-" + desk.dice.text(10)
        let first = keyed(request(.post, "/v1/payment_intents", nil, purchase), key)
        desk.send(first)
        if desk.dice.chance(50) {
            desk.send(keyed(request(.post, "/v1/payment_intents", nil, purchase), key))
        } else {
            desk.send(keyed(request(.post, "/v1/customers", nil, []), key))
        }
    }

    /// The same key while the first request is still running.
    func keyInFlight() {
        let first = keyed(movement, "running-" + desk.dice.text(10))
        desk.send(
            first, suffering: GatewayMisbehaviour(.slowAnswer, lasting: .seconds(20)))
        desk.pass(.seconds(1))
        desk.send(first)
        desk.pass(.seconds(30))
        desk.send(first)
    }

    /// Two requests at one instant that cannot both have their way.
    func twins() {
        let held = id("payment_intent", in: ["requires_capture"])
        let capture = request(.post, "/v1/payment_intents/{intent}/capture", held)
        let cancel = request(.post, "/v1/payment_intents/{intent}/cancel", held)
        let charge = object("charge", in: ["captured"])
        let whole = request(
            .post, "/v1/refunds", nil, [FormItem("charge", charge?.id ?? id("charge"))])
        let pair: (WalkRequest, WalkRequest) =
            switch desk.dice.below(6) {
            case 0: (capture, request(.post, "/v1/payment_intents/{intent}/capture", held))
            case 1: (capture, cancel)
            case 2: (cancel, capture)
            case 3:
                (
                    whole,
                    request(
                        .post, "/v1/refunds", nil, [FormItem("charge", charge?.id ?? id("charge"))])
                )
            case 4:
                (
                    whole,
                    request(
                        .post, "/v1/refunds", nil,
                        [FormItem("charge", charge?.id ?? ""), FormItem("amount", "100")])
                )
            default: (cancel, request(.post, "/v1/payment_intents/{intent}/cancel", held))
            }
        desk.send(pair.0)
        desk.send(pair.1)
    }

    func wrongKey() {
        let values = [
            nil, "", "Bearer sk_test_wrong", "Bearer sk_live_abcdefghijklmnop", "Bearer",
            "Basic \(Base64.encode("sk_test_paycheck:".utf8))", "Basic !!", "Token x",
            "Bearer pk_test_paycheck", "Bearer ",
        ]
        var request = request(.get, "/v1/payment_intents/{intent}", id("payment_intent"))
        request.isMeantWell = false
        request.message.head.headerFields[.authorization] = values[desk.dice.below(values.count)]
        desk.send(request)
    }

    /// Requests that no client library would write.
    func wrongRequest() {
        var made = request(.post, "/v1/payment_intents", nil, purchase, well: false)
        switch desk.dice.below(9) {
        case 0: made = request(.get, "/v1/payment_intent", nil, [], well: false)
        case 1: made = request(.delete, "/v1/refunds", nil, [], well: false)
        case 2: made.message.head.headerFields[.contentType] = "application/json"
        case 3: made.message.head.headerFields[.named("Stripe-Version")] = "1999-13-01"
        case 4: made = request(.get, "/v2/core/accounts", nil, [], well: false)
        case 5: made = request(.get, "/v1/charges/{charge}", desk.dice.pick("x", "ch_%00", "é"))
        case 6:
            made = request(
                .get, "/v1/payment_intents/{intent}", id("payment_intent"),
                [FormItem("expand[]", desk.dice.pick("wobble", "amount", "latest_charge.nothing"))])
        case 7: made.message.body = Array("amount=%zz&&=&[]=1&a[b=2&currency=usd".utf8)
        default: made.message.head.headerFields[.idempotencyKey] = desk.dice.text(300)
        }
        made.isMeantWell = false
        desk.send(made)
    }

    func wrongList() {
        let list = desk.dice.pick(
            "/v1/payment_intents", "/v1/charges", "/v1/refunds", "/v1/events",
            "/v1/balance_transactions", "/v1/disputes", "/v1/payouts", "/v1/customers")
        let items: [FormItem] =
            switch desk.dice.below(5) {
            case 0: [FormItem("starting_after", "x_1"), FormItem("ending_before", "x_2")]
            case 1: [FormItem("starting_after", "x_1NobodyHasThisOne")]
            case 2: [FormItem("limit", "abc")]
            case 3: [FormItem("wobble", "1")]
            default: [FormItem("created[gte]", "yesterday")]
            }
        get(list, nil, items, well: false)
    }
}
