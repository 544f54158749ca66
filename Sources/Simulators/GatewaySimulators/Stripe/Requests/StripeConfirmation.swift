/// How an intent is to be confirmed.
final class StripeConfirmation: Sendable {
    /// The payment method to use instead of the intent's own.
    let method: StripeMethodChoice?
    let captureMethod: StripeIntent.CaptureMethod?
    let returnURL: String?
    /// The shopper is not there, so a challenge is a decline.
    let isOffSession: Bool
    let failsOnChallenge: Bool
    let usesSDK: Bool
    let setupFutureUsage: String?
    let receiptEmail: String?
    let shipping: StripeDetails?
    let threeDSecureRequest: StripeIntent.ChallengeRequest?
    /// What the shopper was shown; another amount means that the intent has changed meanwhile.
    let amountToConfirm: Int?

    /// `version` is nil where the caller looks after the method types itself.
    init(_ form: inout StripeForm, version: StripeVersion?) throws(StripeError) {
        method = try form.methodChoice()
        captureMethod =
            try form.optionalWord(
                "capture_method", of: StripeIntent.CaptureMethod.allCases.map(\.rawValue)
            ).flatMap(StripeIntent.CaptureMethod.init)
        returnURL = form.optionalText("return_url")
        let session = try form.optionalWord(
            "off_session", of: ["true", "false", "one_off", "recurring"])
        isOffSession = session != nil && session != "false"
        failsOnChallenge = try form.optionalBool("error_on_requires_action") ?? false
        usesSDK = try form.optionalBool("use_stripe_sdk") ?? false
        setupFutureUsage = try form.optionalWord(
            "setup_future_usage", of: ["off_session", "on_session"])
        receiptEmail = form.optionalText("receipt_email")
        shipping = StripeDetails.take(&form, "shipping", as: .shipping)
        threeDSecureRequest = try form.challengeRequest()
        guard let version else {
            amountToConfirm = nil
            return
        }
        _ = try form.methodTypes(version)
        amountToConfirm = try form.optionalInteger("amount_to_confirm")
        _ = form.take("client_secret")
        form.takeUnused()
    }
}

extension StripeConfirmation {
    /// Methods that may send the shopper away need to know where to come back to.
    func checkReturnURL(_ selection: StripeIntent.MethodSelection) throws(StripeError) {
        guard selection == .automatic(allowsRedirects: true), returnURL == nil, !usesSDK else {
            return
        }
        throw StripeError(
            "This PaymentIntent is configured to accept payment methods enabled in your "
                + "Dashboard. Because some of these payment methods might redirect your customer "
                + "off of your page, you must provide a `return_url`. If you don't want to accept "
                + "redirect-based payment methods, set `automatic_payment_methods[enabled]` to "
                + "`true` and `automatic_payment_methods[allow_redirects]` to `never` when "
                + "creating Setup Intents and Payment Intents.")
    }
}
