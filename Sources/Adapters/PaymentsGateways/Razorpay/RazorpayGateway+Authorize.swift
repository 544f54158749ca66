import JSONModel
import PaymentsDomain
import PaymentsPorts

extension RazorpayGateway {
    /// Makes an order, which moves no money, and then one payment for it, which may.
    package func authorize(
        _ request: AuthorizationRequest
    ) async -> GatewayOutcome<PaymentSnapshot> {
        guard let method = Self.methodMembers(of: request.method) else {
            return .rejected(
                code: "method_not_supported",
                message: "no card number ever comes to us, so Razorpay cannot take cards")
        }
        switch await post("/v1/orders", order(for: request)) {
        case .answered(let json):
            guard let orderID = json.filledText("id") else {
                return .unknown("an order without id")
            }
            let body = payment(for: request, orderID: orderID, method: method)
            let answer = await post("/v1/payments/create/json", body)
            return Self.creationOutcome(answer, amount: request.amount)
        case .refused(let status, let error): return Self.refusal(status, error)
        case .notSent(let reason): return .notSent(reason)
        case .unknown(let reason): return .unknown("order: \(reason)")
        }
    }

    private func order(for request: AuthorizationRequest) -> JSONValue {
        [
            "amount": JSONValue(request.amount.minorUnits),
            "currency": .string(request.amount.currency.code),
            "receipt": .string(request.paymentID.text),
            "payment": ["capture": "manual"],
            "notes": Self.notes(of: request),
        ]
    }

    private func payment(
        for request: AuthorizationRequest, orderID: String, method: [JSONObject.Member]
    ) -> JSONValue {
        var object = JSONObject()
        object.append("amount", JSONValue(request.amount.minorUnits))
        object.append("currency", .string(request.amount.currency.code))
        object.append("order_id", .string(orderID))
        for member in method { object.append(member.name, member.value) }
        object.append("email", .string(shopper.email))
        object.append("contact", .string(shopper.contact))
        object.append("notes", Self.notes(of: request))
        object.append("callback_url", .string(returnURL))
        object.append("ip", .string(shopper.ipAddress))
        object.append("referer", .string(shopper.referer))
        object.append("user_agent", .string(shopper.userAgent))
        return .object(object)
    }

    private static func notes(of request: AuthorizationRequest) -> JSONValue {
        [
            "payment_id": .string(request.paymentID.text),
            "order_id": .string(request.orderID.text),
        ]
    }

    private static func methodMembers(of method: PaymentMethod) -> [JSONObject.Member]? {
        let name = JSONObject.Member(name: "method", value: .string(method.kind.rawValue))
        let reference = JSONValue.string(method.reference)
        switch method.kind {
        case .upi: return [name, .init(name: "upi", value: ["flow": "collect", "vpa": reference])]
        case .netbanking: return [name, .init(name: "bank", value: reference)]
        case .wallet: return [name, .init(name: "wallet", value: reference)]
        case .card: return nil
        }
    }
}
