import HTTPModel
import HTTPTypes

/// Which operation a method and path name.
enum StripeRoute: Sendable, Hashable {
    case createIntent
    case updateIntent(String)
    case confirm(String)
    case capture(String)
    case increment(String)
    case cancel(String)
    case createCharge
    case updateCharge(String)
    case captureCharge(String)
    case createRefund
    case refundCharge(String)
    /// The oldest form of it, which answers with the charge.
    case refundAndShowCharge(String)
    /// A change of a refund, perhaps asked for below its charge.
    case updateRefund(String, charge: String?)
    case cancelRefund(String)
    case expireRefund(String)
    case method(StripeMethodRoute)
    case customer(StripeCustomerRoute)
    case retrieve(StripeKind, String)
    /// An object that is asked for below the one it belongs to.
    case retrieveOf(StripeKind, String, owner: String)
    case list(StripeKind)
    /// A list of what belongs to the object with an id.
    case listOf(StripeKind, owner: String)
    case search(StripeKind)
    case balance
    case money(StripeMoneyRoute)
    case bankPage(String)
    case unknown

    init(_ request: RequestMessage) {
        let isPost = request.head.method == .post
        var target = request.head.path ?? "/"
        let quick = target.withUTF8 { isPost ? Self.quick($0) : nil }
        if let quick {
            self = quick
            return
        }
        var segments: [Substring] = []
        for segment in target.utf8.prefix(while: { $0 != UInt8(ascii: "?") })
            .split(separator: UInt8(ascii: "/"))
        {
            segments.append(Substring(segment))
        }
        if segments.count == 2, segments[0] == "3d_secure" {
            self = .bankPage(String(segments[1]))
        } else if segments.count < 2 || segments[0] != "v1" {
            self = .unknown
        } else {
            switch request.head.method {
            case .post: self = Self.writing(segments)
            case .get: self = Self.reading(segments)
            case .delete:
                self =
                    StripeCustomerRoute.deleting(segments)
                    ?? StripeMoneyRoute.deleting(segments).map(Self.money) ?? .unknown
            default: self = .unknown
            }
        }
    }

    /// The two requests of nearly every payment, without cutting the path.
    private static func quick(_ path: UnsafeBufferPointer<UInt8>) -> StripeRoute? {
        if path.count == 19, path.elementsEqual("/v1/payment_intents".utf8) {
            return .createIntent
        }
        if path.count == 11, path.elementsEqual("/v1/refunds".utf8) { return .createRefund }
        return nil
    }

    private static func writing(_ segments: [Substring]) -> StripeRoute {
        let id = segments.count > 2 ? String(segments[2]) : ""
        switch (segments[1], segments.count) {
        case ("payment_intents", 2): return .createIntent
        case ("payment_intents", 3): return .updateIntent(id)
        case ("payment_intents", 4): return writingIntent(id, segments[3])
        case ("charges", 2): return .createCharge
        case ("charges", 3): return .updateCharge(id)
        case ("charges", 4):
            switch segments[3] {
            case "capture": return .captureCharge(id)
            case "refunds": return .refundCharge(id)
            case "refund": return .refundAndShowCharge(id)
            default: return .unknown
            }
        case ("charges", 5) where segments[3] == "refunds":
            return .updateRefund(String(segments[4]), charge: id)
        case ("refunds", 2): return .createRefund
        case ("refunds", 3): return .updateRefund(id, charge: nil)
        case ("refunds", 4) where segments[3] == "cancel": return .cancelRefund(id)
        case ("test_helpers", 5) where segments[2] == "refunds" && segments[4] == "expire":
            return .expireRefund(String(segments[3]))
        case ("payment_methods", _): return StripeMethodRoute.writing(segments) ?? .unknown
        case ("customers", _): return StripeCustomerRoute.writing(segments) ?? .unknown
        default: return StripeMoneyRoute.writing(segments).map(Self.money) ?? .unknown
        }
    }

    private static func writingIntent(_ id: String, _ verb: Substring) -> StripeRoute {
        switch verb {
        case "confirm": .confirm(id)
        case "capture": .capture(id)
        case "cancel": .cancel(id)
        case "increment_authorization": .increment(id)
        default: .unknown
        }
    }

    private static func reading(_ segments: [Substring]) -> StripeRoute {
        let kind: StripeKind
        switch segments[1] {
        case "payment_intents": kind = .intent
        case "charges": kind = .charge
        case "refunds": kind = .refund
        case "events": kind = .event
        case "balance_transactions": kind = .transaction
        case "payment_methods": kind = .paymentMethod
        case "customers": kind = .customer
        case "balance" where segments.count == 2: return .balance
        default: return StripeMoneyRoute.reading(segments) ?? .unknown
        }
        switch (segments.count, segments.last) {
        case (2, _): return .list(kind)
        case (3, "search"): return .search(kind)
        case (3, let id?): return .retrieve(kind, String(id))
        case (4, "refunds") where kind == .charge:
            return .listOf(.refund, owner: String(segments[2]))
        case (5, let id?) where kind == .charge && segments[3] == "refunds":
            return .retrieveOf(.refund, String(id), owner: String(segments[2]))
        case (4, "payment_methods") where kind == .customer:
            return .listOf(.paymentMethod, owner: String(segments[2]))
        case (5, let id?) where kind == .customer && segments[3] == "payment_methods":
            return .retrieveOf(.paymentMethod, String(id), owner: String(segments[2]))
        default: return StripeMoneyRoute.reading(segments) ?? .unknown
        }
    }

    /// The label by which fault plans name the operation.
    var label: String {
        switch self {
        case .createIntent, .confirm, .increment: "stripe.authorize"
        case .capture, .captureCharge: "stripe.capture"
        case .cancel: "stripe.cancel"
        case .createRefund, .refundCharge, .refundAndShowCharge: "stripe.refund"
        case .updateIntent: "stripe.update"
        case .updateRefund, .cancelRefund, .expireRefund: "stripe.update-refund"
        case .retrieve(.intent, _): "stripe.retrieve"
        case .retrieve(.refund, _), .retrieveOf(.refund, _, _): "stripe.retrieve-refund"
        case .list(.intent), .search(.intent): "stripe.list-payments"
        case .list(.refund), .listOf(.refund, _): "stripe.list-refunds"
        case .retrieve(.charge, _), .list(.charge), .createCharge, .updateCharge,
            .search(.charge):
            "stripe.charges"
        case .retrieve(.event, _), .list(.event): "stripe.events"
        case .retrieve(.transaction, _), .list(.transaction), .balance: "stripe.balance"
        case .retrieve(.dispute, _), .list(.dispute), .retrieve(.warning, _), .list(.warning):
            "stripe.disputes"
        case .retrieve(.payout, _), .list(.payout): "stripe.payouts"
        case .retrieve(.endpoint, _), .list(.endpoint): "stripe.webhook-endpoints"
        case .money(let route): route.label
        case .bankPage: "stripe.bank-page"
        case .method, .retrieve(.paymentMethod, _), .list(.paymentMethod),
            .listOf(.paymentMethod, _), .retrieveOf(.paymentMethod, _, _):
            "stripe.payment-methods"
        case .customer, .retrieve(.customer, _), .list(.customer): "stripe.customers"
        case .listOf, .retrieveOf, .search, .unknown: "stripe.other"
        }
    }
}

/// What is done with a payment method.
enum StripeMethodRoute: Sendable, Hashable {
    case create
    case update(String)
    case attach(String)
    case detach(String)

    static func writing(_ segments: [Substring]) -> StripeRoute? {
        switch (segments.count, segments.last) {
        case (2, _): .method(.create)
        case (3, let id?): .method(.update(String(id)))
        case (4, "attach"): .method(.attach(String(segments[2])))
        case (4, "detach"): .method(.detach(String(segments[2])))
        default: nil
        }
    }
}

/// What is done with a customer.
enum StripeCustomerRoute: Sendable, Hashable {
    case create
    case update(String)
    case delete(String)

    static func writing(_ segments: [Substring]) -> StripeRoute? {
        switch segments.count {
        case 2: .customer(.create)
        case 3: .customer(.update(String(segments[2])))
        default: nil
        }
    }

    static func deleting(_ segments: [Substring]) -> StripeRoute? {
        guard segments.count == 3, segments[1] == "customers" else { return nil }
        return .customer(.delete(String(segments[2])))
    }
}
