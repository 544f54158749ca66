import SimulationCore

extension StripeState {
    /// Writes a reference to a charge: null, its id, or the charge itself.
    func writeCharge(_ place: Int?, view: StripeView?, into out: inout StripeWriter) {
        guard let place else { return out.raw("null") }
        if let view {
            write(charges.version(at: place, isStale: view.isStale), view: view, into: &out)
        } else {
            out.word(charges[place].id)
        }
    }

    func write(_ charge: StripeCharge, view: StripeView, into out: inout StripeWriter) {
        out.raw(#"{"id":"#)
        out.word(charge.id)
        out.raw(#","object":"charge","amount":"#)
        out.integer(charge.amount)
        out.raw(#","amount_captured":"#)
        out.integer(charge.amountCaptured)
        out.raw(#","amount_refunded":"#)
        out.integer(charge.amountRefunded)
        out.raw(#","application":null,"application_fee":null,"application_fee_amount":null"#)
        out.raw(#","balance_transaction":"#)
        writeTransaction(charge.transaction, view: view.child("balance_transaction"), into: &out)
        out.raw(#","billing_details":"#)
        out.raw(Self.noBillingDetails)
        out.raw(#","calculated_statement_descriptor":"#)
        out.string(charge.texts.statementDescriptor ?? settings.statementDescriptor)
        out.raw(#","captured":"#)
        out.bool(charge.isCaptured)
        out.raw(#","created":"#)
        out.integer(charge.created)
        out.raw(#","currency":"#)
        out.word(charge.currency.code)
        out.raw(#","customer":null,"description":"#)
        out.string(charge.texts.description)
        out.raw(#","destination":null,"dispute":"#)
        out.string(charge.dispute)
        out.raw(#","disputed":"#)
        out.bool(charge.dispute != nil)
        out.raw(#","failure_balance_transaction":null,"failure_code":"#)
        out.string(charge.decline?.code)
        out.raw(#","failure_message":"#)
        out.string(charge.decline?.message)
        out.raw(#","fraud_details":{},"livemode":false,"metadata":"#)
        out.map(charge.metadata)
        out.raw(#","on_behalf_of":null,"order":null,"outcome":"#)
        writeOutcome(of: charge, into: &out)
        writeEnd(of: charge, view: view, into: &out)
    }

    private func writeOutcome(of charge: StripeCharge, into out: inout StripeWriter) {
        guard let decline = charge.decline else {
            out.raw(#"{"advice_code":null,"network_advice_code":null,"network_decline_code":null,"#)
            out.raw(#""network_status":"approved_by_network","reason":null,"risk_level":"normal","#)
            return out.raw(
                #""risk_score":20,"seller_message":"Payment complete.","type":"authorized"}"#)
        }
        out.raw(#"{"advice_code":"#)
        out.string(decline.adviceCode)
        out.raw(#","network_advice_code":"#)
        out.string(decline.networkAdviceCode)
        out.raw(#","network_decline_code":"#)
        out.string(decline.networkDeclineCode)
        out.raw(#","network_status":"declined_by_network","reason":"#)
        out.word(decline.declineCode)
        out.raw(#","risk_level":"normal","risk_score":20,"seller_message":"#)
        out.raw(#""The bank declined the payment.","type":"issuer_declined"}"#)
    }

    private func writeEnd(
        of charge: StripeCharge, view: StripeView, into out: inout StripeWriter
    ) {
        out.raw(#","paid":"#)
        out.bool(!charge.hasFailed)
        out.raw(#","payment_intent":"#)
        writeIntent(charge.intent, view: view.child("payment_intent"), into: &out)
        out.raw(#","payment_method":"#)
        out.word(paymentMethods[charge.paymentMethod].id)
        out.raw(#","payment_method_details":{"card":"#)
        writeCardDetails(of: charge, into: &out)
        out.raw(#","type":"card"},"radar_options":{},"receipt_email":"#)
        out.string(charge.texts.receiptEmail)
        out.raw(#","receipt_number":null,"receipt_url":"#)
        if charge.hasFailed {
            out.raw("null")
        } else {
            out.raw(#""https://pay.stripe.com/receipts/payment/"#)
            out.plain(charge.id)
            out.raw(#"""#)
        }
        out.raw(#","refunded":"#)
        out.bool(charge.isRefunded)
        out.raw(#","review":null,"shipping":null,"source":null,"source_transfer":null"#)
        out.raw(#","statement_descriptor":"#)
        out.string(charge.texts.statementDescriptor)
        out.raw(#","statement_descriptor_suffix":"#)
        out.string(charge.texts.statementDescriptorSuffix)
        out.raw(#","status":"#)
        out.raw(charge.hasFailed ? #""failed""# : #""succeeded""#)
        out.raw(#","transfer_data":null,"transfer_group":"#)
        out.string(charge.texts.transferGroup)
        out.raw("}")
    }

    private func writeCardDetails(of charge: StripeCharge, into out: inout StripeWriter) {
        let card = paymentMethods[charge.paymentMethod].card
        out.raw(#"{"amount_authorized":"#)
        out.integer(charge.hasFailed ? nil : charge.amount)
        out.raw(#","authorization_code":"#)
        out.raw(charge.hasFailed ? "null" : #""123456""#)
        out.raw(#","brand":"#)
        out.word(card.brand)
        if let captureBefore = charge.captureBefore, !charge.isCaptured {
            out.raw(#","capture_before":"#)
            out.integer(captureBefore.seconds)
        }
        out.raw(#","checks":{"address_line1_check":null,"address_postal_code_check":null,"#)
        out.raw(#""cvc_check":"pass"},"country":"US","electronic_commerce_indicator":null,"#)
        out.raw(#""exp_month":"#)
        out.integer(StripePaymentMethod.expiryMonth)
        out.raw(#","exp_year":"#)
        out.integer(StripePaymentMethod.expiryYear)
        out.raw(#","extended_authorization":{"status":"disabled"},"fingerprint":"PayCheckCard"#)
        out.plain(card.lastFour)
        out.raw(#"","funding":"#)
        out.word(card.funding)
        out.raw(#","incremental_authorization":{"status":"unavailable"},"installments":null,"#)
        out.raw(#""last4":"#)
        out.word(card.lastFour)
        out.raw(#","mandate":null,"multicapture":{"status":"unavailable"},"network":"#)
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

    /// Writes a reference to an intent: its id, or the intent itself.
    func writeIntent(_ place: Int, view: StripeView?, into out: inout StripeWriter) {
        if let view {
            write(intents.version(at: place, isStale: view.isStale), view: view, into: &out)
        } else {
            out.word(intents[place].id)
        }
    }
}
