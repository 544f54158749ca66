import SimulationCore

/// Where the answer to a request with an idempotency key is kept.
struct StripeKeySlot: Sendable {
    let name: StripeIdempotency.Name
    let path: String
    let fingerprint: UInt64
}

/// Looking for an answer under a request's key, and keeping one there.
extension StripeState {
    func slot(
        of exchange: StripeExchange, _ form: StripeForm
    ) throws(StripeError) -> StripeKeySlot? {
        guard let key = exchange.key else { return nil }
        guard key.utf8.count <= StripeIdempotency.longestKey else {
            throw StripeError(
                "Idempotency keys can be at most \(StripeIdempotency.longestKey) characters long.")
        }
        let scope = authentication.scope(of: exchange.headers.authorization)
        return StripeKeySlot(
            name: StripeIdempotency.Name(key: key, scope: scope), path: exchange.path,
            fingerprint: form.fingerprint)
    }

    mutating func findKept(
        _ slot: StripeKeySlot?, _ exchange: StripeExchange
    ) throws(StripeError) -> StripeIdempotency.Entry? {
        guard let slot else { return nil }
        if exchange.fault == .keyForgotten { idempotency.forget(slot.name) }
        return try kept(under: slot.name, path: slot.path, fingerprint: slot.fingerprint)
    }

    mutating func keep(
        _ answer: StripeAnswer, _ body: [UInt8], in slot: StripeKeySlot, _ exchange: StripeExchange
    ) {
        let end = exchange.misbehaviour?.answerDelay.map { clock + $0 }
        idempotency.store(
            StripeIdempotency.Entry(
                path: slot.path, fingerprint: slot.fingerprint, request: exchange.identity,
                answer: answer, stored: clock, isRunningUntil: end),
            under: slot.name)
    }
}
