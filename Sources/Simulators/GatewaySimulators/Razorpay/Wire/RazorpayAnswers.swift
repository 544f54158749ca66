import HTTPModel
import HTTPTypes
import SimulationCore

extension RazorpayState {
    private static let json = "application/json"

    /// Answers one request at its instant, with its fault.
    mutating func answer(
        _ request: RequestMessage, at instant: VirtualInstant, suffering fault: GatewayFault?
    ) -> ResponseMessage {
        advance(to: instant)
        switch fault {
        case nil, .slowAnswer, .keyForgotten: return respond(to: request, stale: false)
        case .staleRead: return respond(to: request, stale: true)
        case .errorBeforeEffect: return Self.response(to: .server(status: 503))
        case .rateLimited: return rateLimited()
        case .lockTimeout, .keyInUse: return Self.response(to: .locked)
        case .htmlError: return Self.html("502 Bad Gateway", status: 502)
        case .errorAfterEffect, .rolledForward, .rolledBack:
            _ = respond(to: request, stale: false)
            return Self.response(to: .server(status: 500))
        }
    }

    private mutating func respond(to request: RequestMessage, stale: Bool) -> ResponseMessage {
        do throws(RazorpayError) {
            switch RazorpayRoute(request) {
            case .unrouted: return unrouted()
            case .showBankPage(let id):
                return bankPage(of: payments[try paymentPlace(id)], status: 200)
            case .answerBankPage(let id):
                return try answerBankPage(of: id, RazorpayRequestBody(request))
            case .money(let route):
                try checkCredentials(request)
                return try answer(
                    route, request, lag: stale ? .lastChange(unlessBefore: .init(milliseconds: 0)) : .none)
            case let route:
                try checkCredentials(request)
                var writer = RazorpayJSONWriter(capacity: 1024)
                if request.head.method == .post {
                    try act(route, request, into: &writer)
                } else {
                    try read(route, request, stale: stale, into: &writer)
                }
                return ResponseMessage(
                    status: 200, contentType: Self.json, body: writer.bytes)
            }
        } catch {
            return Self.response(to: error)
        }
    }

    private mutating func act(
        _ route: RazorpayRoute, _ request: RequestMessage, into writer: inout RazorpayJSONWriter
    ) throws(RazorpayError) {
        let body = try RazorpayRequestBody(request)
        let key = request[.razorpayRefundIdempotency]
        switch route {
        case .createOrder: writer.order(try createOrder(body))
        case .createPayment:
            let place = try createPayment(body)
            writer.nextSteps(of: payments[place])
        case .capture(let id):
            let place = try requestCapture(of: id, body)
            writer.payment(payments[place], for: .answer)
        case .refundPayment(let id):
            let place = try requestRefund(of: id, body, key: key)
            write(refunds[place], into: &writer)
        case .createRefund:
            guard let id = try body.text("payment_id") else { throw .required("payment_id") }
            let place = try requestRefund(of: id, body, key: key, namesPayment: true)
            write(refunds[place], into: &writer)
        default: throw .wrongMethod
        }
    }

    private func read(
        _ route: RazorpayRoute, _ request: RequestMessage, stale: Bool,
        into writer: inout RazorpayJSONWriter
    ) throws(RazorpayError) {
        switch route {
        case .order(let id):
            guard let order = orders.shown(try orderPlace(id), stale: stale) else {
                throw .unknownID
            }
            writer.order(order)
        case .payment(let id):
            guard let payment = payments.shown(try paymentPlace(id), stale: stale) else {
                throw .unknownID
            }
            writer.payment(payment, for: .answer)
        case .refund(let id): try readRefund(id, of: nil, stale: stale, into: &writer)
        case .paymentRefund(let id, let refund):
            try readRefund(refund, of: id, stale: stale, into: &writer)
        default: try readList(route, request, stale: stale, into: &writer)
        }
    }

    private func readRefund(
        _ id: String, of paymentID: String?, stale: Bool, into writer: inout RazorpayJSONWriter
    ) throws(RazorpayError) {
        if let paymentID { _ = try paymentPlace(paymentID) }
        guard let refund = refunds.shown(try refundPlace(id), stale: stale),
            refund.paymentID == paymentID ?? refund.paymentID
        else { throw .unknownID }
        write(refund, into: &writer)
    }

    private func write(_ refund: RazorpayRefund, into writer: inout RazorpayJSONWriter) {
        writer.refund(refund, settings: settings, payment: payments[refund.payment])
    }

    private func readList(
        _ route: RazorpayRoute, _ request: RequestMessage, stale: Bool,
        into writer: inout RazorpayJSONWriter
    ) throws(RazorpayError) {
        let write = { (writer: inout RazorpayJSONWriter, refund: RazorpayRefund) in
            self.write(refund, into: &writer)
        }
        let page = try RazorpayPage(request)
        switch route {
        case .listOrders:
            writer.collection(listOrders(page, stale: stale)) { $0.order($1) }
        case .listPayments:
            writer.collection(listPayments(page, stale: stale)) { $0.payment($1, for: .answer) }
        case .orderPayments(let id):
            let payments = try listPayments(of: id, stale: stale)
            writer.collection(payments) { $0.payment($1, for: .answer) }
        case .listRefunds: writer.collection(listRefunds(page, stale: stale), write)
        case .paymentRefunds(let id):
            writer.collection(try listRefunds(of: id, page, stale: stale), write)
        default: throw .wrongMethod
        }
    }

    private func checkCredentials(_ request: RequestMessage) throws(RazorpayError) {
        guard let given = request[.authorization] else { throw .noCredentials }
        guard given == credentials else {
            throw .notApplicable(settings.authenticationFailedText, status: 401)
        }
    }
}

extension RazorpayState {
    private static func response(to error: RazorpayError) -> ResponseMessage {
        ResponseMessage(status: error.status, contentType: json, body: error.body)
    }

    private static func html(_ title: String, status: Int) -> ResponseMessage {
        let page = "<html><head><title>\(title)</title></head><body><h1>\(title)</h1></body></html>"
        return ResponseMessage(status: status, contentType: "text/html", body: Array(page.utf8))
    }

    private func rateLimited() -> ResponseMessage {
        switch settings.rateLimitBody {
        case .envelope: Self.response(to: .tooManyRequests)
        case .html: Self.html("429 Too Many Requests", status: 429)
        case .empty: ResponseMessage(status: 429)
        }
    }

    private func unrouted() -> ResponseMessage {
        switch settings.unroutedAnswer {
        case .envelope: Self.response(to: .wrongMethod)
        case .edgeMessage:
            ResponseMessage(
                status: 404, contentType: Self.json,
                body: Array(#"{"message":"no Route matched with those values"}"#.utf8))
        }
    }
}

extension RazorpayJSONWriter {
    /// What the shopper has to do next.
    ///
    /// A UPI shopper acts in an app of their own, which has no address in reality; here the bank's
    /// page stands for it, after the address to ask for the outcome.
    fileprivate mutating func nextSteps(of payment: RazorpayPayment) {
        let address = "https://\(RazorpaySimulator.host)/v1/payments/\(payment.id)"
        object { writer in
            writer.member("razorpay_payment_id", payment.id)
            writer.member("next")
            var steps: [(String, String)] = []
            if case .upi = payment.method { steps.append(("poll", address)) }
            steps.append(("redirect", address + "/authenticate"))
            writer.array(steps) { writer, step in
                writer.object { writer in
                    writer.member("action", step.0)
                    writer.member("url", step.1)
                }
            }
        }
    }
}

extension HTTPField.Name {
    static let razorpayRefundIdempotency = named("X-Refund-Idempotency")
    static let razorpaySignature = named("X-Razorpay-Signature")
    static let razorpayEventID = named("x-razorpay-event-id")
}
