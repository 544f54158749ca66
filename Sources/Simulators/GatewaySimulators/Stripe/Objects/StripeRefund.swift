import HTTPModel

/// Money on its way back to a shopper.
struct StripeRefund: Sendable {
    enum Status: String, Sendable {
        case pending, succeeded, failed
    }

    let id: String
    /// Place in the store of charges.
    let charge: Int
    let amount: Int
    /// Unix seconds.
    let created: Int
    let reason: String?
    let metadata: [FormItem]
    var status: Status
    /// Place of the balance transaction that took the money.
    var transaction: Int?
    /// Place of the balance transaction that brought it back after a failure.
    var failureTransaction: Int?
    /// Whether the bank's reference number is known.
    var hasReference = false

    /// The merchant's own reference for the refund.
    var operationReference: String? { metadata.first { $0.name == "refund_id" }?.value }
}

extension StripeState {
    func write(_ refund: StripeRefund, view: StripeView, into out: inout StripeWriter) {
        let charge = charges[refund.charge]
        out.raw(#"{"id":"#)
        out.word(refund.id)
        out.raw(#","object":"refund","amount":"#)
        out.integer(refund.amount)
        out.raw(#","balance_transaction":"#)
        writeTransaction(refund.transaction, view: view.child("balance_transaction"), into: &out)
        out.raw(#","charge":"#)
        writeCharge(refund.charge, view: view.child("charge"), into: &out)
        out.raw(#","created":"#)
        out.integer(refund.created)
        out.raw(#","currency":"#)
        out.word(charge.currency.code)
        out.raw(#","customer":null,"customer_account":null,"destination_details":"#)
        writeDestination(of: refund, into: &out)
        if refund.status == .failed {
            out.raw(#","failure_balance_transaction":"#)
            let inner = view.child("failure_balance_transaction")
            writeTransaction(refund.failureTransaction, view: inner, into: &out)
            out.raw(#","failure_reason":"expired_or_canceled_card""#)
        }
        out.raw(#","metadata":"#)
        out.map(refund.metadata)
        out.raw(#","payment_intent":"#)
        writeIntent(charge.intent, view: view.child("payment_intent"), into: &out)
        out.raw(#","payment_method":"#)
        out.word(paymentMethods[charge.paymentMethod].id)
        out.raw(#","reason":"#)
        out.string(refund.reason)
        out.raw(#","receipt_number":null,"source_transfer_reversal":null,"status":""#)
        out.plain(refund.status.rawValue)
        out.raw(#"","transfer_reversal":null}"#)
    }

    private func writeDestination(of refund: StripeRefund, into out: inout StripeWriter) {
        out.raw(#"{"card":{"#)
        if refund.hasReference { out.raw(#""reference":"4242424242424242","#) }
        out.raw(#""reference_status":"#)
        out.raw(refund.hasReference ? #""available""# : #""pending""#)
        out.raw(#","reference_type":"acquirer_reference_number","type":"#)
        out.raw(refund.status == .pending ? #""pending""# : #""refund""#)
        out.raw(#"},"type":"card"}"#)
    }
}
