import HTTPModel

/// One well-formed request: the operation with its parameters, not yet held against any state.
enum StripeCall: Sendable {
    case createIntent(StripeIntentCreation)
    case confirm(String, StripeConfirmation)
    case capture(String, StripeCaptureOrder)
    case cancel(String, reason: String?)
    case createRefund(StripeRefundOrder)
    case retrieve(StripeKind, String)
    case list(StripeKind, StripeListQuery)
    case balance
    case money(StripeMoneyCall)
}

/// What `POST /v1/payment_intents` asks for.
struct StripeIntentCreation: Sendable {
    let amount: Int
    let currency: StripeCurrency
    let captureMethod: StripeIntent.CaptureMethod
    let selection: StripeIntent.MethodSelection
    let confirmsManually: Bool
    let threeDSecureRequest: String
    let texts: StripeIntent.Texts
    let metadata: [FormItem]
    let paymentMethod: String?
    /// Present when the intent is to be confirmed at once.
    let confirmation: StripeConfirmation?
}

/// How an intent is to be confirmed.
struct StripeConfirmation: Sendable {
    /// The payment method to use instead of the intent's own.
    var paymentMethod: String?
    var captureMethod: StripeIntent.CaptureMethod?
    var returnURL: String?
    /// The shopper is not there, so a challenge is a decline.
    var isOffSession = false
    var failsOnChallenge = false
    var usesSDK = false
}

/// What `POST /v1/payment_intents/…/capture` asks for.
struct StripeCaptureOrder: Sendable {
    /// Minor units; nil takes all that is held.
    let amount: Int?
    let metadata: [FormItem]
    let statementDescriptor: String?
    let statementDescriptorSuffix: String?
}

/// What `POST /v1/refunds` asks for.
struct StripeRefundOrder: Sendable {
    /// What is named as the thing to refund.
    enum Target: Sendable {
        case charge(String)
        case intent(String)
    }

    let target: Target
    /// Minor units; nil gives back all that is left.
    let amount: Int?
    let reason: String?
    let metadata: [FormItem]
}

extension StripeCall {
    /// Checks the shape of a request's parameters and takes its `expand[]` apart.
    static func parse(
        _ route: StripeRoute, _ form: consuming StripeForm, version: String?
    ) throws(StripeError) -> (call: StripeCall, view: StripeView)? {
        let call: StripeCall
        var kind: StripeKind?
        let expand = form.takeList("expand")
        switch route {
        case .createIntent:
            call = .createIntent(try StripeIntentCreation(&form, version: version))
            kind = .intent
        case .confirm(let id):
            call = .confirm(id, try StripeConfirmation(&form))
            kind = .intent
        case .capture(let id):
            call = .capture(id, try StripeCaptureOrder(&form))
            kind = .intent
        case .cancel(let id):
            let reason = try form.optionalWord(
                "cancellation_reason",
                of: ["duplicate", "fraudulent", "requested_by_customer", "abandoned"])
            call = .cancel(id, reason: reason)
            kind = .intent
        case .createRefund:
            call = .createRefund(try StripeRefundOrder(&form))
            kind = .refund
        case .retrieve(let shown, let id):
            if shown == .intent { _ = form.take("client_secret") }
            call = .retrieve(shown, id)
            kind = shown
        case .list(let shown):
            call = .list(shown, try StripeListQuery(shown, &form))
            kind = shown
        case .balance: call = .balance
        case .money(let route):
            let inner = try StripeMoneyCall(route, &form)
            call = .money(inner)
            kind = inner.kind
        case .bankPage, .unknown: return nil
        }
        try form.refuseRest()
        guard !expand.isEmpty else { return (call, .plain) }
        var isList = false
        if case .list = route { isList = true }
        return (call, try StripeView(expanding: expand, of: kind, inList: isList))
    }
}

extension StripeCaptureOrder {
    init(_ form: inout StripeForm) throws(StripeError) {
        amount = try form.optionalInteger("amount_to_capture")
        if let amount {
            // The two refusals differ in code and parameter; so do the recordings.
            if amount < 0 {
                throw StripeError("Invalid non-negative integer", param: "amount_to_capture")
            }
            if amount == 0 {
                throw .integer("This value must be greater than or equal to 1.", param: "amount")
            }
        }
        if try form.optionalBool("final_capture") == false {
            throw StripeError(
                "This PaymentIntent is not eligible for multicapture.", param: "final_capture")
        }
        metadata = try form.metadata()
        statementDescriptor = form.optionalText("statement_descriptor")
        statementDescriptorSuffix = form.optionalText("statement_descriptor_suffix")
    }
}

extension StripeRefundOrder {
    init(_ form: inout StripeForm) throws(StripeError) {
        switch (form.optionalText("charge"), form.optionalText("payment_intent")) {
        case (let charge?, nil): target = .charge(charge)
        case (nil, let intent?): target = .intent(intent)
        case (nil, nil):
            throw StripeError(
                "One of the following params should be provided for this request: payment_intent "
                    + "or charge.")
        case (_?, _?): throw .exclusive("charge, payment_intent")
        }
        amount = try form.optionalInteger("amount")
        if let amount, amount < 1 {
            throw .integer("This value must be greater than or equal to 1.", param: "amount")
        }
        reason = try form.optionalWord(
            "reason", of: ["duplicate", "fraudulent", "requested_by_customer"])
        metadata = try form.metadata()
    }
}
