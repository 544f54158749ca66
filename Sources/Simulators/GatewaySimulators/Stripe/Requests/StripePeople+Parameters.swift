import HTTPModel

/// A well-formed request about payment methods.
enum StripeMethodCall: Sendable {
    case create(StripeCardData)
    case update(String, StripeMethodChange)
    case attach(String, customer: String)
    case detach(String)

    init(_ route: StripeMethodRoute, _ form: inout StripeForm) throws(StripeError) {
        switch route {
        case .create: self = .create(try form.cardData(in: ""))
        case .update(let id): self = .update(id, try StripeMethodChange(&form))
        case .attach(let id): self = .attach(id, customer: try form.requiredText("customer"))
        case .detach(let id): self = .detach(id)
        }
    }
}

/// What an update does to a payment method.
struct StripeMethodChange: Sendable {
    let billing: StripeDetails?
    let expiryMonth: Int?
    let expiryYear: Int?
    let allowsRedisplay: String?
    let metadata: StripeMetadataChange

    init(_ form: inout StripeForm) throws(StripeError) {
        billing = StripeDetails.take(&form, "billing_details", as: .billing)
        expiryMonth = try form.optionalInteger("card[exp_month]")
        expiryYear = try form.optionalInteger("card[exp_year]")
        allowsRedisplay = try form.optionalWord(
            "allow_redisplay", of: ["always", "limited", "unspecified"])
        metadata = try StripeMetadataChange(&form)
    }
}

/// A well-formed request about customers.
enum StripeCustomerCall: Sendable {
    case create(StripeCustomerChange, method: String?)
    case update(String, StripeCustomerChange)
    case delete(String)

    init(_ route: StripeCustomerRoute, _ form: inout StripeForm) throws(StripeError) {
        switch route {
        case .create:
            let method = form.optionalText("payment_method")
            self = .create(try StripeCustomerChange(&form), method: method)
        case .update(let id): self = .update(id, try StripeCustomerChange(&form))
        case .delete(let id): self = .delete(id)
        }
    }
}

/// The members of a customer that a request sets; an empty text clears one.
struct StripeCustomerChange: Sendable {
    let email: String?
    let name: String?
    let phone: String?
    let description: String?
    let taxExempt: String?
    let preferredLocales: [String]
    let address: StripeDetails?
    let shipping: StripeDetails?
    /// A payment method's id, for invoices.
    let defaultMethod: String?
    let metadata: StripeMetadataChange

    init(_ form: inout StripeForm) throws(StripeError) {
        email = form.take("email")
        if let email, !email.isEmpty, !email.utf8.contains(UInt8(ascii: "@")) {
            throw StripeError(
                "Invalid email address: \(email)", code: "email_invalid", param: "email")
        }
        name = form.take("name")
        phone = form.take("phone")
        description = form.take("description")
        taxExempt = try form.optionalWord("tax_exempt", of: ["exempt", "none", "reverse"])
        preferredLocales = form.takeList("preferred_locales")
        address = StripeDetails.take(&form, "address", as: .address)
        shipping = StripeDetails.take(&form, "shipping", as: .shipping)
        defaultMethod = form.optionalText("invoice_settings[default_payment_method]")
        metadata = try StripeMetadataChange(&form)
    }
}
