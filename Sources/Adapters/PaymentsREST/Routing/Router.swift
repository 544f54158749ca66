import HTTPModel
import HTTPTypes
import PaymentsDomain

/// Finds the operation a request asks for.
enum Router {
    /// What became of the search.
    enum Match: Hashable {
        case operation(Operation)
        /// The path is known and the method is not; `allow` names those that are.
        case methodNotAllowed(allow: String)
        case unknownPath
    }

    /// The operation for a method and target.
    static func match(_ request: RequestMessage) -> Match {
        var target = request.head.path ?? "/"
        let found = target.withUTF8 { Self.resource(PathSegments($0)) }
        guard let found else { return .unknownPath }
        let (get, post) = found.operations
        switch request.head.method {
        case .get: if let get { return .operation(get) }
        case .post: if let post { return .operation(post) }
        default: break
        }
        return .methodNotAllowed(
            allow: get != nil && post != nil ? "GET, POST" : get != nil ? "GET" : "POST")
    }

    private static func resource(_ path: PathSegments) -> Resource? {
        guard path.count >= 2, path.matches(0, "v1") else { return nil }
        if path.matches(1, "payments") { return paymentResource(path) }
        switch path.count {
        case 2:
            if path.matches(1, "parked-work") { return .parkedWork }
            return path.matches(1, "reconciliations") ? .reconciliations : nil
        case 3 where path.matches(1, "webhooks"):
            if path.matches(2, "stripe") { return .stripeWebhooks }
            return path.matches(2, "razorpay") ? .razorpayWebhooks : nil
        default: return nil
        }
    }

    private static func paymentResource(_ path: PathSegments) -> Resource? {
        if path.count == 2 { return .payments }
        let id = PaymentID(path.text(2))
        if id.text.isEmpty { return nil }
        if path.count == 3 { return .payment(id) }
        guard path.count == 4 else { return nil }
        if path.matches(3, "capture") { return .capture(id) }
        if path.matches(3, "refunds") { return .refunds(id) }
        if path.matches(3, "cancel") { return .cancel(id) }
        if path.matches(3, "reconcile") { return .reconcile(id) }
        return path.matches(3, "ledger-entries") ? .ledgerEntries(id) : nil
    }
}

/// A path of the contract, with what its method may be.
private enum Resource {
    case payments
    case payment(PaymentID)
    case capture(PaymentID)
    case cancel(PaymentID)
    case refunds(PaymentID)
    case reconcile(PaymentID)
    case ledgerEntries(PaymentID)
    case reconciliations
    case parkedWork
    case stripeWebhooks
    case razorpayWebhooks

    var operations: (get: Operation?, post: Operation?) {
        switch self {
        case .payments: (.listPayments, .authorizePayment)
        case .payment(let id): (.getPayment(id), nil)
        case .capture(let id): (nil, .capturePayment(id))
        case .cancel(let id): (nil, .cancelPayment(id))
        case .refunds(let id): (.listRefunds(id), .refundPayment(id))
        case .reconcile(let id): (nil, .reconcilePayment(id))
        case .ledgerEntries(let id): (.listLedgerEntries(id), nil)
        case .reconciliations: (nil, .reconcileAll)
        case .parkedWork: (.listParkedWork, nil)
        case .stripeWebhooks: (nil, .receiveStripeWebhook)
        case .razorpayWebhooks: (nil, .receiveRazorpayWebhook)
        }
    }
}
