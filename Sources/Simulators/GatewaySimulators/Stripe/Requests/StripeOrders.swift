import HTTPModel

/// The payment method a request wants to use.
enum StripeMethodChoice: Sendable {
    /// An id, or an alias of a test card.
    case named(String)
    /// Card data sent along.
    case data(StripeCardData)
}

/// Card data as it is sent to make a payment method of it.
struct StripeCardData: Sendable {
    /// The number, or nil when a token such as `tok_visa` stands for all of it.
    let number: String?
    let token: String?
    let expiryMonth: Int
    let expiryYear: Int
    let securityCode: String?
    let billing: StripeDetails
    let metadata: [FormItem]
    let allowsRedisplay: String
    /// Where the data stands in the request, for blame: empty or `payment_method_data`.
    let root: String
}

/// What `POST /v1/payment_intents/…` changes.
struct StripeIntentChange: Sendable {
    let amount: Int?
    let currency: StripeCurrency?
    let method: StripeMethodChoice?
    let customer: String?
    let captureMethod: StripeIntent.CaptureMethod?
    let threeDSecureRequest: StripeIntent.ChallengeRequest?
    let texts: StripeTextsChange
    let shipping: StripeDetails?
    let metadata: StripeMetadataChange
}

/// What `POST /v1/payment_intents/…/capture` asks for.
struct StripeCaptureOrder: Sendable {
    /// Minor units; nil takes all that is held.
    var amount: Int?
    var isFinal = true
    var metadata = StripeMetadataChange()
    var texts = StripeTextsChange()
}

/// What `POST /v1/payment_intents/…/increment_authorization` asks for.
struct StripeIncrement: Sendable {
    /// The whole amount to be held from now on.
    let amount: Int
    let metadata: StripeMetadataChange
    let texts: StripeTextsChange
}

/// What `POST /v1/charges/…` changes.
struct StripeChargeChange: Sendable {
    let customer: String?
    let texts: StripeTextsChange
    let fraudReport: String?
    let shipping: StripeDetails?
    let metadata: StripeMetadataChange
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

/// New texts: absent leaves the old one, empty clears it.
struct StripeTextsChange: Sendable {
    var description: String?
    var receiptEmail: String?
    var setupFutureUsage: String?
    var statementDescriptor: String?
    var statementDescriptorSuffix: String?
    var transferGroup: String?

    var isEmpty: Bool {
        description == nil && receiptEmail == nil && setupFutureUsage == nil
            && statementDescriptor == nil && statementDescriptorSuffix == nil
            && transferGroup == nil
    }

    func apply(to texts: inout StripeTexts) {
        func set(_ new: String?, _ old: inout String?) {
            if let new { old = new.isEmpty ? nil : new }
        }
        set(description, &texts.description)
        set(receiptEmail, &texts.receiptEmail)
        set(setupFutureUsage, &texts.setupFutureUsage)
        set(statementDescriptor, &texts.statementDescriptor)
        set(statementDescriptorSuffix, &texts.statementDescriptorSuffix)
        set(transferGroup, &texts.transferGroup)
    }
}
