import HTTPModel

/// Money on its way from the account to the merchant's bank.
struct StripePayout: Sendable {
    enum Status: String, Sendable, CaseIterable {
        case pending
        case inTransit = "in_transit"
        case paid
        case failed
        case canceled
    }

    /// The only bank account there is.
    static let bankAccount = "ba_1PayCheckBankAccount00000"

    let id: String
    /// Minor units; negative when it takes an earlier payout back from the bank.
    let amount: Int
    let currency: StripeCurrency
    /// Unix seconds.
    let created: Int
    /// Unix seconds: when the bank is expected to have it.
    let arrivalDate: Int
    /// Whether the schedule made it; only such payouts know their rows.
    let isAutomatic: Bool
    let isInstant: Bool
    let description: String?
    let statementDescriptor: String?
    /// Place of the payout this one takes back.
    let original: Int?
    /// Places of the balance transactions it pays out, its own not included.
    let rows: [Int]
    var metadata: [FormItem]
    var status = Status.pending
    /// Whether its rows can be asked for; automatic payouts start without.
    var isReconciled = false
    /// Place of the balance transaction that took the money from the account.
    var transaction: Int?
    /// Place of the balance transaction that brought it back.
    var failureTransaction: Int?
    /// Why the bank sent it back: docs.stripe.com/api/payouts/failures.
    var failureCode: String?
    /// Place of the payout that takes this one back.
    var reversal: Int?

    /// The sixteen characters its own id begins with, which its events share.
    var stem: String { String(id.dropFirst(3).prefix(16)) }

    /// The sentence that goes with a failure code.
    static func failureMessage(_ code: String) -> String {
        switch code {
        case "account_closed": "The bank account has been closed"
        case "no_account": "The bank account could not be located"
        case "invalid_account_number": "The routing number seems right, the account number does not"
        case "debit_not_authorized": "Debits have not been authorized on the bank account"
        default: "The bank could not process this payout"
        }
    }

    var reconciliationStatus: StaticString {
        isAutomatic ? isReconciled ? "completed" : "in_progress" : "not_applicable"
    }
}

/// What `POST /v1/payouts` asks for.
struct StripePayoutOrder: Sendable {
    let amount: Int
    let currency: StripeCurrency
    let isInstant: Bool
    let description: String?
    let statementDescriptor: String?
    let metadata: [FormItem]
}

extension StripeState {
    func write(_ payout: StripePayout, view: StripeView, into out: inout StripeWriter) {
        out.raw(#"{"id":"#)
        out.word(payout.id)
        out.raw(#","object":"payout","amount":"#)
        out.integer(payout.amount)
        out.raw(#","application_fee":null,"application_fee_amount":null,"arrival_date":"#)
        out.integer(payout.arrivalDate)
        out.raw(#","automatic":"#)
        out.bool(payout.isAutomatic)
        out.raw(#","balance_transaction":"#)
        writeTransaction(payout.transaction, view: view.child("balance_transaction"), into: &out)
        out.raw(#","created":"#)
        out.integer(payout.created)
        out.raw(#","currency":"#)
        out.word(payout.currency.code)
        out.raw(#","description":"#)
        out.string(payout.description)
        out.raw(#","destination":"#)
        out.word(StripePayout.bankAccount)
        out.raw(#","failure_balance_transaction":"#)
        writeTransaction(
            payout.failureTransaction, view: view.child("failure_balance_transaction"),
            into: &out)
        out.raw(#","failure_code":"#)
        out.string(payout.failureCode)
        out.raw(#","failure_message":"#)
        out.string(payout.failureCode.map(StripePayout.failureMessage))
        out.raw(#","livemode":false,"metadata":"#)
        out.map(payout.metadata)
        out.raw(payout.isInstant ? #","method":"instant""# : #","method":"standard""#)
        out.raw(#","original_payout":"#)
        writePayout(payout.original, view: view.child("original_payout"), into: &out)
        out.raw(#","payout_method":null,"reconciliation_status":""#)
        out.raw(payout.reconciliationStatus)
        out.raw(#"","reversed_by":"#)
        writePayout(payout.reversal, view: view.child("reversed_by"), into: &out)
        out.raw(#","source_type":"card","statement_descriptor":"#)
        out.string(payout.statementDescriptor)
        out.raw(#","status":"#)
        out.word(payout.status.rawValue)
        out.raw(#","trace_id":null,"type":"bank_account"}"#)
    }

    /// Writes a reference to a payout: null, its id, or the payout itself.
    private func writePayout(_ place: Int?, view: StripeView?, into out: inout StripeWriter) {
        guard let place else { return out.raw("null") }
        if let view {
            write(payouts.version(at: place, isStale: view.isStale), view: view, into: &out)
        } else {
            out.word(payouts[place].id)
        }
    }
}
