import JSONModel
import PaymentsDomain
import PaymentsPorts

extension StripeGateway {
    /// What an answer about a payment means: the object's status counts, not the HTTP status alone.
    static func paymentOutcome(_ answer: ProviderAnswer) -> GatewayOutcome<PaymentSnapshot> {
        switch answer {
        case .answered(let json):
            do throws(UnreadableObject) {
                let snapshot = try StripeIntentReading(json).snapshot()
                guard case .failed(let reason) = snapshot.state else { return .done(snapshot) }
                return .declined(snapshot, code: reason.providerCode)
            } catch {
                return .unknown(error.description)
            }
        case .refused(let status, let error):
            guard isDecline(status, error) else { return refusal(status, error) }
            let code = StripeIntentReading.declineCode(in: error)
            let snapshot = error["payment_intent"].flatMap {
                try? StripeIntentReading($0).snapshot(declinedWith: code)
            }
            return .declined(snapshot, code: code)
        case .notSent(let reason): return .notSent(reason)
        case .unknown(let reason): return .unknown(reason)
        }
    }

    /// What an answer about a refund means.
    static func refundOutcome(_ answer: ProviderAnswer) -> GatewayOutcome<RefundSnapshot> {
        switch answer {
        case .answered(let json):
            do throws(UnreadableObject) {
                let snapshot = try StripeRefundReading(json).snapshot()
                guard case .failed(let code, _) = snapshot.state else { return .done(snapshot) }
                return .declined(snapshot, code: code)
            } catch {
                return .unknown(error.description)
            }
        case .refused(let status, let error):
            guard isDecline(status, error) else { return refusal(status, error) }
            return .declined(nil, code: StripeIntentReading.declineCode(in: error))
        case .notSent(let reason): return .notSent(reason)
        case .unknown(let reason): return .unknown(reason)
        }
    }

    private static func isDecline(_ status: Int, _ error: JSONValue) -> Bool {
        status == 402 && error["type"]?.string == "card_error"
    }

    private static func refusal<Answer>(
        _ status: Int, _ error: JSONValue
    ) -> GatewayOutcome<Answer> {
        if status == 401 || status == 403 { return .credentialsRefused(status: status) }
        let type = error.filledText("type")
        // A fault on Stripe's side says nothing about the request, whatever status it comes with.
        if type == "api_error" { return .unknown("api_error with HTTP \(status)") }
        return .rejected(
            code: error.filledText("code") ?? type,
            message: error.filledText("message") ?? "refused with HTTP \(status)")
    }
}
