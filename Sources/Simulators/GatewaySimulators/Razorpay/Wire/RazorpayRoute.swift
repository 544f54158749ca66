import HTTPModel
import HTTPTypes

/// Which act of the API a request asks for.
enum RazorpayRoute: Sendable, Hashable {
    case createOrder
    case listOrders
    case order(String)
    case editOrder(String)
    case orderPayments(String)
    case createPayment
    case createUPIPayment
    case startCheckout
    case checkoutStatus(String)
    case validateAddress
    case password(RazorpayPasswordAct, of: String)
    case listPayments
    case payment(String)
    case editPayment(String)
    case paymentCard(String)
    case capture(String)
    case refundPayment(String)
    case paymentRefunds(String)
    case paymentRefund(String, refund: String)
    case createRefund
    case listRefunds
    case refund(String)
    case editRefund(String)
    case showBankPage(String)
    case answerBankPage(String)
    /// Settlements, disputes, documents or downtimes.
    case money(RazorpayMoneyRoute)
    /// A path that exists, asked with a method it does not have.
    case wrongMethod
    /// A path that nothing serves.
    case unrouted

    init(_ request: RequestMessage) {
        if let quick = Self.moneyMove(request) {
            self = quick
            return
        }
        let target = (request.head.path ?? "/").utf8.prefix { $0 != UInt8(ascii: "?") }
        let segments = target.split(separator: UInt8(ascii: "/")).map { Substring($0) }
        let method = request.head.method
        guard (2...5).contains(segments.count), segments[0] == "v1" else {
            self = .unrouted
            return
        }
        switch segments[1] {
        case "orders": self = Self.orders(segments[2...], method)
        case "payments": self = Self.payments(segments[2...], method)
        case "refunds": self = Self.refunds(segments[2...], method)
        case "settlements": self = RazorpayMoneyRoute.settlements(segments[2...], method)
        case "disputes": self = RazorpayMoneyRoute.disputes(segments[2...], method)
        case "documents": self = RazorpayMoneyRoute.documents(segments[2...], method)
        default: self = .unrouted
        }
    }

    /// A capture or refund of a well-formed payment id, found without cutting the path in pieces.
    private static func moneyMove(_ request: RequestMessage) -> RazorpayRoute? {
        guard request.head.method == .post else { return nil }
        return request.head.path?.utf8.withContiguousStorageIfAvailable { path in
            let idStart = 13
            let idEnd = 31
            guard path.count > idEnd + 1, path[idEnd] == UInt8(ascii: "/"),
                path[..<(idStart + 4)].elementsEqual("/v1/payments/pay_".utf8)
            else { return nil }
            let id = path[idStart..<idEnd]
            guard !id.contains(UInt8(ascii: "/")), !id.contains(UInt8(ascii: "?")) else {
                return nil
            }
            let act = path[(idEnd + 1)...]
            if act.elementsEqual("capture".utf8) {
                return .capture(String(decoding: id, as: UTF8.self))
            }
            return act.elementsEqual("refund".utf8)
                ? .refundPayment(String(decoding: id, as: UTF8.self)) : nil
        } ?? nil
    }

    private static func orders(
        _ rest: ArraySlice<Substring>, _ method: HTTPRequest.Method
    ) -> RazorpayRoute {
        guard let first = rest.first else {
            return pick(method, get: .listOrders, post: .createOrder)
        }
        if rest.count == 1 {
            let id = String(first)
            return pick(method, get: .order(id), patch: .editOrder(id))
        }
        guard rest.count == 2, rest.last == "payments" else { return .unrouted }
        return pick(method, get: .orderPayments(String(first)))
    }

    private static func payments(
        _ rest: ArraySlice<Substring>, _ method: HTTPRequest.Method
    ) -> RazorpayRoute {
        guard let first = rest.first, let last = rest.last else {
            return pick(method, get: .listPayments)
        }
        if first == "downtimes" { return RazorpayMoneyRoute.downtimes(rest.dropFirst(), method) }
        let id = String(first)
        switch (rest.count, rest.dropFirst().first) {
        case (1, _): return pick(method, get: .payment(id), patch: .editPayment(id))
        case (2, _) where id == "create" || id == "validate":
            return starts(id, last, method)
        case (2, "card"): return pick(method, get: .paymentCard(id))
        case (2, "capture"): return pick(method, post: .capture(id))
        case (2, "refund"): return pick(method, post: .refundPayment(id))
        case (2, "refunds"): return pick(method, get: .paymentRefunds(id))
        case (3, "refunds"):
            return pick(method, get: .paymentRefund(id, refund: String(last)))
        case (2, "authenticate"), (2, "authorize"):
            return pick(method, get: .showBankPage(id), post: .answerBankPage(id))
        case (2, "status"): return pick(method, get: .checkoutStatus(id))
        case (2, "otp_generate"): return pick(method, post: .password(.generate, of: id))
        case (3, "otp") where last == "submit":
            return pick(method, post: .password(.submit, of: id))
        case (3, "otp") where last == "resend":
            return pick(method, post: .password(.resend, of: id))
        default: return .unrouted
        }
    }

    /// The ways to start a payment, and what is asked before one is started.
    private static func starts(
        _ group: String, _ name: Substring, _ method: HTTPRequest.Method
    ) -> RazorpayRoute {
        switch (group, name) {
        case ("create", "json"): pick(method, post: .createPayment)
        case ("create", "upi"): pick(method, post: .createUPIPayment)
        case ("create", "ajax"): pick(method, post: .startCheckout)
        case ("validate", "vpa"): pick(method, post: .validateAddress)
        default: .unrouted
        }
    }

    private static func refunds(
        _ rest: ArraySlice<Substring>, _ method: HTTPRequest.Method
    ) -> RazorpayRoute {
        guard let first = rest.first else {
            return pick(method, get: .listRefunds, post: .createRefund)
        }
        guard rest.count == 1 else { return .unrouted }
        let id = String(first)
        return pick(method, get: .refund(id), patch: .editRefund(id))
    }

    private static func pick(
        _ method: HTTPRequest.Method, get: RazorpayRoute = .wrongMethod,
        post: RazorpayRoute = .wrongMethod, patch: RazorpayRoute = .wrongMethod
    ) -> RazorpayRoute {
        switch method {
        case .get: get
        case .post: post
        case .patch: patch
        default: .wrongMethod
        }
    }

    /// Whether it is open to shoppers, who have no secret key.
    var isPublic: Bool {
        switch self {
        case .startCheckout, .checkoutStatus: true
        default: false
        }
    }

    /// The name that faults are placed by.
    var label: String {
        switch self {
        case .createOrder: "razorpay.create-order"
        case .listOrders: "razorpay.find-order"
        case .orderPayments: "razorpay.order-payments"
        case .createPayment, .createUPIPayment, .startCheckout: "razorpay.authorize"
        case .listPayments: "razorpay.list-payments"
        case .payment: "razorpay.retrieve"
        case .capture: "razorpay.capture"
        case .refundPayment, .createRefund: "razorpay.refund"
        case .paymentRefunds, .listRefunds: "razorpay.list-refunds"
        case .paymentRefund, .refund: "razorpay.retrieve-refund"
        case .showBankPage, .answerBankPage: "razorpay.bank-page"
        case .money(let route): route.label
        case .password: "razorpay.one-time-password"
        case .editOrder, .editPayment, .editRefund: "razorpay.edit"
        case .paymentCard, .checkoutStatus, .validateAddress: "razorpay.other"
        case .order, .wrongMethod, .unrouted: "razorpay.other"
        }
    }
}
