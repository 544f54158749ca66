/// A card as one payment uses it.
///
/// Requests name a shared alias such as `pm_card_visa`; every use makes a payment method of its own.
struct StripePaymentMethod: Sendable {
    let id: String
    let card: StripeTestCard
    /// Unix seconds.
    let created: Int

    static let expiryMonth = 11
    static let expiryYear = 2034
}

extension StripeState {
    func write(_ method: StripePaymentMethod, into out: inout StripeWriter) {
        out.raw(#"{"id":"#)
        out.word(method.id)
        out.raw(#","object":"payment_method","allow_redisplay":"unspecified","billing_details":"#)
        out.raw(Self.noBillingDetails)
        out.raw(#","card":{"brand":"#)
        out.word(method.card.brand)
        out.raw(#","checks":{"address_line1_check":null,"address_postal_code_check":null,"#)
        out.raw(#""cvc_check":"pass"},"country":"US","display_brand":"#)
        out.word(method.card.brand)
        out.raw(#","exp_month":"#)
        out.integer(StripePaymentMethod.expiryMonth)
        out.raw(#","exp_year":"#)
        out.integer(StripePaymentMethod.expiryYear)
        out.raw(#","fingerprint":"PayCheckCard"#)
        out.plain(method.card.lastFour)
        out.raw(#"","funding":"#)
        out.word(method.card.funding)
        out.raw(#","generated_from":null,"last4":"#)
        out.word(method.card.lastFour)
        out.raw(#","networks":{"available":["#)
        out.word(method.card.brand)
        out.raw(#"],"preferred":null},"regulated_status":"unregulated","#)
        out.raw(#""three_d_secure_usage":{"supported":true},"wallet":null},"created":"#)
        out.integer(method.created)
        out.raw(#","customer":null,"customer_account":null,"livemode":false,"metadata":{},"#)
        out.raw(#""shared_payment_granted_token":null,"type":"card"}"#)
    }

    static var noBillingDetails: StaticString {
        #"""
        {"address":{"city":null,"country":null,"line1":null,"line2":null,"postal_code":null,\#
        "state":null},"email":null,"name":null,"phone":null,"tax_id":null}
        """#
    }
}
