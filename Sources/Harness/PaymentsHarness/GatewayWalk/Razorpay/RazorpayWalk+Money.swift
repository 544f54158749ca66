import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore

extension RazorpayWalk {
    func readSettlements() {
        switch desk.dice.below(5) {
        case 0, 1: get("/v1/settlements", [], page)
        case 2: get("/v1/settlements/ondemand", [], page)
        case 3: get("/v1/settlements/ondemand/{id}", [id("settlement.ondemand")])
        default: get("/v1/settlements/{id}", [id("settlement")])
        }
    }

    /// Every movement of a month or a day, as accountants ask for it.
    func recon() {
        let moment = RFC3339.format(milliseconds: desk.now.milliseconds).utf8
        let year = String(decoding: moment.prefix(4), as: UTF8.self)
        let month = String(decoding: moment.dropFirst(5).prefix(2), as: UTF8.self)
        let day = String(decoding: moment.dropFirst(8).prefix(2), as: UTF8.self)
        var query = [FormItem("year", year), FormItem("month", month)]
        if desk.dice.chance(60) { query.append(FormItem("day", day)) }
        query.append(FormItem("count", desk.dice.pick("5", "20")))
        if desk.dice.chance(30) { query.append(FormItem("skip", String(desk.dice.below(30)))) }
        get("/v1/settlements/recon/combined", [], query)
    }

    func reconBadly() {
        let query: [FormItem] =
            switch desk.dice.below(5) {
            case 0: [FormItem("year", "26"), FormItem("month", "01")]
            case 1: [FormItem("year", "2026"), FormItem("month", "13")]
            case 2: [FormItem("year", "2026"), FormItem("month", "1"), FormItem("day", "123")]
            case 3: [FormItem("month", "1")]
            default: [FormItem("year", "2026"), FormItem("month", "1"), FormItem("count", "1001")]
            }
        get("/v1/settlements/recon/combined", [], query, well: false)
    }

    func instantSettlement() {
        var body: WalkBody = ["amount": number(100 * (10 + desk.dice.below(300)))]
        if desk.dice.chance(30) { body["description"] = "for the weekend" }
        if desk.dice.chance(20) { body["notes"] = ["asked": "by phone"] }
        let isWell = desk.dice.chance(80)
        if !isWell { body["amount"] = desk.dice.pick(0, "all", 99_999_999_999_999) }
        post("/v1/settlements/ondemand", [], body.json, well: isWell)
    }

    /// The bank disputes a captured payment.
    func dispute() {
        guard let payment = object("payment", in: ["captured"]) else { return buy() }
        desk.decide(on: payment.id, among: ["dispute", "dispute-fraud", "dispute-retrieval"])
        if desk.dice.chance(50) { get("/v1/payments/{id}", [payment.id]) }
        if desk.dice.chance(30) {
            post("/v1/payments/{id}/refund", [payment.id], ["amount": 100])
        }
    }

    func contest() {
        let dispute = object("dispute", in: ["open"])
        let document = uploaded()
        var body: WalkBody = ["action": desk.dice.pick("draft", "submit")]
        var isWell = true
        switch desk.dice.below(8) {
        case 0...3:
            body["amount"] = number(dispute?.amount ?? 1000)
            body["summary"] = "The parcel was signed for."
            body["shipping_proof"] = [.string(document)]
        case 4: body["summary"] = "Signed for."
        case 5: body["amount"] = number((dispute?.amount ?? 1000) + 1)
        case 6: body["wobble"] = 1
        default: body["action"] = "shout"
        }
        if body["wobble"] != nil || body["action"] == "shout" { isWell = false }
        patch(
            "/v1/disputes/{id}/contest", [dispute?.id ?? id("dispute")], body.json,
            well: isWell)
    }

    /// A document to prove something with: one from before, or a new one.
    private func uploaded() -> String {
        if desk.dice.chance(40), let known = object("document") {
            if desk.dice.chance(30) {
                get(desk.dice.pick("/v1/documents/{id}", "/v1/documents/{id}/content"), [known.id])
            }
            return known.id
        }
        let isWell = desk.dice.chance(90)
        let parts = [
            "--edge", "Content-Disposition: form-data; name=\"purpose\"", "",
            isWell ? "dispute_evidence" : "wallpaper", "--edge",
            "Content-Disposition: form-data; name=\"file\"; filename=\"proof.png\"",
            "Content-Type: image/png", "", "signed for", "--edge--", "",
        ]
        var made = request(.post, "/v1/documents", well: isWell)
        made.message.head.headerFields[.contentType] = "multipart/form-data; boundary=edge"
        made.message.body = Array(parts.joined(separator: "\r\n").utf8)
        return desk.send(made).json?["id"]?.string ?? id("document")
    }

    func acceptDispute() {
        if desk.dice.chance(60) {
            desk.decide(on: id("dispute", in: ["open", "under_review"]))
        } else {
            post("/v1/disputes/{id}/accept", [id("dispute", in: ["open"])])
        }
    }

    func readDisputes() {
        switch desk.dice.below(4) {
        case 0: get("/v1/disputes", [], page)
        case 1: get("/v1/disputes/{id}", [id("dispute")], [FormItem("expand[]", "payment")])
        default: get("/v1/disputes/{id}", [id("dispute")])
        }
    }

    /// A method goes down, gets worse or better, comes back, and is asked about.
    func downtimes() {
        switch desk.dice.below(7) {
        case 0:
            desk.decide(
                on: "account", among: ["downtime-card", "downtime-upi", "downtime-netbanking"])
        case 1, 2: desk.decide(on: "account", among: ["end-downtime"])
        case 3:
            desk.decide(
                on: id("payment.downtime", in: ["started", "updated"]),
                among: ["raise-severity", "lower-severity"])
        case 4: get("/v1/payments/downtimes/{id}", [id("payment.downtime")])
        default: get("/v1/payments/downtimes")
        }
    }

    /// Somebody outside the API decides about any of the entities that changed last.
    func decide() {
        guard let object = desk.dice.pick(from: desk.simulator.objects(limit: 30)) else {
            return capture()
        }
        desk.decide(on: object.id)
    }

    func wrongKey() {
        let values: [String?] = [
            nil, "", "Basic !!", "Bearer rzp_test_paycheck0001",
            BasicAuthentication.header(user: Self.keyID, password: "wrong"),
            BasicAuthentication.header(user: "rzp_test_nobody0000001", password: Self.keySecret),
            BasicAuthentication.header(user: "rzp_live_paycheck0001", password: Self.keySecret),
            "basic "
                + String(
                    BasicAuthentication.header(user: Self.keyID, password: Self.keySecret)
                        .dropFirst(6)),
        ]
        var made = request(.get, "/v1/payments/{id}", [id("payment")], well: false)
        made.message.head.headerFields[.authorization] = values[desk.dice.below(values.count)]
        desk.send(made)
    }

    /// Requests that no client library would write.
    func wrongRequest() {
        var made = request(.post, "/v1/orders", body: ["amount": 100], well: false)
        switch desk.dice.below(9) {
        case 0: made = request(.get, "/v1/nothing", well: false)
        case 1: made = request(.delete, "/v1/orders", well: false)
        case 2: made.message.body = Array(#"{"amount":"#.utf8)
        case 3: made.message.body = Array("[1,2]".utf8)
        case 4: made.message.head.headerFields[.contentType] = "text/plain"
        case 5: made = request(.get, "/v1/payments/{id}", [desk.dice.pick("x", "..", "pay_é")])
        case 6: made = request(.get, "/v2/orders", well: false)
        case 7: made = request(.put, "/v1/payments/{id}", [id("payment")], well: false)
        default:
            made.message.head.headerFields[.contentType] = FormEncoding.contentType
            made.message.body = Array("amount=500&currency=INR&notes[a][b][c]=1&x[".utf8)
        }
        made.isMeantWell = false
        desk.send(made)
    }
}
