import JSONModel

/// What a walk learns from Stripe's answers and events.
enum StripeHarvest {
    /// Notes the object of an answer, the first ones of a list, an event's and an error's.
    static func gather(_ json: JSONValue, into memory: inout WalkMemory) {
        switch json["object"]?.string {
        case "list", "search_result":
            for item in (json["data"]?.array ?? []).prefix(4) { note(item, in: &memory) }
        case "event":
            note(json, in: &memory)
            if let object = json["data"]?["object"] { note(object, in: &memory) }
        case nil:
            if let intent = json["error"]?["payment_intent"] { note(intent, in: &memory) }
        default: note(json, in: &memory)
        }
    }

    private static func note(_ json: JSONValue, in memory: inout WalkMemory) {
        guard let kind = json["object"]?.string, let id = json["id"]?.string else { return }
        var object = WalkObject(
            kind: kind, id: id, status: json["status"]?.string, amount: json["amount"]?.integer,
            currency: json["currency"]?.string, parent: json["payment_intent"]?.string)
        switch kind {
        case "charge":
            object.status = chargeStatus(json)
            object.amount =
                json["amount_captured"]?.integer.flatMap { $0 > 0 ? $0 : nil }
                ?? object.amount
        case "payment_method":
            object.status = json["customer"]?.string == nil ? "loose" : "attached"
            object.parent = json["customer"]?.string
        case "customer": object.status = json["deleted"] == true ? "deleted" : "kept"
        case "webhook_endpoint" where json["deleted"] == true: object.status = "deleted"
        case "payment_intent":
            if let charge = json["latest_charge"]?.string {
                memory.note(WalkObject(kind: "charge", id: charge, parent: id))
            }
        default: break
        }
        memory.note(object)
    }

    private static func chargeStatus(_ json: JSONValue) -> String {
        if json["status"]?.string != "succeeded" { return json["status"]?.string ?? "unknown" }
        if json["disputed"] == true { return "disputed" }
        if json["refunded"] == true { return "refunded" }
        return json["captured"] == true ? "captured" : "held"
    }

    /// How the ids of a kind of object begin.
    static func prefix(of kind: String) -> String {
        switch kind {
        case "payment_intent": "pi_"
        case "charge": "ch_"
        case "refund": "re_"
        case "payment_method": "pm_"
        case "customer": "cus_"
        case "dispute": "du_"
        case "payout": "po_"
        case "balance_transaction": "txn_"
        case "event": "evt_"
        case "webhook_endpoint": "we_"
        case "radar.early_fraud_warning": "issfr_"
        default: "x_"
        }
    }
}
