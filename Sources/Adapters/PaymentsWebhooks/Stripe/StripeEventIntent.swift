import JSONModel
import PaymentsDomain

/// A PaymentIntent as events carry it: a snapshot of its time, with nothing expanded.
struct StripeEventIntent {
    private let intent: EventObject

    init(_ json: JSONValue) { intent = EventObject(json) }

    /// Our own id for the payment, from the metadata we sent.
    var paymentID: PaymentID? { intent.text("metadata", "payment_id").map { PaymentID($0) } }

    /// What the intent says; nil when it cannot be read.
    var snapshot: PaymentSnapshot? {
        let currency = intent.currency()
        guard let id = intent.text("id"), let amount = intent.money("amount", currency: currency),
            let state = state(in: currency)
        else { return nil }
        return PaymentSnapshot(
            transactionID: TransactionID(id), amount: amount, state: state,
            wasAuthorized: wasAuthorized(state))
    }

    private func state(in currency: Currency?) -> PaymentSnapshot.State? {
        switch intent.text("status") {
        case "requires_payment_method":
            guard let error = intent.json["last_payment_error"], case .object = error else {
                return .undecided
            }
            let code = EventObject(error).text("decline_code") ?? EventObject(error).text("code")
            return .failed(FailureReason(.declined, providerCode: code))
        case "requires_confirmation", "processing": return .undecided
        case "requires_action": return .awaitingCustomer(nextAction)
        // The end of the hold is on the charge, which events only name.
        case "requires_capture": return .authorized(expiresAt: nil)
        case "succeeded":
            return intent.money("amount_received", currency: currency).map {
                .captured(amount: $0, fee: nil)
            }
        case "canceled":
            let reason = intent.text("cancellation_reason")
            let hasLapsed = reason == "expired" || reason == "automatic"
            return .released(FailureReason(hasLapsed ? .expired : .cancelled))
        default: return nil
        }
    }

    private var nextAction: NextAction? {
        intent.json["next_action"]?["redirect_to_url"]?["url"]?.string.map {
            NextAction(redirectURL: $0)
        }
    }

    /// A declined try leaves a charge as well, but also an error on the intent.
    private func wasAuthorized(_ state: PaymentSnapshot.State) -> Bool {
        switch state {
        case .authorized, .captured: true
        case .undecided, .awaitingCustomer, .failed: false
        case .released:
            intent.identifier("latest_charge") != nil
                && intent.json["last_payment_error"]?.isNull != false
        }
    }
}
