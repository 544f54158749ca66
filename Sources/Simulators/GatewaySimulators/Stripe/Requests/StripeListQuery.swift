/// Which part of a list is asked for.
struct StripeListQuery: Sendable {
    /// From 1 to 100; what lies outside is brought inside without a word, as the API does.
    let limit: Int
    let startingAfter: String?
    let endingBefore: String?
    /// Unix seconds, both ends included.
    let createdFrom: Int
    let createdTo: Int
    let intent: String?
    let charge: String?
    let customer: String?
    let email: String?
    let transferGroup: String?
    /// What the path names as the owner of the objects.
    let owner: String?
    let source: String?
    let currency: String?
    let payout: String?
    /// The state of a payout.
    let status: String?
    /// Unix seconds, both ends included: when a payout arrives.
    let arrivesFrom: Int
    let arrivesTo: Int
    /// Whether every endpoint has got an event.
    let isDelivered: Bool?
    /// Event types or a transaction type; empty for all.
    let types: [String]

    init(
        _ kind: StripeKind, _ form: inout StripeForm, owner: String? = nil
    ) throws(StripeError) {
        self.owner = owner
        limit = min(100, max(1, try form.optionalInteger("limit") ?? 10))
        startingAfter = form.optionalText("starting_after")
        endingBefore = form.optionalText("ending_before")
        if startingAfter != nil, endingBefore != nil {
            throw StripeError(
                "Received both starting_after and ending_before parameters. Please pass in only "
                    + "one.")
        }
        (createdFrom, createdTo) = try Self.moments("created", &form)
        var wanted: [String] = []
        switch kind {
        case .charge, .dispute, .warning: intent = form.optionalText("payment_intent")
        case .refund: intent = owner == nil ? form.optionalText("payment_intent") : nil
        case .intent, .transaction, .event, .paymentMethod, .customer, .payout, .endpoint:
            intent = nil
        }
        let isOfCharge = kind == .refund || kind == .dispute || kind == .warning
        charge = isOfCharge ? owner ?? form.optionalText("charge") : nil
        switch kind {
        case .intent, .charge: customer = form.optionalText("customer")
        case .paymentMethod:
            customer = owner ?? form.optionalText("customer")
            _ = form.take("allow_redisplay")
            _ = form.take("type")
        case .refund, .transaction, .event, .customer, .dispute, .payout, .warning, .endpoint:
            customer = nil
        }
        email = kind == .customer ? form.optionalText("email") : nil
        transferGroup = kind == .charge ? form.optionalText("transfer_group") : nil
        payout = kind == .transaction ? form.optionalText("payout") : nil
        (status, arrivesFrom, arrivesTo) = try Self.payoutFilters(kind, &form)
        isDelivered = kind == .event ? try form.optionalBool("delivery_success") : nil
        source = kind == .transaction ? form.optionalText("source") : nil
        currency = kind == .transaction ? form.optionalText("currency") : nil
        if kind == .event {
            wanted = form.takeList("types")
            if wanted.count > 20 {
                throw StripeError("You can list at most 20 types.", param: "types")
            }
        }
        if kind == .event || kind == .transaction, let type = form.optionalText("type") {
            guard wanted.isEmpty else { throw .exclusive("type, types") }
            wanted = [type]
        }
        types = wanted
    }

    private static func payoutFilters(
        _ kind: StripeKind, _ form: inout StripeForm
    ) throws(StripeError) -> (status: String?, from: Int, to: Int) {
        guard kind == .payout else { return (nil, Int.min, Int.max) }
        let (from, to) = try moments("arrival_date", &form)
        _ = form.optionalText("destination")
        return (form.optionalText("status"), from, to)
    }

    private static func moments(
        _ name: String, _ form: inout StripeForm
    ) throws(StripeError) -> (from: Int, to: Int) {
        var from = Int.min
        var to = Int.max
        if let exact = try form.optionalInteger(name) { (from, to) = (exact, exact) }
        if let bound = try form.optionalInteger(name + "[gte]") { from = max(from, bound) }
        if let bound = try form.optionalInteger(name + "[lte]") { to = min(to, bound) }
        if let bound = try form.optionalInteger(name + "[gt]") {
            from = max(from, bound.addingReportingOverflow(1).overflow ? bound : bound + 1)
        }
        if let bound = try form.optionalInteger(name + "[lt]") {
            to = min(to, bound.subtractingReportingOverflow(1).overflow ? bound : bound - 1)
        }
        return (from, to)
    }

    func covers(created: Int) -> Bool { created >= createdFrom && created <= createdTo }

    /// Whether a type is wanted; `charge.*` stands for every type that starts so.
    func wants(type: String) -> Bool {
        types.isEmpty
            || types.contains { pattern in
                pattern == type
                    || (pattern.hasSuffix(".*") && type.hasPrefix(pattern.dropLast()))
            }
    }
}
