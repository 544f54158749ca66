import HTTPModel
import SimulationCore

extension StripeWalk {
    func readEvents() {
        switch desk.dice.below(7) {
        case 0: get("/v1/events", nil, page(of: "event"))
        case 1: get("/v1/events", nil, [FormItem("type", "charge.captured")])
        case 2:
            get(
                "/v1/events", nil,
                [FormItem("types[]", "refund.created"), FormItem("types[]", "payout.paid")])
        case 3: get("/v1/events", nil, [FormItem("delivery_success", "false")])
        default: get("/v1/events/{id}", id("event"))
        }
    }

    /// Adds, removes, silences and wakes endpoints; a few always listen, so that events are seen.
    func endpoint() {
        let listening = desk.memory.all("webhook_endpoint", in: ["enabled"]).count
        let silent = desk.memory.all("webhook_endpoint", in: ["disabled"]).count
        if listening < 2, silent > 4 {
            post(
                "/v1/webhook_endpoints/{webhook_endpoint}",
                id("webhook_endpoint", in: ["disabled"]), [FormItem("disabled", "false")])
        } else if listening < 2 || listening < 4 && desk.dice.chance(50) {
            var items = [
                FormItem("url", "https://other.example/hooks"),
                FormItem("enabled_events[]", desk.dice.pick("*", "charge.refunded")),
            ]
            if desk.dice.chance(40) { items.append(FormItem("api_version", "2024-04-10")) }
            post("/v1/webhook_endpoints", nil, items)
        } else if desk.dice.chance(60) {
            delete("/v1/webhook_endpoints/{webhook_endpoint}", id("webhook_endpoint"))
        } else {
            post(
                "/v1/webhook_endpoints/{webhook_endpoint}", id("webhook_endpoint"),
                [FormItem("disabled", desk.dice.pick("true", "false"))])
        }
    }

    func endpointBadly() {
        let items: [FormItem] =
            switch desk.dice.below(3) {
            case 0: [FormItem("url", "https://other.example/hooks")]
            case 1: [FormItem("url", "no address"), FormItem("enabled_events[]", "*")]
            default:
                [
                    FormItem("url", "https://other.example/hooks"),
                    FormItem("enabled_events[]", "charge.wobbled"),
                ]
            }
        post("/v1/webhook_endpoints", nil, items, well: false)
    }

    func readEndpoints() {
        if desk.dice.chance(30) {
            get("/v1/webhook_endpoints", nil, page(of: "webhook_endpoint"))
        } else {
            get("/v1/webhook_endpoints/{webhook_endpoint}", id("webhook_endpoint"))
        }
    }

    /// A page of a list: plain, sized, after or before an object, or within a time.
    func page(of kind: String) -> [FormItem] {
        switch desk.dice.below(7) {
        case 0: []
        case 1: [FormItem("limit", String(1 + desk.dice.below(6)))]
        case 2: [FormItem("limit", "3"), FormItem("starting_after", id(kind))]
        case 3: [FormItem("limit", "3"), FormItem("ending_before", id(kind))]
        case 4: [FormItem("created[gte]", String(desk.now.seconds - 3600))]
        case 5: [FormItem("limit", desk.dice.pick("0", "101"))]
        default:
            [
                FormItem("created[lt]", String(desk.now.seconds)),
                FormItem("created[gt]", String(desk.now.seconds - 7200)), FormItem("limit", "4"),
            ]
        }
    }
}
