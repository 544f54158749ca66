import HTTPModel

extension StripeDisputeUpdate {
    init(_ form: inout StripeForm) throws(StripeError) {
        evidence = form.takeMap("evidence")
        for item in evidence {
            let name = "evidence[\(item.name)]"
            guard StripeEvidence.fields.contains(item.name) else { throw .unknownParameter(name) }
            if StripeEvidence.fileFields.contains(item.name), !item.value.isEmpty {
                throw StripeError(
                    "No such file upload: '\(item.value)'", code: "resource_missing", param: name)
            }
        }
        let length = evidence.reduce(0) { $0 + $1.value.unicodeScalars.count }
        guard length <= StripeEvidence.longest else {
            throw StripeError(
                "The combined character count of all evidence fields may be at most "
                    + "\(StripeEvidence.longest), but it is \(length).", param: "evidence")
        }
        isSubmitted = try form.optionalBool("submit") ?? true
        metadata = try StripeMetadataChange(&form)
        submissionMethod = try form.optionalWord(
            "intended_submission_method",
            of: ["manual", "prefer_manual", "prefer_smart_disputes", "smart_disputes"])
    }
}

extension StripePayoutOrder {
    init(_ form: inout StripeForm) throws(StripeError) {
        amount = try form.requiredInteger("amount")
        guard amount >= 1 else {
            throw .integer("This value must be greater than or equal to 1.", param: "amount")
        }
        let code = try form.requiredText("currency")
        guard let currency = StripeCurrency.named(code) else {
            throw StripeError(
                "Invalid currency: \(code). Stripe currently supports these currencies: "
                    + StripeCurrency.codes.joined(separator: ", "), param: "currency")
        }
        self.currency = currency
        try currency.checkStep(amount, param: "amount")
        // Banks take these two in whole units only, although cards do not.
        if ["huf", "twd"].contains(currency.code), !amount.isMultiple(of: 100) {
            throw StripeError(
                "Invalid amount: \(amount). Payouts in \(currency.code) must be a multiple of 100.",
                param: "amount")
        }
        isInstant = try form.optionalWord("method", of: ["instant", "standard"]) == "instant"
        description = form.optionalText("description")
        statementDescriptor = form.optionalText("statement_descriptor")
        if let text = statementDescriptor, text.unicodeScalars.count > 22 {
            throw StripeError(
                "The statement descriptor must be at most 22 characters.",
                param: "statement_descriptor")
        }
        if let bank = form.optionalText("destination"), bank != StripePayout.bankAccount {
            throw StripeError(
                "No such external account: '\(bank)'", code: "resource_missing",
                param: "destination")
        }
        _ = try form.optionalWord("source_type", of: ["bank_account", "card", "fpx"])
        metadata = try form.metadata()
    }
}

extension StripeEndpointOrder {
    init(_ form: inout StripeForm) throws(StripeError) {
        address = try StripeAddress(parameter: try form.requiredText("url"))
        enabledEvents = form.takeList("enabled_events")
        guard !enabledEvents.isEmpty else { throw .missingParameter("enabled_events") }
        try StripeEndpoint.check(enabledEvents: enabledEvents)
        apiVersion = form.optionalText("api_version")
        if let apiVersion, StripeVersion(apiVersion) == nil {
            throw StripeError("Invalid Stripe API version: \(apiVersion)", param: "api_version")
        }
        description = form.optionalText("description")
        _ = try form.optionalBool("connect")
        metadata = try form.metadata()
    }
}

extension StripeEndpointChange {
    init(_ form: inout StripeForm) throws(StripeError) {
        if let url = form.optionalText("url") {
            address = try StripeAddress(parameter: url)
        } else {
            address = nil
        }
        let types = form.takeList("enabled_events")
        try StripeEndpoint.check(enabledEvents: types)
        enabledEvents = types.isEmpty ? nil : types
        description = form.take("description")
        isDisabled = try form.optionalBool("disabled")
        metadata = try StripeMetadataChange(&form)
    }
}

extension StripeAddress {
    fileprivate init(parameter url: String) throws(StripeError) {
        guard let address = StripeAddress(url) else {
            throw StripeError(
                "Invalid URL: \(url). An explicit scheme (such as https) must be provided.",
                code: "url_invalid", param: "url")
        }
        self = address
    }
}

extension StripeEndpoint {
    /// Event types are words with dots between them; `*` stands for all.
    ///
    /// The provider has two hundred more types than this account makes: endpoints may name them.
    fileprivate static func check(enabledEvents types: [String]) throws(StripeError) {
        for (place, type) in types.enumerated() where type != "*" {
            let words = type.utf8.split(
                separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            let isWord = { (word: Substring.UTF8View) in
                !word.isEmpty
                    && word.allSatisfy {
                        $0 == UInt8(ascii: "_")
                            || ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z"))
                            || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9"))
                    }
            }
            guard words.count > 1, words.allSatisfy(isWord) else {
                throw StripeError(
                    "Invalid enabled_events[\(place)]: \(type) is not the name of an event.",
                    param: "enabled_events[\(place)]")
            }
        }
    }
}
