import HTTPModel

/// What `POST /v1/payment_intents` asks for.
final class StripeIntentCreation: Sendable {
    let amount: Int
    let currency: StripeCurrency
    let captureMethod: StripeIntent.CaptureMethod
    let selection: StripeIntent.MethodSelection
    let confirmsManually: Bool
    let threeDSecureRequest: StripeIntent.ChallengeRequest
    let texts: StripeTexts
    let metadata: [FormItem]
    let shipping: StripeDetails?
    /// A customer's id.
    let customer: String?
    let method: StripeMethodChoice?
    /// Present when the intent is to be confirmed at once.
    let confirmation: StripeConfirmation?
    let version: StripeVersion

    init(_ form: inout StripeForm, version: StripeVersion) throws(StripeError) {
        self.version = version
        amount = try form.requiredInteger("amount")
        let code = try form.requiredText("currency")
        currency = try StripeCurrency.read(code)
        try currency.checkCharge(amount)
        let isConfirmed = try form.optionalBool("confirm") ?? false
        let confirmation = try StripeConfirmation(&form, version: nil)
        captureMethod =
            try form.manualCardCapture() ?? confirmation.captureMethod
            ?? (version < .asynchronousCapture ? .automatic : .automaticAsync)
        threeDSecureRequest = confirmation.threeDSecureRequest ?? .automatic
        let confirmationMethod = try form.optionalWord(
            "confirmation_method", of: ["automatic", "manual"])
        confirmsManually = confirmationMethod == "manual"
        selection = try Self.selection(
            &form, version: version, hasConfirmationMethod: confirmationMethod != nil)
        texts = try form.texts(confirmation)
        metadata = try form.metadata()
        shipping = confirmation.shipping
        customer = form.optionalText("customer")
        method = confirmation.method
        form.takeUnused()
        self.confirmation = isConfirmed ? confirmation : nil
        if isConfirmed {
            try confirmation.checkReturnURL(selection)
        } else if confirmation.returnURL != nil {
            throw StripeError(
                "The parameter `return_url` cannot be passed when creating a PaymentIntent unless "
                    + "`confirm` is set to true.", param: "return_url")
        }
    }
}

// Which payment methods are meant.
extension StripeIntentCreation {
    private static func selection(
        _ form: inout StripeForm, version: StripeVersion, hasConfirmationMethod: Bool
    ) throws(StripeError) -> StripeIntent.MethodSelection {
        guard !form.isEmpty else { return standard(version) }
        let listed = try form.methodTypes(version)
        let allowed = try allowedMethods(&form, version)
        let isEnabled = try form.optionalBool("automatic_payment_methods[enabled]")
        let redirects = try form.optionalWord(
            "automatic_payment_methods[allow_redirects]", of: ["always", "never"])
        if redirects != nil, isEnabled == nil {
            throw .missingParameter("automatic_payment_methods[enabled]")
        }
        if isEnabled == true, hasConfirmationMethod {
            throw .exclusive("automatic_payment_methods, confirmation_method")
        }
        if isEnabled == true, listed {
            throw .exclusive("automatic_payment_methods, payment_method_types")
        }
        if allowed {
            let others = [
                ("payment_method_types", listed), ("automatic_payment_methods", isEnabled == true),
                ("excluded_payment_method_types", form.has("excluded_payment_method_types")),
                ("payment_method_configuration", form.has("payment_method_configuration")),
            ]
            if let (name, _) = others.first(where: { $0.1 }) {
                throw .exclusive("allowed_payment_method_types, \(name)")
            }
            return .allowed
        }
        if listed || isEnabled == false { return .listed }
        if isEnabled == true { return .automatic(allowsRedirects: redirects != "never") }
        return standard(version)
    }

    /// What holds when a request says nothing about methods.
    private static func standard(_ version: StripeVersion) -> StripeIntent.MethodSelection {
        version < .automaticMethods ? .listed : .automatic(allowsRedirects: true)
    }

    private static func allowedMethods(
        _ form: inout StripeForm, _ version: StripeVersion
    ) throws(StripeError) -> Bool {
        guard form.has("allowed_payment_method_types") else { return false }
        guard version >= .allowedMethods else {
            throw .unknownParameter("allowed_payment_method_types")
        }
        // Names of methods that the account does not have are dropped without a word.
        return !form.takeList("allowed_payment_method_types").isEmpty
    }
}
