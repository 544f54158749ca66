import PaymentsDomain

/// One operation of contracts/apis/payments.v1.yaml, with what its path says.
enum Operation: Hashable {
    case authorizePayment
    case listPayments
    case getPayment(PaymentID)
    case capturePayment(PaymentID)
    case cancelPayment(PaymentID)
    case refundPayment(PaymentID)
    case listRefunds(PaymentID)
    case reconcilePayment(PaymentID)
    case listLedgerEntries(PaymentID)
    case reconcileAll
    case listParkedWork
    case receiveStripeWebhook
    case receiveRazorpayWebhook

    /// The longest body the operation takes, in bytes; nil where a body means nothing.
    var maximumBodyBytes: Int? {
        switch self {
        case .authorizePayment, .capturePayment, .cancelPayment, .refundPayment,
            .reconcilePayment, .reconcileAll:
            64 << 10
        case .receiveStripeWebhook, .receiveRazorpayWebhook: 1 << 20
        case .listPayments, .getPayment, .listRefunds, .listLedgerEntries, .listParkedWork: nil
        }
    }

    /// Whether a query after the path has a meaning, here or at the receiver of a webhook.
    var takesQuery: Bool {
        switch self {
        case .listPayments, .receiveStripeWebhook, .receiveRazorpayWebhook: true
        case .authorizePayment, .getPayment, .capturePayment, .cancelPayment, .refundPayment,
            .listRefunds, .reconcilePayment, .listLedgerEntries, .reconcileAll, .listParkedWork:
            false
        }
    }
}

extension Operation {
    /// The payment the path names.
    var paymentID: PaymentID? {
        switch self {
        case .getPayment(let id), .capturePayment(let id), .cancelPayment(let id),
            .refundPayment(let id), .listRefunds(let id), .reconcilePayment(let id),
            .listLedgerEntries(let id):
            id
        case .authorizePayment, .listPayments, .reconcileAll, .listParkedWork,
            .receiveStripeWebhook, .receiveRazorpayWebhook:
            nil
        }
    }
}
