import JSONModel
import PaymentsDomain
import PaymentsPorts

/// What a provider did, as the JSON text that a store keeps of it.
///
/// Members without a value are left out. Reading gives back exactly what was written, or
/// `StoreFailure.corrupt` with the member that cannot be read.
enum StoredActivity {
    /// The text for an activity.
    static func text(of activity: ProviderActivity) -> String {
        var object = JSONObject()
        switch activity {
        case .payment(let id, let snapshot):
            object.append("about", "payment")
            object.append(text: id?.text, "payment_id")
            write(snapshot, into: &object)
        case .refund(let id, let snapshot):
            object.append("about", "refund")
            object.append(text: id?.text, "payment_id")
            write(snapshot, into: &object)
        case .irrelevant(let type):
            object.append("about", "irrelevant")
            object.append(text: type, "type")
        }
        return JSONValue.object(object).text
    }

    private static func write(_ snapshot: PaymentSnapshot, into object: inout JSONObject) {
        object.append(text: snapshot.transactionID.text, "transaction_id")
        object.append(snapshot.amount, "amount")
        object.append("was_authorized", .bool(snapshot.wasAuthorized))
        switch snapshot.state {
        case .undecided:
            object.append("state", "undecided")
        case .awaitingCustomer(let action):
            object.append("state", "awaiting_customer")
            object.append(text: action?.redirectURL, "redirect_url")
        case .authorized(let expiresAt):
            object.append("state", "authorized")
            if let expiresAt { object.append("expires_at", JSONValue(expiresAt.milliseconds)) }
        case .captured(let amount, let fee):
            object.append("state", "captured")
            object.append(amount, "captured")
            if let fee { object.append(fee, "fee") }
        case .failed(let reason):
            object.append("state", "failed")
            object.append(reason)
        case .released(let reason):
            object.append("state", "released")
            object.append(reason)
        }
    }

    private static func write(_ snapshot: RefundSnapshot, into object: inout JSONObject) {
        object.append(text: snapshot.transactionID.text, "transaction_id")
        object.append(text: snapshot.paymentTransactionID.text, "payment_transaction_id")
        object.append(text: snapshot.refundID?.text, "refund_id")
        object.append(snapshot.amount, "amount")
        switch snapshot.state {
        case .pending:
            object.append("state", "pending")
        case .succeeded:
            object.append("state", "succeeded")
        case .failed(let code, let afterSuccess):
            object.append("state", "failed")
            object.append(text: code, "code")
            object.append("after_success", .bool(afterSuccess))
        }
    }
}

extension JSONObject {
    fileprivate mutating func append(text: String?, _ name: String) {
        if let text { append(name, .string(text)) }
    }

    fileprivate mutating func append(_ money: Money, _ name: String) {
        append(name, JSONValue(money.minorUnits))
        append(name + "_currency", .string(money.currency.code))
    }

    fileprivate mutating func append(_ reason: FailureReason) {
        append("reason", .string(reason.kind.rawValue))
        append(text: reason.providerCode, "code")
    }
}
