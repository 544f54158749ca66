import SimulationCore

extension RazorpayState {
    /// What the account holds: what refunds can draw on, and what is on its way to the bank.
    var balances: [GatewayBalance] {
        [
            GatewayBalance(
                currency: "INR", available: balance, pending: money.ledger.underWay)
        ]
    }

    /// The objects changed last, newest change first; of one instant, what came of others first.
    func objects(limit: Int) -> [GatewayObject] {
        var found: [(object: GatewayObject, changedAt: VirtualInstant)] = []
        found += newest(money.downtimes, limit) { $0.seen }
        found += newest(money.instantSettlements, limit) { $0.seen }
        found += newest(money.settlements, limit) { $0.seen }
        found += newest(money.disputes, limit) { $0.seen }
        found += newest(refunds, limit) { $0.seen }
        found += newest(payments, limit) { $0.seen }
        found += newest(orders, limit) { $0.seen }
        let order = found.indices.sorted { left, right in
            (-found[left].changedAt.milliseconds, left)
                < (-found[right].changedAt.milliseconds, right)
        }
        return order.prefix(max(0, limit)).map { found[$0].object }
    }

    private func newest<Item>(
        _ shelf: RazorpayShelf<Item>, _ limit: Int, _ seen: (Item) -> GatewayObject
    ) -> [(object: GatewayObject, changedAt: VirtualInstant)] {
        shelf.recent.newest(limit).map { (seen(shelf[$0]), shelf.lastChange(of: $0)) }
    }
}

extension RazorpayOrder {
    fileprivate var seen: GatewayObject {
        GatewayObject(
            kind: "order", id: id, status: status.rawValue, amount: amount, currency: currency,
            createdAt: createdAt)
    }
}

extension RazorpayPayment {
    fileprivate var seen: GatewayObject {
        GatewayObject(
            kind: "payment", id: id, status: status.rawValue, amount: amount, currency: currency,
            createdAt: createdAt, paymentID: id)
    }
}

extension RazorpayRefund {
    fileprivate var seen: GatewayObject {
        GatewayObject(
            kind: "refund", id: id, status: status.rawValue, amount: amount, currency: currency,
            createdAt: createdAt, paymentID: paymentID)
    }
}

extension RazorpayDispute {
    fileprivate var seen: GatewayObject {
        GatewayObject(
            kind: "dispute", id: id, status: status.rawValue, amount: amount, currency: currency,
            createdAt: createdAt, paymentID: paymentID)
    }
}

extension RazorpaySettlement {
    fileprivate var seen: GatewayObject {
        GatewayObject(
            kind: "settlement", id: id, status: status.rawValue, amount: amount, currency: "INR",
            createdAt: createdAt)
    }
}

extension RazorpayInstantSettlement {
    fileprivate var seen: GatewayObject {
        GatewayObject(
            kind: "settlement.ondemand", id: id, status: status.rawValue, amount: requested,
            currency: "INR", createdAt: createdAt)
    }
}

extension RazorpayDowntime {
    fileprivate var seen: GatewayObject {
        GatewayObject(
            kind: "payment.downtime", id: id, status: status.rawValue, amount: nil, currency: nil,
            createdAt: begin)
    }
}
