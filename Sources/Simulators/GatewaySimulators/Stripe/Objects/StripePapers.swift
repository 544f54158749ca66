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

/// An object that shows what requests have said of its payment: the intent, and each of its charges.
protocol StripePapered {
    var papers: StripeShared<StripePapers> { get set }
}

extension StripePapered {
    var texts: StripeTexts {
        get { papers.value.texts }
        set { papers.value.texts = newValue }
    }
    var metadata: [FormItem] {
        get { papers.value.metadata }
        set { papers.value.metadata = newValue }
    }
    var shipping: StripeDetails? {
        get { papers.value.shipping }
        set { papers.value.shipping = newValue }
    }
}
