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
    case refundSpeedChanged = "refund.speed_changed"
}

/// One event with its entities as they were at that moment; it is rendered when it is taken.
struct RazorpayEvent: Sendable {
    /// The entities of an event, in their order.
    enum Contents: Sendable {
        case payment(RazorpayPayment)
        case paymentAndOrder(RazorpayPayment, RazorpayOrder)
        case refund(RazorpayRefund, of: RazorpayPayment)
        /// An event that is rare enough to be rendered when it is made.
        case rendered([UInt8])
    }

    let id: String
    /// `payment.captured` and the like.
    let type: String
    let at: VirtualInstant
    let contents: Contents
}

extension RazorpayState {
    /// Tells the merchant about a payment, or about its order.
    mutating func emit(_ kind: RazorpayEventKind, payment place: Int) {
        guard settings.sendsWebhooks else { return }
        let payment = payments[place]
        send(
            kind,
            kind == .orderPaid
                ? .paymentAndOrder(payment, orders[payment.order]) : .payment(payment))
    }

    /// Tells the merchant about a refund and the payment it belongs to.
    mutating func emit(_ kind: RazorpayEventKind, refund place: Int) {
        guard settings.sendsWebhooks else { return }
        let refund = refunds[place]
        send(kind, .refund(refund, of: payments[refund.payment]))
    }

    private mutating func send(_ kind: RazorpayEventKind, _ contents: RazorpayEvent.Contents) {
        events.append(
            RazorpayEvent(
                id: identifiers.next(.event), type: kind.rawValue, at: now, contents: contents))
    }

    /// The events made since the last call, rendered.
    mutating func takeWebhooks() -> [WebhookEvent] {
        var taken: [RazorpayEvent] = []
        swap(&taken, &events)
        var webhooks = money.webhooks.addressed(taken, settings)
        for place in otherMode.indices { webhooks += otherMode[place].takeWebhooks() }
        return webhooks
    }
}

extension RazorpayEvent {
    func rendered(_ settings: RazorpaySettings) -> WebhookEvent {
        WebhookEvent(id: id, type: type, createdAt: at, body: body(settings))
    }

    private func body(_ settings: RazorpaySettings) -> [UInt8] {
        if case .rendered(let body) = contents { return body }
        var writer = RazorpayJSONWriter(capacity: 1800)
        writer.object { writer in
            writer.member("entity", "event")
            writer.member("account_id", settings.accountID)
            writer.member("event", type)
            writer.member("contains")
            writer.array(contents.names) { $0.value($1) }
            writer.member("payload")
            writer.object { write(into: &$0, settings) }
            writer.member("created_at", at.seconds)
        }
        return writer.bytes
    }

    private func write(into writer: inout RazorpayJSONWriter, _ settings: RazorpaySettings) {
        switch contents {
        case .payment(let payment): writer.entity("payment") { $0.payment(payment, for: .webhook) }
        case .paymentAndOrder(let payment, let order):
            writer.entity("payment") { $0.payment(payment, for: .webhook) }
            writer.entity("order") { $0.order(order) }
        case .refund(let refund, let payment):
            writer.entity("refund") { $0.refund(refund, settings: settings, payment: payment) }
            writer.entity("payment") { $0.payment(payment, for: .webhook) }
        case .rendered: break
        }
    }
}

extension RazorpayEvent.Contents {
    fileprivate var names: [String] {
        switch self {
        case .payment: ["payment"]
        case .paymentAndOrder: ["payment", "order"]
        case .refund: ["refund", "payment"]
        case .rendered: []
        }
    }
}

extension RazorpayJSONWriter {
    mutating func entity(
        _ name: StaticString, _ content: (inout RazorpayJSONWriter) -> Void
    ) {
        member(name)
        object { writer in
            writer.member("entity")
            content(&writer)
        }
    }
}
