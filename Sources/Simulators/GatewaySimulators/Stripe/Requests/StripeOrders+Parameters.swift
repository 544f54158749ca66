import HTTPModel

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
    mutating func manualCardCapture() throws(StripeError)
        -> StripeIntent.CaptureMethod?
    {
        guard has("payment_method_options") else { return nil }
        return try optionalWord(
            "payment_method_options[card][capture_method]", of: ["manual"]) == nil ? nil : .manual
    }

    mutating func challengeRequest() throws(StripeError)
        -> StripeIntent.ChallengeRequest?
    {
        guard has("payment_method_options") else { return nil }
        return try optionalWord(
            "payment_method_options[card][request_three_d_secure]",
            of: ["any", "automatic", "challenge"]
        ).flatMap(StripeIntent.ChallengeRequest.init)
    }

    mutating func texts(
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
        guard mayHaveAny(startingWith: "drst") else { return change }
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
    mutating func takeUnused() {
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
