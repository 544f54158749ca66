import PaymentsDomain

extension ScenarioWriter {
    mutating func write(_ expectation: Expectation, indent: Int) {
        item(Self.members(of: expectation.claim), indent: indent)
    }

    private static func members(of claim: Expectation.Claim) -> [Member] {
        switch claim {
        case .payment(let claim):
            [("payment", label(claim.payment))]
                + optional("status", claim.status?.rawValue)
                + optional("captured", claim.captured?.description)
                + optional("refunded", claim.refunded?.description)
                + optional("in-doubt", claim.inDoubt.map { String($0) })
                + optional("failure", claim.failure?.rawValue)
        case .refund(let refund, let status):
            [("refund", label(refund)), ("status", status.rawValue)]
        case .order(let payment, let state): [("order", label(payment)), ("state", state)]
        case .ledger(let account, let balance):
            [("ledger", account.rawValue), ("balance", balance.description)]
        case .books(let claim): members(of: claim)
        case .events(let payment, let names):
            [("events", label(payment)), ("are", "[\(names.joined(separator: ", "))]")]
        case .fault(let name, let strikes): [("fault", name), ("strikes", String(strikes))]
        case .parked(let count): [("parked", String(count))]
        }
    }

    private static func members(of claim: BooksClaim) -> [Member] {
        [("books", claim.provider)]
            + BooksClaim.countable.flatMap { word, kind in
                optional(word, claim.counts[kind].map { String($0) })
            }
            + optional("captured", claim.captured?.description)
            + optional("refunded", claim.refunded?.description)
    }
}
