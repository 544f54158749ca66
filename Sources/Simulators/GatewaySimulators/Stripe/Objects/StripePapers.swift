import HTTPModel

/// What requests have said about a payment besides its money.
struct StripePapers: Sendable {
    var texts: StripeTexts
    var metadata: [FormItem] { didSet { merchantReference = Self.reference(in: metadata) } }
    /// The merchant's own reference for the payment.
    private(set) var merchantReference: String?
    var shipping: StripeDetails?

    init(texts: StripeTexts, metadata: [FormItem], shipping: StripeDetails?) {
        self.texts = texts
        self.metadata = metadata
        merchantReference = Self.reference(in: metadata)
        self.shipping = shipping
    }

    private static func reference(in metadata: [FormItem]) -> String? {
        metadata.first { $0.name == "payment_id" }?.value
    }
}
