import SimulationCore

extension StripeState {
    /// Writes a reference to a balance transaction: null, its id, or the transaction itself.
    func writeTransaction(_ place: Int?, view: StripeView?, into out: inout StripeWriter) {
        guard let place else { return out.raw("null") }
        if let view {
            write(transactions[place], view: view, into: &out)
        } else {
            write(transactions[place].name, into: &out)
        }
    }

    /// Writes the id of a line in quotes.
    private func write(_ name: StripeTransaction.Name, into out: inout StripeWriter) {
        switch name {
        case .ofPayment(let payment, let tail):
            out.raw(#""txn_"#)
            intents[payment].identity.writeStem(into: &out)
            out.letters(tail)
            out.raw(#"""#)
        case .whole(let id): out.word(id)
        }
    }

    func write(_ line: StripeTransaction, view: StripeView, into out: inout StripeWriter) {
        out.raw(#"{"id":"#)
        write(line.name, into: &out)
        out.raw(#","object":"balance_transaction","amount":"#)
        out.integer(line.amount)
        out.raw(#","available_on":"#)
        out.integer(line.availableOn)
        out.raw(#","balance_type":"payments","created":"#)
        out.integer(line.created.seconds)
        out.raw(#","currency":"#)
        out.word(line.currency.code)
        out.raw(#","description":"#)
        writeDescription(of: line, into: &out)
        out.raw(#","exchange_rate":null,"fee":"#)
        out.integer(line.fee)
        out.raw(#","fee_details":["#)
        if line.fee != 0 {
            out.raw(#"{"amount":"#)
            out.integer(line.fee)
            out.raw(#","application":null,"currency":"#)
            out.word(line.currency.code)
            out.raw(#","description":"#)
            out.raw(
                line.category == .charge ? #""Stripe processing fees""# : #""Dispute fee""#)
            out.raw(#","type":"stripe_fee"}"#)
        }
        out.raw(#"],"net":"#)
        out.integer(line.net)
        out.raw(#","reporting_category":""#)
        out.raw(line.category.reportingCategory)
        out.raw(#"","source":"#)
        writeSource(of: line, view: view.child("source"), into: &out)
        out.raw(#","status":"#)
        out.raw(line.availableOn <= clock.seconds ? #""available""# : #""pending""#)
        out.raw(#","type":""#)
        out.raw(line.category.type)
        out.raw(#""}"#)
    }

    private func writeDescription(of line: StripeTransaction, into out: inout StripeWriter) {
        switch (line.category, line.source) {
        case (.charge, .charge(let place)): out.string(charges[place].texts.description)
        case (.charge, _): out.raw("null")
        case (.chargeFailure, _): out.raw(#""PAYMENT FAILURE REFUND""#)
        case (.refund, _): out.raw(#""REFUND FOR CHARGE""#)
        case (.refundFailure, _): out.raw(#""REFUND FAILURE""#)
        case (.dispute, .dispute(let place)):
            out.raw(#""Chargeback withdrawal for "#)
            out.plain(charges[disputes[place].charge].id)
            out.raw("\"")
        case (.disputeReversal, .dispute(let place)):
            out.raw(#""Chargeback reversal for "#)
            out.plain(charges[disputes[place].charge].id)
            out.raw("\"")
        case (.dispute, _), (.disputeReversal, _): out.raw("null")
        case (.payout, .payout(let place)): out.string(payouts[place].description)
        case (.payout, _): out.raw("null")
        case (.payoutFailure, _): out.raw(#""PAYOUT FAILURE""#)
        case (.payoutCancel, _): out.raw(#""PAYOUT CANCELED""#)
        }
    }

    private func writeSource(
        of line: StripeTransaction, view: StripeView?, into out: inout StripeWriter
    ) {
        switch line.source {
        case .charge(let place): writeCharge(place, view: view, into: &out)
        case .refund(let place):
            guard let view else { return out.word(refunds[place].id) }
            write(refunds.version(at: place, isStale: view.isStale), view: view, into: &out)
        case .dispute(let place):
            guard let view else { return out.word(disputes[place].id) }
            write(disputes.version(at: place, isStale: view.isStale), view: view, into: &out)
        case .payout(let place):
            guard let view else { return out.word(payouts[place].id) }
            write(payouts.version(at: place, isStale: view.isStale), view: view, into: &out)
        }
    }

    /// The id of what moved the money.
    func id(of source: StripeTransaction.Source) -> String {
        switch source {
        case .charge(let place): charges[place].id
        case .refund(let place): refunds[place].id
        case .dispute(let place): disputes[place].id
        case .payout(let place): payouts[place].id
        }
    }
}
