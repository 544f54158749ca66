import SimulationCore

extension StripeState {
    /// Writes a reference to a charge: null, its id, or the charge itself.
    func writeCharge(_ place: Int?, view: StripeView?, into out: inout StripeWriter) {
        guard let place else { return out.raw("null") }
        if let view {
            write(shown(charges, place, view), view: view, into: &out)
        } else {
            out.word(charges[place].identity)
        }
    }

    func write(_ charge: StripeCharge, view: StripeView, into out: inout StripeWriter) {
        out.raw(#"{"id":"#)
        out.word(charge.identity)
        out.raw(#","object":"charge","amount":"#)
        out.integer(charge.amount)
        out.raw(#","amount_captured":"#)
        out.integer(charge.amountCaptured)
        out.raw(#","amount_refunded":"#)
        out.integer(charge.amountRefunded + charge.amountReleased)
        out.raw(#","application":null,"application_fee":null,"application_fee_amount":null"#)
        out.raw(#","balance_transaction":"#)
        writeTransaction(charge.transaction, view: view.child("balance_transaction"), into: &out)
        out.raw(#","billing_details":"#)
        writeBilling(of: paymentMethods[charge.paymentMethod], into: &out)
        out.raw(#","calculated_statement_descriptor":"#)
        out.string(charge.texts.statementDescriptor ?? settings.statementDescriptor)
        out.raw(#","captured":"#)
        out.bool(charge.isCaptured)
        out.raw(#","created":"#)
        out.integer(charge.created)
        out.raw(#","currency":"#)
        out.word(charge.currency.code)
        out.raw(#","customer":"#)
        writeCustomer(charge.customer, view: view.child("customer"), into: &out)
        out.raw(#","description":"#)
        out.string(charge.texts.description)
        out.raw(#","destination":null,"dispute":"#)
        out.string(charge.dispute)
        out.raw(charge.dispute == nil ? #","disputed":false"# : #","disputed":true"#)
        writeFailure(of: charge, view: view, into: &out)
        if view.version < .withoutInvoices { out.raw(#","invoice":null"#) }
        out.raw(#","livemode":false,"metadata":"#)
        out.map(charge.metadata)
        out.raw(#","on_behalf_of":null,"order":null,"outcome":"#)
        writeOutcome(of: charge, into: &out)
        writeEnd(of: charge, view: view, into: &out)
    }

    private func writeFailure(
        of charge: StripeCharge, view: StripeView, into out: inout StripeWriter
    ) {
        out.raw(#","failure_balance_transaction":"#)
        let inner = view.child("failure_balance_transaction")
        writeTransaction(charge.failureTransaction, view: inner, into: &out)
        guard charge.decline != nil || charge.fraudReport != nil else {
            return out.raw(#","failure_code":null,"failure_message":null,"fraud_details":{}"#)
        }
        out.raw(#","failure_code":"#)
        out.string(charge.decline?.code)
        out.raw(#","failure_message":"#)
        out.string(charge.decline?.message)
        out.raw(#","fraud_details":{"#)
        if let report = charge.fraudReport {
            out.raw(#""user_report":"#)
            out.word(report)
        }
        out.raw("}")
    }

    private func writeOutcome(of charge: StripeCharge, into out: inout StripeWriter) {
        let risk = paymentMethods[charge.paymentMethod].card.risk
        guard let decline = charge.decline else {
            out.raw(#"{"advice_code":null,"network_advice_code":null,"network_decline_code":null,"#)
            out.raw(#""network_status":"approved_by_network","reason":"#)
            out.raw(
                risk == .elevated ? #""elevated_risk_level","risk_level":"# : #"null,"risk_level":"#
            )
            out.word(risk.rawValue)
            out.raw(#","risk_score":"#)
            out.integer(risk.score)
            return out.raw(#","seller_message":"Payment complete.","type":"authorized"}"#)
        }
        out.raw(#"{"advice_code":"#)
        out.string(decline.adviceCode)
        out.raw(#","network_advice_code":"#)
        out.string(decline.networkAdviceCode)
        out.raw(#","network_decline_code":"#)
        out.string(decline.networkDeclineCode)
        out.raw(#","network_status":""#)
        if decline.isBlocked {
            out.raw(#"not_sent_to_network","reason":"highest_risk_level""#)
        } else {
            out.raw(charge.isCaptured ? "reversed_after_approval" : "declined_by_network")
            out.raw(#"","reason":"#)
            out.word(decline.declineCode)
        }
        out.raw(#","risk_level":"#)
        out.word(risk.rawValue)
        out.raw(#","risk_score":"#)
        out.integer(risk.score)
        out.raw(
            decline.isBlocked
                ? #","seller_message":"Stripe blocked this payment.","type":"blocked"}"#
                : #","seller_message":"The bank declined the payment.","type":"issuer_declined"}"#)
    }

    private func writeEnd(
        of charge: StripeCharge, view: StripeView, into out: inout StripeWriter
    ) {
        out.raw(#","paid":"#)
        out.bool(charge.status == .succeeded)
        out.raw(#","payment_intent":"#)
        writeIntent(charge.intent, view: view.child("payment_intent"), into: &out)
        out.raw(#","payment_method":"#)
        out.word(paymentMethods[charge.paymentMethod].identity)
        out.raw(#","payment_method_details":{"card":"#)
        writeCardDetails(of: charge, into: &out)
        out.raw(#","type":"card"},"radar_options":{},"receipt_email":"#)
        out.string(charge.texts.receiptEmail)
        out.raw(#","receipt_number":null,"receipt_url":"#)
        if charge.hasFailed {
            out.raw("null")
        } else {
            out.raw(#""https://pay.stripe.com/receipts/payment/"#)
            charge.identity.write(into: &out)
            out.raw(#"""#)
        }
        out.raw(#","refunded":"#)
        out.bool(charge.isRefunded)
        if view.version < .withoutEmbedding || view.child("refunds") != nil {
            writeRefunds(of: charge, view, into: &out)
        }
        out.raw(#","review":null,"shipping":"#)
        writeShipping(charge.shipping, into: &out)
        out.raw(#","source":null,"source_transfer":null,"statement_descriptor":"#)
        out.string(charge.texts.statementDescriptor)
        out.raw(#","statement_descriptor_suffix":"#)
        out.string(charge.texts.statementDescriptorSuffix)
        out.raw(#","status":""#)
        out.plain(charge.status.rawValue)
        out.raw(#"","transfer_data":null,"transfer_group":"#)
        out.string(charge.texts.transferGroup)
        out.raw("}")
    }

    /// The refunds of a charge inside it: on demand, and always in old versions.
    private func writeRefunds(
        of charge: StripeCharge, _ view: StripeView, into out: inout StripeWriter
    ) {
        out.raw(#","refunds":{"object":"list","data":["#)
        var count = 0
        var next = charge.lastRefund
        let inner = view.child("refunds")?.child("data") ?? StripeView(version: view.version)
        while let place = next {
            if count > 0 { out.raw(",") }
            write(shown(refunds, place, inner), view: inner, into: &out)
            count += 1
            next = refunds[place].earlierOfCharge
        }
        out.raw(#"],"has_more":false,"total_count":"#)
        out.integer(count)
        out.raw(#","url":"/v1/charges/"#)
        charge.identity.write(into: &out)
        out.raw(#"/refunds"}"#)
    }

    private func writeCardDetails(of charge: StripeCharge, into out: inout StripeWriter) {
        let method = paymentMethods[charge.paymentMethod]
        let card = method.card
        if charge.hasFailed {
            out.raw(#"{"amount_authorized":null,"authorization_code":null,"brand":"#)
        } else {
            out.raw(#"{"amount_authorized":"#)
            out.integer(charge.amount)
            out.raw(#","authorization_code":"123456","brand":"#)
        }
        out.word(card.brand)
        if let captureBefore = charge.captureBefore, !charge.isCaptured {
            out.raw(#","capture_before":"#)
            out.integer(captureBefore.seconds)
        }
        out.raw(#","checks":"#)
        writeChecks(of: method, into: &out)
        out.raw(#","country":"#)
        out.word(card.country)
        out.raw(#","electronic_commerce_indicator":null,"exp_month":"#)
        out.integer(method.expiryMonth)
        out.raw(#","exp_year":"#)
        out.integer(method.expiryYear)
        out.raw(#","extended_authorization":{"status":"disabled"},"fingerprint":"PayCheckCard"#)
        out.plain(card.lastFour)
        out.raw(#"","funding":"#)
        out.word(card.funding)
        out.raw(
            settings.allowsIncrementalAuthorization
                ? #","incremental_authorization":{"status":"available"},"installments":null,"#
                : #","incremental_authorization":{"status":"unavailable"},"installments":null,"#)
        out.raw(#""last4":"#)
        out.word(card.lastFour)
        out.raw(
            settings.allowsMulticapture
                ? #","mandate":null,"multicapture":{"status":"available"},"network":"#
                : #","mandate":null,"multicapture":{"status":"unavailable"},"network":"#)
        out.word(card.brand)
        out.raw(#","network_token":{"used":false},"network_transaction_id":"123456789012345","#)
        out.raw(#""overcapture":{"maximum_amount_capturable":"#)
        out.integer(charge.amount)
        out.raw(#","status":"unavailable"},"regulated_status":"unregulated","three_d_secure":"#)
        out.raw(charge.wasAuthenticated ? Self.authenticated : "null")
        out.raw(#","transaction_link_id":null,"wallet":null}"#)
    }

    private static var authenticated: StaticString {
        #"""
        {"authentication_flow":"challenge","electronic_commerce_indicator":"05",\#
        "exemption_indicator":null,"result":"authenticated","result_reason":null,\#
        "transaction_id":"00000000-0000-4000-8000-000000000000","version":"2.2.0"}
        """#
    }
}
