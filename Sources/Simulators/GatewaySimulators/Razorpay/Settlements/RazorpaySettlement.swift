import SimulationCore

/// Captured money on its way to the merchant's bank, less refunds and disputes.
struct RazorpaySettlement: Sendable {
    static let prefix = "setl_"

    enum Status: String, Sendable { case created, processed, failed }

    let id: String
    /// Paise: the sum of its rows.
    let amount: Int
    /// Places of the balance rows it carries; those of a failed one go on to the next.
    let rows: [Int]
    let createdAt: VirtualInstant
    var status = Status.created
    /// The bank's number of the transfer, once there is one.
    var transferReference: String?
}

extension RazorpayState {
    /// Sends what is due to the merchant's bank, or with `early` all that is captured.
    @discardableResult
    mutating func settle(early: Bool) -> Int? {
        guard let taken = money.ledger.takeSettleable(at: now, early: early) else { return nil }
        let settlement = RazorpaySettlement(
            id: identifiers.next(.settlement), amount: taken.sum, rows: taken.rows, createdAt: now)
        let place = money.settlements.add(settlement, id: settlement.id, at: now)
        money.ledger.assign(taken.rows, to: place)
        money.ledger.enter(
            RazorpayBalanceRow(
                source: .settlement(place), net: -taken.sum, at: now))
        money.ledger.underWay += taken.sum
        book(.payout, transfer: settlement.id, amount: taken.sum)
        setTimer(
            .money(.settlementTransfer(place)), at: now + settings.money.settlementTransferTime)
        return place
    }

    /// The transfer is on its way; when the bank shows it is the bank's affair.
    mutating func transfer(_ place: Int) {
        let reference = identifiers.transferReference()
        money.settlements.change(place, at: now) { settlement in
            settlement.status = .processed
            settlement.transferReference = reference
        }
        let settlement = money.settlements[place]
        money.ledger.underWay -= settlement.amount
        send(.settlementProcessed) { writer in
            writer.entity("settlement") { $0.settlement(settlement) }
        }
    }

    /// The bank turned the transfer away; its rows go on to the next working day's settlement.
    mutating func bounce(_ place: Int) {
        money.settlements.change(place, at: now) { $0.status = .failed }
        let settlement = money.settlements[place]
        money.ledger.underWay -= settlement.amount
        money.ledger.enter(
            RazorpayBalanceRow(
                source: .settlementReturn(place), net: settlement.amount, at: now))
        money.ledger.giveBack(settlement.rows)
        book(.payoutFailure, transfer: settlement.id, amount: settlement.amount)
        guard settings.money.settlesAutomatically else { return }
        let next = money.calendar.slot(
            workingDays: 1, afterDay: money.calendar.day(of: now))
        setTimer(.money(.settlementSlot), at: next)
    }

    /// The settlement that carries a payment, or nil while none does.
    func settlement(ofPayment place: Int) -> RazorpaySettlement? {
        let row = money.paymentRows[place]
        guard row >= 0, !money.ledger.rows[row].isUnsettled else { return nil }
        return money.settlements[money.ledger.rows[row].settlement]
    }

    /// Shows which settlement carries a payment, or that none does yet.
    func write(transactionOfPayment place: Int, into writer: inout RazorpayJSONWriter) {
        guard let settlement = settlement(ofPayment: place) else {
            return writer.null("transaction")
        }
        writer.member("transaction")
        writer.object { writer in
            writer.member("settlement")
            writer.settlement(settlement)
        }
    }

    /// Where the settlement of that id stands.
    func settlementPlace(_ id: String) throws(RazorpayError) -> Int {
        if let place = money.settlements.place(of: id) { return place }
        throw missing(id, prefix: RazorpaySettlement.prefix)
    }
}

extension RazorpayJSONWriter {
    mutating func settlement(_ settlement: RazorpaySettlement) {
        object { writer in
            writer.member("id", settlement.id)
            writer.member("entity", "settlement")
            writer.member("amount", settlement.amount)
            writer.member("status", settlement.status.rawValue)
            writer.member("fees", 0)
            writer.member("tax", 0)
            writer.member("utr", settlement.transferReference)
            writer.member("created_at", settlement.createdAt.seconds)
        }
    }
}
