import HTTPModel

/// A card as one payment uses it, or as a customer keeps it.
///
/// Requests name a shared alias such as `pm_card_visa`; every use makes a payment method of its own.
struct StripePaymentMethod: StripeIdentified {
    /// What came with the card; most payments name no more than a test card.
    private struct Rest: Sendable {
        var billing: StripeDetails?
        var metadata: [FormItem]?
        var allowsRedisplay: String?
    }

    let identity: StripeIdentity
    let card: StripeTestCard
    /// Unix seconds.
    let created: Int
    var expiryMonth = 11
    var expiryYear = 2034
    private var rest = StripeSeldom<Rest>()
    /// Place in the store of customers while it is attached.
    @StripeOptionalPlace var customer: Int?
    /// Whether it was attached and then detached, after which it cannot be used again.
    var isDetached = false
    /// Whether a payment without a customer has used it up.
    var isSpent = false
    /// Whether its bank lets it pay without the shopper from now on.
    var isSetUp = false
    /// Whether a payment or a customer has used it, so that the bank has checked it.
    var isUsed = false

    init(identity: StripeIdentity, card: StripeTestCard, created: Int, isUsed: Bool = false) {
        self.identity = identity
        self.card = card
        self.created = created
        self.isUsed = isUsed
    }

    var billing: StripeDetails {
        get { rest.value?.billing ?? StripeDetails() }
        set { rest.set(\.billing, to: newValue, orMake: Rest()) }
    }
    var metadata: [FormItem] {
        get { rest.value?.metadata ?? [] }
        set { rest.set(\.metadata, to: newValue, orMake: Rest()) }
    }
    var allowsRedisplay: String {
        get { rest.value?.allowsRedisplay ?? "unspecified" }
        set { rest.set(\.allowsRedisplay, to: newValue, orMake: Rest()) }
    }
}

extension StripeState {
    func write(
        _ method: StripePaymentMethod, view: StripeView = .plain, into out: inout StripeWriter
    ) {
        out.raw(#"{"id":"#)
        out.word(method.identity)
        out.raw(#","object":"payment_method","allow_redisplay":"#)
        out.word(method.allowsRedisplay)
        out.raw(#","billing_details":"#)
        writeBilling(of: method, into: &out)
        out.raw(#","card":{"brand":"#)
        out.word(method.card.brand)
        out.raw(#","checks":"#)
        writeChecks(of: method, into: &out)
        out.raw(#","country":"#)
        out.word(method.card.country)
        out.raw(#","display_brand":"#)
        out.word(method.card.brand)
        out.raw(#","exp_month":"#)
        out.integer(method.expiryMonth)
        out.raw(#","exp_year":"#)
        out.integer(method.expiryYear)
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
        out.raw(#","customer":"#)
        writeCustomer(method.customer, view: view.child("customer"), into: &out)
        out.raw(#","customer_account":null,"livemode":false,"metadata":"#)
        out.map(method.metadata)
        out.raw(#","shared_payment_granted_token":null,"type":"card"}"#)
    }

    /// Writes a reference to a payment method: null, its id, or the payment method itself.
    func writePaymentMethod(_ place: Int?, view: StripeView?, into out: inout StripeWriter) {
        guard let place else { return out.raw("null") }
        if let view {
            write(shown(paymentMethods, place, view), view: view, into: &out)
        } else {
            out.word(paymentMethods[place].identity)
        }
    }

    func writeBilling(of method: StripePaymentMethod, into out: inout StripeWriter) {
        if method.billing.isEmpty {
            out.raw(Self.noBillingDetails)
        } else {
            method.billing.write(as: .billing, into: &out)
        }
    }

    /// What the bank says about the data that came with the card.
    func writeChecks(of method: StripePaymentMethod, into out: inout StripeWriter) {
        let checks = method.card.checks
        let hasAddress = method.billing["address[line1]"] != nil
        let hasPostalCode = method.billing["address[postal_code]"] != nil
        out.raw(#"{"address_line1_check":"#)
        out.string(method.isUsed && hasAddress ? checks.line1 : hasAddress ? "unchecked" : nil)
        out.raw(#","address_postal_code_check":"#)
        out.string(
            method.isUsed && hasPostalCode
                ? checks.postalCode : hasPostalCode ? "unchecked" : nil)
        out.raw(#","cvc_check":"#)
        out.word(method.isUsed ? checks.cvc : "unchecked")
        out.raw("}")
    }

    static var noBillingDetails: StaticString {
        #"""
        {"address":{"city":null,"country":null,"line1":null,"line2":null,"postal_code":null,\#
        "state":null},"email":null,"name":null,"phone":null,"tax_id":null}
        """#
    }
}
