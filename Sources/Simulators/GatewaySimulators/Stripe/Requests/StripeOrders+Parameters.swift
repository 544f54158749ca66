import HTTPModel

extension StripeIntentCreation {
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

extension StripeForm {
    /// Whether `payment_method_types` were sent; a version that has none refuses them.
    mutating func methodTypes(_ version: StripeVersion) throws(StripeError) -> Bool {
        let listed = takeList("payment_method_types")
        guard !listed.isEmpty else { return false }
        if version >= .withoutMethodTypes {
            throw StripeError(
                "The parameter `payment_method_types` is no longer supported.",
                code: "payment_method_types_no_longer_supported", param: "payment_method_types")
        }
        guard listed.allSatisfy({ $0 == "card" || $0 == "link" }) else {
            throw StripeError(
                "The payment method types \(listed.joined(separator: ", ")) are invalid: this "
                    + "account takes cards only.", param: "payment_method_types")
        }
        return true
    }

    /// `payment_method_options[card][capture_method]`, whose only value is `manual`.
    fileprivate mutating func manualCardCapture() throws(StripeError)
        -> StripeIntent.CaptureMethod?
    {
        guard has("payment_method_options") else { return nil }
        return try optionalWord(
            "payment_method_options[card][capture_method]", of: ["manual"]) == nil ? nil : .manual
    }

    fileprivate mutating func challengeRequest() throws(StripeError)
        -> StripeIntent.ChallengeRequest?
    {
        guard has("payment_method_options") else { return nil }
        return try optionalWord(
            "payment_method_options[card][request_three_d_secure]",
            of: ["any", "automatic", "challenge"]
        ).flatMap(StripeIntent.ChallengeRequest.init)
    }

    fileprivate mutating func texts(
        _ confirmation: StripeConfirmation
    ) throws(StripeError) -> StripeTexts {
        var texts = StripeTexts()
        let change = try textsChange()
        if !change.isEmpty { change.apply(to: &texts) }
        if let usage = confirmation.setupFutureUsage { texts.setupFutureUsage = usage }
        if let email = confirmation.receiptEmail { texts.receiptEmail = email }
        return texts
    }

    mutating func textsChange() throws(StripeError) -> StripeTextsChange {
        var change = StripeTextsChange()
        guard !isEmpty else { return change }
        change.description = take("description")
        change.receiptEmail = take("receipt_email")
        if let usage = take("setup_future_usage") {
            guard usage.isEmpty || usage == "off_session" || usage == "on_session" else {
                throw StripeError(
                    "Invalid setup_future_usage: must be one of off_session or on_session",
                    param: "setup_future_usage")
            }
            change.setupFutureUsage = usage
        }
        change.statementDescriptor = take("statement_descriptor")
        change.statementDescriptorSuffix = take("statement_descriptor_suffix")
        change.transferGroup = take("transfer_group")
        return change
    }

    /// Parameters that are known and change nothing here: card accounts of one merchant.
    fileprivate mutating func takeUnused() {
        guard !isEmpty else { return }
        takeAll("mandate_data")
        takeAll("radar_options")
        takeAll("amount_details")
        takeAll("payment_details")
        takeAll("excluded_payment_method_types")
        takeAll("payment_method_options")
        _ = take("mandate")
        _ = take("payment_method_configuration")
    }
}

extension StripeConfirmation {
    /// `version` is nil where the caller looks after the method types itself.
    init(_ form: inout StripeForm, version: StripeVersion?) throws(StripeError) {
        guard !form.isEmpty else { return }
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
        guard let version else { return }
        _ = try form.methodTypes(version)
        amountToConfirm = try form.optionalInteger("amount_to_confirm")
        _ = form.take("client_secret")
        form.takeUnused()
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

extension StripeIntentChange {
    init(_ form: inout StripeForm, version: StripeVersion) throws(StripeError) {
        amount = try form.optionalInteger("amount")
        if let code = form.optionalText("currency") {
            currency = try StripeCurrency.read(code)
        } else {
            currency = nil
        }
        _ = try form.methodTypes(version)
        method = try form.methodChoice()
        customer = form.optionalText("customer")
        let word = try form.optionalWord(
            "capture_method", of: StripeIntent.CaptureMethod.allCases.map(\.rawValue))
        let manual = try form.manualCardCapture()
        captureMethod = manual ?? word.flatMap(StripeIntent.CaptureMethod.init)
        threeDSecureRequest = try form.challengeRequest()
        texts = try form.textsChange()
        shipping = StripeDetails.take(&form, "shipping", as: .shipping)
        metadata = try StripeMetadataChange(&form)
        form.takeUnused()
    }
}

extension StripeIncrement {
    init(_ form: inout StripeForm) throws(StripeError) {
        amount = try form.requiredInteger("amount")
        texts = try form.textsChange()
        metadata = try StripeMetadataChange(&form)
        form.takeUnused()
    }
}
