import HTTPModel

/// One well-formed request: the operation with its parameters, not yet held against any state.
indirect enum StripeCall: Sendable {
    case createIntent(StripeIntentCreation)
    case updateIntent(String, StripeIntentChange)
    case confirm(String, StripeConfirmation)
    case capture(String, StripeCaptureOrder)
    case increment(String, StripeIncrement)
    case cancel(String, reason: String?)
    case createCharge(hasSource: Bool)
    case updateCharge(String, StripeChargeChange)
    case captureCharge(String, StripeCaptureOrder)
    case createRefund(StripeRefundOrder)
    /// A refund that is answered with its charge.
    case refundCharge(StripeRefundOrder)
    case updateRefund(String, of: String?, StripeMetadataChange)
    case cancelRefund(String)
    case expireRefund(String)
    case method(StripeMethodCall)
    case customer(StripeCustomerCall)
    /// One object, and the one it was asked for below, if it was.
    case retrieve(StripeKind, String, of: String?)
    case retrieveIntent(String, secret: String?)
    case list(StripeKind, StripeListQuery)
    case search(StripeKind)
    case balance
    case money(StripeMoneyCall)

    /// The kind of object the answer shows.
    var kind: StripeKind? {
        switch self {
        case .createIntent, .updateIntent, .confirm, .capture, .increment, .cancel, .retrieveIntent:
            .intent
        case .createCharge, .updateCharge, .captureCharge, .refundCharge: .charge
        case .createRefund, .updateRefund, .cancelRefund, .expireRefund: .refund
        case .method: .paymentMethod
        case .customer: .customer
        case .retrieve(let kind, _, _), .list(let kind, _), .search(let kind): kind
        case .balance: nil
        case .money(let call): call.kind
        }
    }
}

extension StripeCall {
    /// Checks the shape of a request's parameters and takes its `expand[]` apart.
    static func parse(
        _ route: StripeRoute, _ form: consuming StripeForm, version: StripeVersion
    ) throws(StripeError) -> (call: StripeCall, view: StripeView)? {
        let expand = form.takeList("expand")
        guard let call = try read(route, &form, version) else { return nil }
        if case .search = call { return (call, .plain) }
        if case .createCharge = call { return (call, .plain) }
        try form.refuseRest()
        guard !expand.isEmpty else { return (call, .plain) }
        var isList = false
        if case .list = call { isList = true }
        return (call, try StripeView(expanding: expand, of: call.kind, inList: isList))
    }

    private static func read(
        _ route: StripeRoute, _ form: inout StripeForm, _ version: StripeVersion
    ) throws(StripeError) -> StripeCall? {
        switch route {
        case .createIntent:
            return .createIntent(try StripeIntentCreation(&form, version: version))
        case .updateIntent(let id):
            return .updateIntent(id, try StripeIntentChange(&form, version: version))
        case .confirm(let id):
            return .confirm(id, try StripeConfirmation(&form, version: version))
        case .capture(let id): return .capture(id, try StripeCaptureOrder(&form))
        case .increment(let id): return .increment(id, try StripeIncrement(&form))
        case .cancel(let id):
            let reason = try form.optionalWord(
                "cancellation_reason",
                of: ["duplicate", "fraudulent", "requested_by_customer", "abandoned"])
            return .cancel(id, reason: reason)
        case .createCharge:
            return .createCharge(hasSource: form.has("source") || form.has("customer"))
        case .updateCharge(let id): return .updateCharge(id, try StripeChargeChange(&form))
        case .captureCharge(let id):
            return .captureCharge(id, try StripeCaptureOrder(ofCharge: &form))
        case .createRefund: return .createRefund(try StripeRefundOrder(&form))
        case .refundCharge(let id):
            return .createRefund(try StripeRefundOrder(&form, charge: id))
        case .refundAndShowCharge(let id):
            return .refundCharge(try StripeRefundOrder(&form, charge: id))
        case .updateRefund(let id, let charge):
            return .updateRefund(id, of: charge, try StripeMetadataChange(&form))
        case .cancelRefund(let id): return .cancelRefund(id)
        case .expireRefund(let id): return .expireRefund(id)
        case .method(let route): return .method(try StripeMethodCall(route, &form))
        case .customer(let route): return .customer(try StripeCustomerCall(route, &form))
        case .retrieve(.intent, let id):
            return .retrieveIntent(id, secret: form.optionalText("client_secret"))
        case .retrieve(let kind, let id): return .retrieve(kind, id, of: nil)
        case .retrieveOf(let kind, let id, let owner):
            return .retrieve(kind, id, of: owner)
        case .list(let kind): return .list(kind, try StripeListQuery(kind, &form))
        case .listOf(let kind, let owner):
            return .list(kind, try StripeListQuery(kind, &form, owner: owner))
        case .search(let kind): return .search(kind)
        case .balance: return .balance
        case .money(let route): return .money(try StripeMoneyCall(route, &form))
        case .bankPage, .unknown: return nil
        }
    }
}
