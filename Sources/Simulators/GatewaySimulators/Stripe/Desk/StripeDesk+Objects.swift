import SimulationCore

/// The objects of the account as somebody watching needs to see them.
extension StripeState {
    /// The objects that events were last about, newest first, in their present state.
    ///
    /// Every change worth watching makes an event, so no list of changes is kept besides.
    func recentObjects(limit: Int) -> [GatewayObject] {
        var seen: Set<Subject> = []
        var objects: [GatewayObject] = []
        for number in (events.first..<events.end).reversed() {
            if objects.count >= limit { break }
            guard let event = events[number], seen.insert(event.subject).inserted else { continue }
            if let object = object(event.subject) { objects.append(object) }
        }
        return objects
    }

    private func object(_ subject: Subject) -> GatewayObject? {
        switch subject {
        case .intent(let place):
            let intent = intents[place]
            return GatewayObject(
                kind: "payment_intent", id: intent.id, status: intent.status.rawValue,
                amount: intent.amount, currency: intent.currency.upperCode,
                createdAt: Self.instant(intent.created), paymentID: intent.id)
        case .charge(let place):
            let charge = charges[place]
            return object(
                "charge", charge.id, status: charge.status.rawValue,
                amount: charge.amount, created: charge.created, charge: place)
        case .refund(let place):
            let refund = refunds[place]
            return object(
                "refund", refund.id, status: refund.status.rawValue, amount: refund.amount,
                created: refund.created, charge: refund.charge)
        case .dispute(let place):
            let dispute = disputes[place]
            return object(
                "dispute", dispute.id, status: dispute.status.rawValue, amount: dispute.amount,
                created: dispute.created, charge: dispute.charge)
        case .warning(let place):
            let warning = warnings[place]
            return object(
                "radar.early_fraud_warning", warning.id,
                status: warning.isActionable ? "actionable" : "not_actionable", amount: nil,
                created: warning.created, charge: warning.charge)
        case .payout(let place):
            let payout = payouts[place]
            return GatewayObject(
                kind: "payout", id: payout.id, status: payout.status.rawValue,
                amount: payout.amount, currency: payout.currency.upperCode,
                createdAt: Self.instant(payout.created))
        case .paymentMethod(let place):
            let method = paymentMethods[place]
            return GatewayObject(
                kind: "payment_method", id: method.id,
                status: method.customer == nil ? "detached" : "attached", amount: nil,
                currency: nil, createdAt: Self.instant(method.created))
        case .customer(let place):
            let customer = customers[place]
            return GatewayObject(
                kind: "customer", id: customer.id,
                status: customer.isDeleted ? "deleted" : "active", amount: nil, currency: nil,
                createdAt: Self.instant(customer.created))
        case .balance: return nil
        }
    }

    /// An object that belongs to a charge.
    private func object(
        _ kind: String, _ id: String, status: String, amount: Int?, created: Int, charge: Int
    ) -> GatewayObject {
        GatewayObject(
            kind: kind, id: id, status: status, amount: amount,
            currency: amount == nil ? nil : charges[charge].currency.upperCode,
            createdAt: Self.instant(created), paymentID: intents[charges[charge].intent].id)
    }

    private static func instant(_ seconds: Int) -> VirtualInstant {
        VirtualInstant(milliseconds: seconds * 1000)
    }
}
