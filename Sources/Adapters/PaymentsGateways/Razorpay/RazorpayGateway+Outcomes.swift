import JSONModel
import PaymentsDomain
import PaymentsPorts

extension RazorpayGateway {
    /// What an answer that holds a payment means: its status counts, not the HTTP status alone.
    static func paymentOutcome(_ answer: ProviderAnswer) -> GatewayOutcome<PaymentSnapshot> {
        switch answer {
        case .answered(let json):
            do throws(UnreadableObject) {
                let snapshot = try RazorpayPaymentReading(json).snapshot()
                guard case .failed(let reason) = snapshot.state else { return .done(snapshot) }
                return .declined(snapshot, code: reason.providerCode)
            } catch {
                return .unknown(error.description)
            }
        case .refused(let status, let error): return refusal(status, error)
        case .notSent(let reason): return .notSent(reason)
        case .unknown(let reason): return .unknown(reason)
        }
    }

    /// What the answer to making a payment means.
    ///
    /// It names the payment and what the shopper has to do next. A payment that fails at once comes
    /// either as the payment itself or as a refusal that names it.
    static func creationOutcome(
        _ answer: ProviderAnswer, amount: Money
    ) -> GatewayOutcome<PaymentSnapshot> {
        switch answer {
        case .answered(let json):
            guard let id = json.filledText("razorpay_payment_id") else {
                return paymentOutcome(answer)
            }
            return .done(
                PaymentSnapshot(
                    transactionID: TransactionID(id), amount: amount,
                    state: .awaitingCustomer(nextAction(in: json))))
        case .refused(let status, let error):
            let refusal = RazorpayRefusal(error)
            guard status == 400, let id = refusal.declinedPaymentID else {
                return Self.refusal(status, error)
            }
            let reason = RazorpayPaymentReading.failure(code: refusal.code)
            let snapshot = PaymentSnapshot(
                transactionID: TransactionID(id), amount: amount, state: .failed(reason))
            return .declined(snapshot, code: reason.providerCode)
        case .notSent, .unknown: return paymentOutcome(answer)
        }
    }

    /// What an answer about a refund means.
    static func refundOutcome(_ answer: ProviderAnswer) -> GatewayOutcome<RefundSnapshot> {
        switch answer {
        case .answered(let json):
            do throws(UnreadableObject) {
                let snapshot = try RazorpayRefundReading(json).snapshot()
                guard case .failed(let code, _) = snapshot.state else { return .done(snapshot) }
                return .declined(snapshot, code: code)
            } catch {
                return .unknown(error.description)
            }
        case .refused(let status, let error): return refusal(status, error)
        case .notSent(let reason): return .notSent(reason)
        case .unknown(let reason): return .unknown(reason)
        }
    }

    static func refusal<Answer>(_ status: Int, _ error: JSONValue) -> GatewayOutcome<Answer> {
        if status == 401 || status == 403 { return .credentialsRefused(status: status) }
        let refusal = RazorpayRefusal(error)
        guard !refusal.leavesOutcomeOpen else {
            return .unknown("HTTP \(status): \(refusal.description)")
        }
        return .rejected(code: refusal.code, message: refusal.description)
    }

    /// The page to send the shopper to; with a collect request the shopper's own app asks, and the
    /// address that comes with it is for polling.
    private static func nextAction(in json: JSONValue) -> NextAction? {
        guard let steps = json["next"]?.array else { return nil }
        for action in ["redirect", "intent"] {
            let step = steps.first { $0["action"]?.string == action }
            if let address = step?.filledText("url") { return NextAction(redirectURL: address) }
        }
        return nil
    }
}
