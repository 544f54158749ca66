import JSONModel
import SimulationCore

/// A balance row as the reconciliation report shows it.
struct RazorpayReconRow {
    let state: RazorpayState
    let row: RazorpayBalanceRow
    let isHeld: Bool

    /// Which of the report's columns a row fills besides its sums.
    private struct Columns {
        var id = ""
        var type: StaticString = "adjustment"
        var description: String?
        var notes = JSONObject()
        var paymentID: String?
        var payment: RazorpayPayment?
        var disputeID: String?
    }

    private var columns: Columns {
        var columns = Columns()
        switch row.source {
        case .payment(let place):
            let payment = state.payments[place]
            columns.id = payment.id
            columns.type = "payment"
            columns.description = payment.description
            columns.notes = payment.notes
            columns.payment = payment
            if let dispute = state.money.liveDisputes[place] {
                columns.disputeID = state.money.disputes[dispute].id
            }
        case .refund(let place):
            let refund = state.refunds[place]
            columns.id = refund.id
            columns.type = "refund"
            columns.notes = refund.notes
            columns.paymentID = refund.paymentID
            columns.payment = state.payments[refund.payment]
        case .adjustment(let place):
            let adjustment = state.money.adjustments[place]
            columns.id = adjustment.id
            columns.description = "\(adjustment.reason.description)"
            if case .dispute(let dispute) = adjustment.reason {
                columns.disputeID = state.money.disputes[dispute].id
            }
        case .settlement, .settlementReturn: break
        }
        return columns
    }

    func write(into writer: inout RazorpayJSONWriter) {
        let columns = columns
        let settlement = row.isUnsettled ? nil : state.money.settlements[row.settlement]
        writer.object { writer in
            writer.member("entity_id", columns.id)
            writer.member("type")
            writer.value("\(columns.type)")
            writer.member("debit", max(0, -row.net))
            writer.member("credit", max(0, row.net))
            writer.member("amount", row.amount)
            writer.member("currency", "INR")
            writer.member("fee", row.fee)
            writer.member("tax", row.tax)
            writer.member("on_hold", isHeld)
            writer.member("settled", settlement != nil)
            writer.member("created_at", row.at.seconds)
            writer.member("settled_at", settlement?.createdAt.seconds)
            writer.member("settlement_id", settlement?.id)
            writer.null("posted_at")
            if columns.payment != nil { writer.member("credit_type", "default") }
            writer.member("description", columns.description)
            notes(columns.notes, into: &writer)
            writer.member("payment_id", columns.paymentID)
            writer.member("settlement_utr", settlement?.transferReference)
            origin(columns.payment, into: &writer)
            writer.member("dispute_id", columns.disputeID)
        }
    }

    private func notes(_ notes: JSONObject, into writer: inout RazorpayJSONWriter) {
        if state.settings.money.reconNotesAreObjects {
            writer.notes(notes)
        } else {
            writer.member("notes", notes.isEmpty ? nil : JSONValue.object(notes).text)
        }
    }

    private func origin(_ payment: RazorpayPayment?, into writer: inout RazorpayJSONWriter) {
        let order = payment.map { state.orders[$0.order] }
        writer.member("order_id", order?.id)
        writer.member("order_receipt", order?.receipt)
        writer.member("method", payment?.method.name)
        writer.member("card_network", payment?.method.card?.network)
        writer.null("card_issuer")
        writer.member("card_type", payment?.method.card == nil ? nil : "credit")
    }
}

extension JSONValue {
    /// The value as compact text.
    fileprivate var text: String {
        var bytes: [UInt8] = []
        write(into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
