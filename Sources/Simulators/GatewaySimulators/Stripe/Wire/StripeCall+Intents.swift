import HTTPModel

extension StripeIntentCreation {
    init(_ form: inout StripeForm, version: String?) throws(StripeError) {
        amount = try form.requiredInteger("amount")
        let code = try form.requiredText("currency")
        guard let currency = StripeCurrency.named(code) else {
            throw StripeError(
                "Invalid currency: \(code). Stripe currently supports these currencies: "
                    + StripeCurrency.codes.joined(separator: ", "), param: "currency")
        }
        self.currency = currency
        try currency.checkCharge(amount)
        let confirmation = try StripeConfirmation(&form)
        let isConfirmed = try form.optionalBool("confirm") ?? false
        let isManualCard = try form.optionalWord(
            "payment_method_options[card][capture_method]", of: ["manual"])
        captureMethod =
            isManualCard != nil ? .manual : confirmation.captureMethod ?? .automaticAsync
        threeDSecureRequest =
            try form.optionalWord(
                "payment_method_options[card][request_three_d_secure]",
                of: ["any", "automatic", "challenge"]) ?? "automatic"
        let confirmationMethod = try form.optionalWord(
            "confirmation_method", of: ["automatic", "manual"])
        confirmsManually = confirmationMethod == "manual"
        selection = try Self.selection(
            &form, version: version, hasConfirmationMethod: confirmationMethod != nil)
        texts = try Self.texts(&form)
        metadata = try form.metadata()
        paymentMethod = confirmation.paymentMethod
        try Self.refuseStrangers(&form)
        self.confirmation = isConfirmed ? confirmation : nil
        if isConfirmed {
            try confirmation.checkReturnURL(selection)
        } else if confirmation.returnURL != nil {
            throw StripeError(
                "The parameter `return_url` cannot be passed when creating a PaymentIntent unless "
                    + "`confirm` is set to true.", param: "return_url")
        }
    }

    private static func selection(
        _ form: inout StripeForm, version: String?, hasConfirmationMethod: Bool
    ) throws(StripeError) -> StripeIntent.MethodSelection {
        let listed = form.takeList("payment_method_types")
        let isEnabled = try form.optionalBool("automatic_payment_methods[enabled]")
        let redirects = try form.optionalWord(
            "automatic_payment_methods[allow_redirects]", of: ["always", "never"])
        if redirects != nil, isEnabled == nil {
            throw .missingParameter("automatic_payment_methods[enabled]")
        }
        if isEnabled == true, hasConfirmationMethod {
            throw .exclusive("automatic_payment_methods, confirmation_method")
        }
        guard !listed.isEmpty else {
            return isEnabled == false
                ? .listed : .automatic(allowsRedirects: redirects != "never")
        }
        if isEnabled == true {
            throw .exclusive("automatic_payment_methods, payment_method_types")
        }
        if let version, version >= "2026-09-30" {
            throw StripeError(
                "The parameter `payment_method_types` is no longer supported.",
                code: "payment_method_types_no_longer_supported", param: "payment_method_types")
        }
        guard listed.allSatisfy({ $0 == "card" }) else {
            throw StripeError(
                "The payment method types \(listed.joined(separator: ", ")) are invalid: this "
                    + "account takes cards only.", param: "payment_method_types")
        }
        return .listed
    }

    private static func texts(_ form: inout StripeForm) throws(StripeError) -> StripeIntent.Texts {
        var texts = StripeIntent.Texts()
        texts.description = form.optionalText("description")
        texts.receiptEmail = form.optionalText("receipt_email")
        texts.setupFutureUsage = try form.optionalWord(
            "setup_future_usage", of: ["off_session", "on_session"])
        texts.statementDescriptor = form.optionalText("statement_descriptor")
        texts.statementDescriptorSuffix = form.optionalText("statement_descriptor_suffix")
        texts.transferGroup = form.optionalText("transfer_group")
        return texts
    }

    /// The simulated account has no customers, so every customer named is unknown.
    private static func refuseStrangers(_ form: inout StripeForm) throws(StripeError) {
        if let customer = form.optionalText("customer") {
            throw StripeError(
                "No such customer: '\(customer)'", code: "resource_missing", param: "customer")
        }
    }
}

extension StripeConfirmation {
    init(_ form: inout StripeForm) throws(StripeError) {
        paymentMethod = form.optionalText("payment_method")
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
    }

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
