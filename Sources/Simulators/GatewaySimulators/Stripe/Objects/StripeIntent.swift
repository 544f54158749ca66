import HTTPModel

/// A payment from first mention to its end.
struct StripeIntent: Sendable {
    enum Status: String, Sendable {
        case requiresPaymentMethod = "requires_payment_method"
        case requiresConfirmation = "requires_confirmation"
        case requiresAction = "requires_action"
        case requiresCapture = "requires_capture"
        case succeeded
        case canceled
    }

    enum CaptureMethod: String, Sendable, CaseIterable {
        case automatic
        case automaticAsync = "automatic_async"
        case manual
    }

    /// Which payment methods the intent takes.
    enum MethodSelection: Sendable, Hashable {
        /// Those the request listed; here always cards.
        case listed
        /// Those the account has enabled, some of which may send the shopper elsewhere.
        case automatic(allowsRedirects: Bool)
    }

    /// The texts a request may set and answers show.
    struct Texts: Sendable, Hashable {
        var description: String?
        var receiptEmail: String?
        var setupFutureUsage: String?
        var statementDescriptor: String?
        var statementDescriptorSuffix: String?
        var transferGroup: String?
    }

    let id: String
    /// The part that the ids of everything around one payment share.
    let stem: String
    let clientSecret: String
    /// Unix seconds.
    let created: Int
    let amount: Int
    let currency: StripeCurrency
    let selection: MethodSelection
    let confirmsManually: Bool
    var captureMethod: CaptureMethod
    var threeDSecureRequest: String
    var texts: Texts
    var metadata: [FormItem]
    var status: Status
    var amountCapturable = 0
    var amountReceived = 0
    /// Places in the stores of payment methods and charges.
    var paymentMethod: Int?
    var latestCharge: Int?
    /// The error as JSON text, ready to be shown.
    var lastPaymentError: [UInt8]?
    /// Where the shopper comes back to after the bank's page.
    var returnURL: String?
    /// Whether the shopper has passed the bank's check for the present payment method.
    var isAuthenticated = false
    /// Unix seconds.
    var canceledAt: Int?
    var cancellationReason: String?

    /// The merchant's own reference for the payment.
    var merchantReference: String? { metadata.first { $0.name == "payment_id" }?.value }
}
