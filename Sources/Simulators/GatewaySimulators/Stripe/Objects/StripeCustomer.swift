import HTTPModel

/// Somebody who pays more than once.
struct StripeCustomer: StripeIdentified {
    let identity: StripeIdentity
    /// Unix seconds.
    let created: Int
    var email: String?
    var name: String?
    var phone: String?
    var description: String?
    var taxExempt = "none"
    var preferredLocales: [String] = []
    var address = StripeDetails()
    var shipping = StripeDetails()
    var metadata: [FormItem] = []
    /// Place in the store of payment methods.
    var defaultMethod: Int?
    var isDeleted = false
    /// The customer's last intent and last charge, from which the others are found.
    var lastIntent: Int?
    var lastCharge: Int?
    /// The payment methods attached, in order of attaching.
    var methods: [Int] = []
}

extension StripeState {
    /// Writes a reference to a customer: null, the id, or the customer itself.
    func writeCustomer(_ place: Int?, view: StripeView?, into out: inout StripeWriter) {
        guard let place else { return out.raw("null") }
        if let view {
            write(shown(customers, place, view), view: view, into: &out)
        } else {
            out.word(customers[place].identity)
        }
    }

    func write(
        _ customer: StripeCustomer, view: StripeView, into out: inout StripeWriter
    ) {
        out.raw(#"{"id":"#)
        out.word(customer.identity)
        if customer.isDeleted, !view.showsDeleted {
            return out.raw(#","object":"customer","deleted":true}"#)
        }
        out.raw(#","object":"customer","address":"#)
        if customer.address.isEmpty {
            out.raw("null")
        } else {
            customer.address.write(as: .address, into: &out)
        }
        out.raw(#","balance":0,"created":"#)
        out.integer(customer.created)
        out.raw(#","currency":null,"customer_account":null,"default_source":null,"#)
        out.raw(#""delinquent":false,"description":"#)
        out.string(customer.description)
        out.raw(#","discount":null,"email":"#)
        out.string(customer.email)
        out.raw(#","invoice_prefix":""#)
        out.letters(StripeCode.letters(of: customer.identity.number, salt: 7))
        out.raw(#"","invoice_settings":{"custom_fields":null,"default_payment_method":"#)
        let inner = view.child("invoice_settings")?.child("default_payment_method")
        writePaymentMethod(customer.defaultMethod, view: inner, into: &out)
        out.raw(#","footer":null,"rendering_options":null},"livemode":false,"metadata":"#)
        out.map(customer.metadata)
        out.raw(#","name":"#)
        out.string(customer.name)
        out.raw(#","next_invoice_sequence":1,"phone":"#)
        out.string(customer.phone)
        out.raw(#","preferred_locales":["#)
        for (place, locale) in customer.preferredLocales.enumerated() {
            if place > 0 { out.raw(",") }
            out.string(locale)
        }
        out.raw(#"],"shipping":"#)
        writeShipping(customer.shipping, into: &out)
        out.raw(#","tax_exempt":"#)
        out.word(customer.taxExempt)
        out.raw(#","test_clock":null}"#)
    }
}
