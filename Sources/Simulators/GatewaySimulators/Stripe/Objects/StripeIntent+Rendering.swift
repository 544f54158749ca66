extension StripeState {
    func write(_ intent: StripeIntent, view: StripeView, into out: inout StripeWriter) {
        out.raw(#"{"id":"#)
        out.word(intent.identity)
        out.raw(#","object":"payment_intent","#)
        writeAllowedMethods(of: intent, into: &out)
        out.raw(#","amount":"#)
        out.integer(intent.amount)
        out.raw(#","amount_capturable":"#)
        out.integer(intent.amountCapturable)
        out.raw(#","amount_details":{"tip":{}},"amount_received":"#)
        out.integer(intent.amountReceived)
        out.raw(#","application":null,"application_fee_amount":null,"#)
        writeAutomaticMethods(of: intent, into: &out)
        out.raw(#","canceled_at":"#)
        out.integer(intent.canceledAt)
        out.raw(#","cancellation_reason":"#)
        out.string(intent.cancellationReason)
        out.raw(#","capture_method":""#)
        out.plain(intent.captureMethod.rawValue)
        out.raw(#"""#)
        if view.version < .withoutEmbedding { writeCharges(of: intent, view, into: &out) }
        out.raw(#","client_secret":""#)
        intent.writeClientSecret(into: &out)
        out.raw(
            intent.confirmsManually
                ? #"","confirmation_method":"manual","created":"#
                : #"","confirmation_method":"automatic","created":"#)
        out.integer(intent.created)
        out.raw(#","currency":"#)
        out.word(intent.currency.code)
        out.raw(#","customer":"#)
        writeCustomer(intent.customer, view: view.child("customer"), into: &out)
        out.raw(#","customer_account":null,"description":"#)
        out.string(intent.texts.description)
        out.raw(#","excluded_payment_method_types":null"#)
        if view.version < .withoutInvoices { out.raw(#","invoice":null"#) }
        out.raw(#","last_payment_error":"#)
        if let error = intent.lastPaymentError { out.raw(error) } else { out.raw("null") }
        out.raw(#","latest_charge":"#)
        writeCharge(intent.latestCharge, view: view.child("latest_charge"), into: &out)
        out.raw(#","livemode":false,"managed_payments":{"enabled":false},"metadata":"#)
        out.map(intent.metadata)
        out.raw(#","next_action":"#)
        writeNextAction(of: intent, into: &out)
        out.raw(#","on_behalf_of":null,"payment_method":"#)
        writePaymentMethod(intent.paymentMethod, view: view.child("payment_method"), into: &out)
        writeMethodOptions(of: intent, into: &out)
        writeTexts(of: intent, into: &out)
    }

    private func writeAllowedMethods(of intent: StripeIntent, into out: inout StripeWriter) {
        out.raw(
            intent.selection == .allowed
                ? #""allowed_payment_method_types":["card"]"#
                : #""allowed_payment_method_types":null"#)
    }

    private func writeAutomaticMethods(of intent: StripeIntent, into out: inout StripeWriter) {
        out.raw(#""automatic_payment_methods":"#)
        switch intent.selection {
        case .listed, .allowed: out.raw("null")
        case .automatic(allowsRedirects: true):
            out.raw(#"{"allow_redirects":"always","enabled":true}"#)
        case .automatic(allowsRedirects: false):
            out.raw(#"{"allow_redirects":"never","enabled":true}"#)
        }
    }

    /// The charges of an intent inside it, as old versions show them.
    private func writeCharges(
        of intent: StripeIntent, _ view: StripeView, into out: inout StripeWriter
    ) {
        out.raw(#","charges":{"object":"list","data":["#)
        var count = 0
        var next = intent.lastCharge
        while let place = next {
            if count > 0 { out.raw(",") }
            write(
                charges[place],
                view: view.child("charges.data") ?? StripeView(version: view.version),
                into: &out)
            count += 1
            next = charges[place].earlierOfIntent
        }
        out.raw(#"],"has_more":false,"total_count":"#)
        out.integer(count)
        out.raw(#","url":"/v1/charges?payment_intent="#)
        intent.identity.write(into: &out)
        out.raw(#""}"#)
    }

    private func writeNextAction(of intent: StripeIntent, into out: inout StripeWriter) {
        guard intent.status == .requiresAction else { return out.raw("null") }
        if let returnURL = intent.returnURL {
            out.raw(#"{"redirect_to_url":{"return_url":"#)
            out.string(returnURL)
            out.raw(#","url":""#)
            writeBankPage(of: intent, into: &out)
            out.raw(#""},"type":"redirect_to_url"}"#)
        } else {
            out.raw(#"{"type":"use_stripe_sdk","use_stripe_sdk":{"stripe_js":""#)
            writeBankPage(of: intent, into: &out)
            out.raw(#"","type":"three_d_secure_redirect"}}"#)
        }
    }

    private func writeBankPage(of intent: StripeIntent, into out: inout StripeWriter) {
        out.plain(settings.bankPageOrigin)
        out.raw("/3d_secure/")
        intent.identity.write(into: &out)
    }

    private func writeMethodOptions(of intent: StripeIntent, into out: inout StripeWriter) {
        if intent.selection == .listed {
            out.raw(#","payment_method_configuration_details":null"#)
        } else {
            out.raw(#","payment_method_configuration_details":"#)
            out.raw(#"{"id":"pmc_1PayCheckSimulator000001","parent":null}"#)
        }
        out.raw(#","payment_method_options":{"card":{"installments":null,"mandate_options":null,"#)
        out.raw(#""network":null,"request_three_d_secure":"#)
        out.word(intent.threeDSecureRequest.rawValue)
        out.raw(#"}},"payment_method_types":["card"],"payment_record":null,"processing":null"#)
    }

    private func writeTexts(of intent: StripeIntent, into out: inout StripeWriter) {
        out.raw(#","receipt_email":"#)
        out.string(intent.texts.receiptEmail)
        out.raw(#","review":null,"setup_future_usage":"#)
        out.string(intent.texts.setupFutureUsage)
        out.raw(#","shared_payment_granted_token":null,"shipping":"#)
        writeShipping(intent.shipping, into: &out)
        out.raw(#","source":null,"statement_descriptor":"#)
        out.string(intent.texts.statementDescriptor)
        out.raw(#","statement_descriptor_suffix":"#)
        out.string(intent.texts.statementDescriptorSuffix)
        out.raw(#","status":""#)
        out.plain(intent.status.rawValue)
        out.raw(#"","transfer_data":null,"transfer_group":"#)
        out.string(intent.texts.transferGroup)
        out.raw("}")
    }

    func writeShipping(_ shipping: StripeDetails?, into out: inout StripeWriter) {
        guard let shipping, !shipping.isEmpty else { return out.raw("null") }
        shipping.write(as: .shipping, into: &out)
    }

    /// Writes a reference to an intent: its id, or the intent itself.
    func writeIntent(_ place: Int, view: StripeView?, into out: inout StripeWriter) {
        if let view {
            write(shown(intents, place, view), view: view, into: &out)
        } else {
            out.word(intents[place].identity)
        }
    }
}
