import HTTPModel

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
        isFinal = try form.optionalBool("final_capture") ?? true
        metadata = try StripeMetadataChange(&form)
        texts = try form.textsChange()
        form.takeAll("amount_details")
        form.takeAll("payment_details")
    }

    /// The capture of a charge, the older call for the same thing.
    init(ofCharge form: inout StripeForm) throws(StripeError) {
        amount = try form.optionalInteger("amount")
        if let amount, amount < 1 {
            throw .integer("This value must be greater than or equal to 1.", param: "amount")
        }
        texts = try form.textsChange()
    }
}

extension StripeRefundOrder {
    /// `charge` is the one in the path, where the path names one.
    init(_ form: inout StripeForm, charge path: String? = nil) throws(StripeError) {
        if let path {
            target = .charge(path)
            _ = form.take("payment_intent")
        } else {
            target = try Self.target(&form)
        }
        amount = try form.optionalInteger("amount")
        if let amount, amount < 1 {
            throw .integer("This value must be greater than or equal to 1.", param: "amount")
        }
        reason = try form.optionalWord(
            "reason", of: ["duplicate", "fraudulent", "requested_by_customer"])
        metadata = try form.metadata()
        _ = form.take("instructions_email")
        _ = try form.optionalBool("refund_application_fee")
        _ = try form.optionalBool("reverse_transfer")
    }

    private static func target(_ form: inout StripeForm) throws(StripeError) -> Target {
        switch (form.optionalText("charge"), form.optionalText("payment_intent")) {
        case (let charge?, nil): return .charge(charge)
        case (nil, let intent?): return .intent(intent)
        case (nil, nil):
            throw StripeError(
                "One of the following params should be provided for this request: payment_intent "
                    + "or charge.")
        case (_?, _?): throw .exclusive("charge, payment_intent")
        }
    }
}

extension StripeChargeChange {
    init(_ form: inout StripeForm) throws(StripeError) {
        customer = form.optionalText("customer")
        fraudReport = try form.optionalWord(
            "fraud_details[user_report]", of: ["fraudulent", "safe"])
        texts = try form.textsChange()
        shipping = StripeDetails.take(&form, "shipping", as: .shipping)
        metadata = try StripeMetadataChange(&form)
    }
}
