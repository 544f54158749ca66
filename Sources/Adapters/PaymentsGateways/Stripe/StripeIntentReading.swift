import JSONModel
import PaymentsDomain

/// Reads a PaymentIntent; `latest_charge` may be expanded or be an id.
struct StripeIntentReading {
    private let intent: ProviderObject

    init(_ json: JSONValue) { intent = ProviderObject("payment_intent", json) }

    /// Our own id for the payment, from the metadata we sent.
    var paymentID: PaymentID? {
        intent.json["metadata"]?.filledText("payment_id").map { PaymentID($0) }
    }

    /// What the intent says; `declinedWith` is the code of the decline it came with, if any.
    func snapshot(
        declinedWith code: String? = nil
    ) throws(UnreadableObject) -> PaymentSnapshot {
        let currency = try intent.currency()
        let state = try state(in: currency, declinedWith: code)
        return PaymentSnapshot(
            transactionID: TransactionID(try intent.text("id")),
            amount: try intent.money("amount", in: currency), state: state,
            wasAuthorized: wasAuthorized(state))
    }

    /// The issuer's code where there is one, else Stripe's.
    static func declineCode(in error: JSONValue) -> String? {
        error.filledText("decline_code") ?? error.filledText("code")
    }

    private func state(
        in currency: Currency, declinedWith code: String?
    ) throws(UnreadableObject) -> PaymentSnapshot.State {
        switch try intent.text("status") {
        case "requires_payment_method":
            if let error = intent.json["last_payment_error"], case .object = error {
                let code = Self.declineCode(in: error) ?? code
                return .failed(FailureReason(.declined, providerCode: code))
            }
            return code.map { .failed(FailureReason(.declined, providerCode: $0)) } ?? .undecided
        case "requires_confirmation", "processing": return .undecided
        case "requires_action": return .awaitingCustomer(nextAction)
        case "requires_capture": return .authorized(expiresAt: holdExpiry)
        case "succeeded":
            return .captured(
                amount: try intent.money("amount_received", in: currency), fee: try fee())
        case "canceled": return .released(FailureReason(hasLapsed ? .expired : .cancelled))
        default: throw intent.unreadable("status", expected: "a status of a PaymentIntent")
        }
    }

    private var nextAction: NextAction? {
        intent.json["next_action"]?["redirect_to_url"]?.filledText("url").map {
            NextAction(redirectURL: $0)
        }
    }

    private var holdExpiry: Timestamp? {
        intent.json["latest_charge"]?["payment_method_details"]?["card"]?["capture_before"]?
            .integer.map { Timestamp(milliseconds: $0 &* 1000) }
    }

    /// `automatic` is what lapsed holds were called before API version 2025-03-31.
    private var hasLapsed: Bool {
        let reason = intent.json["cancellation_reason"]?.string
        return reason == "expired" || reason == "automatic"
    }

    private func fee() throws(UnreadableObject) -> Money? {
        guard let json = intent.json["latest_charge"]?["balance_transaction"],
            case .object = json
        else { return nil }
        let transaction = ProviderObject("balance_transaction", json)
        return try transaction.money("fee", in: transaction.currency())
    }

    private func wasAuthorized(_ state: PaymentSnapshot.State) -> Bool {
        switch state {
        case .authorized, .captured: true
        case .undecided, .awaitingCustomer, .failed: false
        case .released: hadApprovedCharge
        }
    }

    /// An uncaptured charge is already paid; of a charge we only have the id of, the absence of an
    /// error on the intent must do.
    private var hadApprovedCharge: Bool {
        guard let charge = intent.json["latest_charge"], !charge.isNull else { return false }
        if case .object = charge {
            return charge["paid"]?.bool ?? (charge["status"]?.string == "succeeded")
        }
        return intent.json["last_payment_error"]?.isNull ?? true
    }
}
