import JSONModel

/// What a walk learns from Razorpay's answers and events.
enum RazorpayHarvest {
    /// Notes the entity of an answer, the first ones of a collection, and those of an event.
    static func gather(_ json: JSONValue, into memory: inout WalkMemory) {
        switch json["entity"]?.string {
        case "collection":
            for item in (json["items"]?.array ?? []).prefix(4) { note(item, in: &memory) }
        case "event":
            for member in json["payload"]?.object?.members ?? [] {
                if let entity = member.value["entity"] { note(entity, in: &memory) }
            }
        case nil:
            if let id = json["razorpay_payment_id"]?.string {
                memory.note(WalkObject(kind: "payment", id: id, status: "created"))
            }
        default: note(json, in: &memory)
        }
    }

    private static func note(_ json: JSONValue, in memory: inout WalkMemory) {
        guard let kind = json["entity"]?.string, let id = json["id"]?.string else { return }
        var object = WalkObject(
            kind: kind, id: id, status: json["status"]?.string, amount: json["amount"]?.integer,
            currency: json["currency"]?.string)
        switch kind {
        case "payment":
            object.parent = json["order_id"]?.string
            // What is left to give back is what a refund aims at.
            if let amount = json["amount"]?.integer, let back = json["amount_refunded"]?.integer {
                object.amount = amount - back
            }
            // A captured payment whose refund is only partial stays captured.
            if json["captured"] == true, object.status == "authorized" {
                object.status = "captured"
            }
        case "refund", "dispute": object.parent = json["payment_id"]?.string
        case "order": object.amount = json["amount_due"]?.integer
        default: break
        }
        memory.note(object)
    }

    /// How the ids of a kind of entity begin.
    static func prefix(of kind: String) -> String {
        switch kind {
        case "order": "order_"
        case "payment": "pay_"
        case "refund": "rfnd_"
        case "settlement": "setl_"
        case "settlement.ondemand": "setlod_"
        case "dispute": "disp_"
        case "payment.downtime": "down_"
        case "document": "doc_"
        default: "x_"
        }
    }
}
