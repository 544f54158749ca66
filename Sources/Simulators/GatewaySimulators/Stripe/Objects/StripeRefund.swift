import HTTPModel

/// Money on its way back to a shopper.
struct StripeRefund: StripeIdentified {
    enum Status: String, Sendable {
        case pending
        case requiresAction = "requires_action"
        case succeeded, failed, canceled
    }

    /// What was said about it; most refunds say nothing.
    private struct Rest: Sendable {
        var reason: String?
        var metadata: [FormItem]?
        var failureReason: String?
    }

    let identity: StripeIdentity
    /// Place in the store of charges.
    let charge: Int
    /// The charge's refund before this one.
    @StripeOptionalPlace var earlierOfCharge: Int?
    /// Place of the balance transaction that took the money.
    @StripeOptionalPlace var transaction: Int?
    /// Place of the balance transaction that brought it back after a failure.
    @StripeOptionalPlace var failureTransaction: Int?
    let amount: Int
    /// Unix seconds.
    let created: Int
    private var rest = StripeSeldom<Rest>()
    var status: Status
    /// Whether the bank's reference number is known.
    var hasReference = false
    /// Whether it only let an uncaptured rest go, as versions before basil tell it.
    var isRelease = false

    init(
        identity: StripeIdentity, charge: Int, earlierOfCharge: Int?, amount: Int, created: Int,
        reason: String?, metadata: [FormItem], status: Status
    ) {
        self.identity = identity
        self.charge = charge
        self.amount = amount
        self.created = created
        self.status = status
        self.earlierOfCharge = earlierOfCharge
        if reason != nil || !metadata.isEmpty {
            rest.value = Rest(reason: reason, metadata: metadata)
        }
    }

    var reason: String? { rest.value?.reason }
    var metadata: [FormItem] {
        get { rest.value?.metadata ?? [] }
        set { rest.set(\.metadata, to: newValue, orMake: Rest()) }
    }
    var failureReason: String? {
        get { rest.value?.failureReason }
        set { rest.set(\.failureReason, to: newValue, orMake: Rest()) }
    }

    /// The merchant's own reference for the refund.
    var operationReference: String? {
        rest.value?.metadata?.first { $0.name == "refund_id" }?.value
    }
}

extension StripeState {
    func write(_ refund: StripeRefund, view: StripeView, into out: inout StripeWriter) {
        out.raw(#"{"id":"#)
        out.word(refund.identity)
        out.raw(#","object":"refund","amount":"#)
        out.integer(refund.amount)
        out.raw(#","balance_transaction":"#)
        writeTransaction(refund.transaction, view: view.child("balance_transaction"), into: &out)
        out.raw(#","charge":"#)
        writeCharge(refund.charge, view: view.child("charge"), into: &out)
        out.raw(#","created":"#)
        out.integer(refund.created)
        out.raw(#","currency":"#)
        out.word(charges[refund.charge].currency.code)
        out.raw(#","customer":"#)
        writeCustomer(charges[refund.charge].customer, view: view.child("customer"), into: &out)
        out.raw(#","customer_account":null,"destination_details":"#)
        writeDestination(of: refund, into: &out)
        if refund.status == .failed || refund.status == .canceled {
            out.raw(#","failure_balance_transaction":"#)
            let inner = view.child("failure_balance_transaction")
            writeTransaction(refund.failureTransaction, view: inner, into: &out)
            out.raw(#","failure_reason":"#)
            out.string(refund.failureReason)
        }
        out.raw(#","metadata":"#)
        out.map(refund.metadata)
        if refund.status == .requiresAction { writeNextAction(of: refund, into: &out) }
        out.raw(#","payment_intent":"#)
        writeIntent(charges[refund.charge].intent, view: view.child("payment_intent"), into: &out)
        out.raw(#","payment_method":"#)
        out.word(paymentMethods[charges[refund.charge].paymentMethod].identity)
        if refund.status == .pending { out.raw(#","pending_reason":"processing""#) }
        out.raw(#","reason":"#)
        out.string(refund.reason)
        out.raw(#","receipt_number":null,"source_transfer_reversal":null,"status":""#)
        out.plain(refund.status.rawValue)
        out.raw(#"","transfer_reversal":null}"#)
    }

    /// The shopper was asked by mail, and has 45 days to answer.
    private func writeNextAction(of refund: StripeRefund, into out: inout StripeWriter) {
        out.raw(#","next_action":{"display_details":{"email_sent":{"email_sent_at":"#)
        out.integer(refund.created)
        out.raw(#","email_sent_to":"shopper@example.com"},"expires_at":"#)
        out.integer(refund.created + 45 * 86_400)
        out.raw(#"},"type":"display_details"}"#)
    }

    private func writeDestination(of refund: StripeRefund, into out: inout StripeWriter) {
        out.raw(#"{"card":{"#)
        if refund.hasReference { out.raw(#""reference":"4242424242424242","#) }
        out.raw(#""reference_status":"#)
        out.raw(refund.hasReference ? #""available""# : #""pending""#)
        out.raw(#","reference_type":"acquirer_reference_number","type":"#)
        out.raw(
            refund.isRelease
                ? #""reversal""# : refund.status == .pending ? #""pending""# : #""refund""#)
        out.raw(#"},"type":"card"}"#)
    }
}
