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
        (createdFrom, createdTo) = try Self.created(&form)
        var wanted: [String] = []
        switch kind {
        case .charge: intent = form.optionalText("payment_intent")
        case .refund: intent = owner == nil ? form.optionalText("payment_intent") : nil
        case .intent, .transaction, .event, .paymentMethod, .customer: intent = nil
        }
        charge = kind == .refund ? owner ?? form.optionalText("charge") : nil
        switch kind {
        case .intent, .charge: customer = form.optionalText("customer")
        case .paymentMethod:
            customer = owner ?? form.optionalText("customer")
            _ = form.take("allow_redisplay")
            _ = form.take("type")
        case .refund, .transaction, .event, .customer: customer = nil
        }
        email = kind == .customer ? form.optionalText("email") : nil
        transferGroup = kind == .charge ? form.optionalText("transfer_group") : nil
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

    private static func created(
        _ form: inout StripeForm
    ) throws(StripeError) -> (from: Int, to: Int) {
        var from = Int.min
        var to = Int.max
        if let exact = try form.optionalInteger("created") { (from, to) = (exact, exact) }
        if let bound = try form.optionalInteger("created[gte]") { from = max(from, bound) }
        if let bound = try form.optionalInteger("created[lte]") { to = min(to, bound) }
        if let bound = try form.optionalInteger("created[gt]") {
            from = max(from, bound.addingReportingOverflow(1).overflow ? bound : bound + 1)
        }
        if let bound = try form.optionalInteger("created[lt]") {
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
