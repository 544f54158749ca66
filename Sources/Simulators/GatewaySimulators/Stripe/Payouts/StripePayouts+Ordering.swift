import HTTPModel
import SimulationCore

/// Payouts that a request asks for, changes or takes back.
extension StripeState {
    mutating func createPayout(_ order: StripePayoutOrder) throws(StripeError) -> Int {
        let available = settledBalance().holding(in: order.currency.code)?.available ?? 0
        guard order.amount <= available else {
            throw StripeError(
                "You have insufficient funds in your Stripe account for this transfer. Your card "
                    + "balance is too low.  You can use the /v1/balance endpoint to view your "
                    + "Stripe balance (for more details, see stripe.com/docs/api#balance).",
                code: "balance_insufficient")
        }
        return send(
            StripePayout(
                id: identifiers.next(prefix: "po_1", length: 23), amount: order.amount,
                currency: order.currency, created: clock.seconds,
                arrivalDate: arrivalDate(isInstant: order.isInstant), isAutomatic: false,
                isInstant: order.isInstant, description: order.description,
                statementDescriptor: order.statementDescriptor, original: nil, rows: [],
                metadata: order.metadata))
    }

    mutating func updatePayout(
        _ id: String, _ change: StripeMetadataChange
    ) throws(StripeError) -> Int {
        let place = try findPayout(id)
        let old = payouts[place].metadata
        try change.check(on: old)
        payouts.change(place) { change.apply(to: &$0.metadata) }
        var previous = StripePreviousValues()
        previous.addMetadata(old, payouts[place].metadata)
        if old != payouts[place].metadata {
            emit("payout.updated", .payout(place), previous: previous.json)
        }
        return place
    }

    mutating func cancelPayout(_ id: String) throws(StripeError) -> Int {
        let place = try findPayout(id)
        guard payouts[place].status == .pending else {
            throw StripeError("Payouts can only be canceled while they are pending.")
        }
        bringBack(place, as: .canceled, category: .payoutCancel)
        emit("payout.canceled", .payout(place))
        return place
    }

    /// Takes a paid payout back from the bank with a payout the other way.
    mutating func reversePayout(
        _ id: String, metadata: [FormItem]
    ) throws(StripeError) -> Int {
        let place = try findPayout(id)
        let original = payouts[place]
        guard original.status == .paid, original.reversal == nil, original.original == nil else {
            throw StripeError(
                "This payout cannot be reversed because it has a status of "
                    + "\(original.status.rawValue)"
                    + (original.reversal == nil ? "." : " and has already been reversed."))
        }
        let reversal = send(
            StripePayout(
                id: identifiers.next(prefix: "po_1", length: 23), amount: -original.amount,
                currency: original.currency, created: clock.seconds,
                arrivalDate: arrivalDate(isInstant: false), isAutomatic: false,
                isInstant: false, description: "REVERSAL OF \(original.id)",
                statementDescriptor: nil, original: place, rows: [], metadata: metadata))
        payouts.change(place) { $0.reversal = reversal }
        return reversal
    }

    func findPayout(_ id: String) throws(StripeError) -> Int {
        guard let place = payouts.place(of: id) else {
            throw .missing(.payout, id, param: StripeKind.payout.pathParameter)
        }
        return place
    }

    /// When the bank is expected to have the money.
    func arrivalDate(isInstant: Bool) -> Int {
        let delay = isInstant ? settings.instantPayoutDelay : settings.payoutDelay
        return (clock + delay).seconds
    }

    /// Takes the money of a payout from the account and sends it on its way.
    mutating func send(_ payout: StripePayout) -> Int {
        let place = payouts.insert(payout, id: payout.id)
        let line = post(.payout, ofPayout: place, amount: -payout.amount)
        payouts.change(place) { $0.transaction = line }
        book(payout.amount > 0 ? .payout : .payoutFailure, payout: place)
        emit("payout.created", .payout(place))
        let arrival = VirtualInstant(milliseconds: payout.arrivalDate * 1000)
        if !payout.isInstant {
            timers.schedule(
                .money(.payoutLeaves(place)),
                at: min(clock + settings.payoutSubmissionDelay, arrival))
        }
        timers.schedule(.money(.payoutArrives(place)), at: arrival)
        return place
    }

    /// Writes the move of a payout into the books.
    mutating func book(_ kind: BookEntry.Kind, payout place: Int) {
        let payout = payouts[place]
        book(
            BookEntry(
                kind: kind, objectID: payout.id, paymentID: payout.id, merchantReference: nil,
                amount: abs(payout.amount), currency: payout.currency.upperCode, at: clock))
    }
}
