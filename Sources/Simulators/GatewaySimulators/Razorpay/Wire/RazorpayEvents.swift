import SimulationCore

/// The webhook events this account makes.
enum RazorpayEventKind: String, Sendable {
    case paymentAuthorized = "payment.authorized"
    case paymentCaptured = "payment.captured"
    case paymentFailed = "payment.failed"
    case orderPaid = "order.paid"
    case refundCreated = "refund.created"
    case refundProcessed = "refund.processed"
    case refundFailed = "refund.failed"

    /// The entities in its payload, in their order.
    fileprivate var contents: [String] {
        switch self {
        case .paymentAuthorized, .paymentCaptured, .paymentFailed: ["payment"]
        case .orderPaid: ["payment", "order"]
        case .refundCreated, .refundProcessed, .refundFailed: ["refund", "payment"]
        }
    }
}

extension RazorpayState {
    /// Tells the merchant about a payment, or about its order.
    mutating func emit(_ kind: RazorpayEventKind, payment place: Int) {
        let payment = payments[place]
        let order = kind == .orderPaid ? orders[payment.order] : nil
        send(kind) { writer in
            writer.member("payment")
            writer.entity { $0.payment(payment, for: .webhook) }
            if let order {
                writer.member("order")
                writer.entity { $0.order(order) }
            }
        }
    }

    /// Tells the merchant about a refund and the payment it belongs to.
    mutating func emit(_ kind: RazorpayEventKind, refund place: Int) {
        let refund = refunds[place]
        let payment = payments[refund.payment]
        let settings = settings
        send(kind) { writer in
            writer.member("refund")
            writer.entity { $0.refund(refund, settings: settings, payment: payment) }
            writer.member("payment")
            writer.entity { $0.payment(payment, for: .webhook) }
        }
    }

    private mutating func send(
        _ kind: RazorpayEventKind, _ payload: (inout RazorpayJSONWriter) -> Void
    ) {
        var writer = RazorpayJSONWriter(capacity: 1800)
        writer.object { writer in
            writer.member("entity", "event")
            writer.member("account_id", settings.accountID)
            writer.member("event", kind.rawValue)
            writer.member("contains")
            writer.array(kind.contents) { $0.value($1) }
            writer.member("payload")
            writer.object(payload)
            writer.member("created_at", now.seconds)
        }
        webhooks.append(
            WebhookEvent(
                id: identifiers.event(), type: kind.rawValue, createdAt: now, body: writer.bytes))
    }
}

extension RazorpayJSONWriter {
    mutating func entity(_ content: (inout RazorpayJSONWriter) -> Void) {
        object { writer in
            writer.member("entity")
            content(&writer)
        }
    }
}
