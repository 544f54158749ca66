import SimulationCore

/// One event, kept as the values it is about and written only when somebody reads it.
struct StripeEvent: StripeIdentified {
    /// The object as it was when the event was made.
    enum Snapshot: Sendable {
        case intent(StripeIntent)
        case charge(StripeCharge)
        case refund(StripeRefund)
        case paymentMethod(StripePaymentMethod)
        case customer(StripeCustomer)
    }

    /// The members that changed, with their old values, as JSON text.
    enum Previous: Sendable {
        case none
        case constant(StaticString)
        case text([UInt8])
    }

    let identity: StripeIdentity
    let name: StaticString
    /// Unix seconds.
    let created: Int
    let snapshot: Snapshot
    let previous: Previous
    let cause: StripeCause

    var type: String { name.description }
}

/// What made an event: a request, or the provider itself when there is none.
struct StripeCause: Sendable {
    /// The number of the request, from which its id is written.
    var request: StripeIdentity?
    var idempotencyKey: String?
}

extension StripeState {
    /// The object an event is about, by its place.
    enum Subject {
        case intent(Int)
        case charge(Int)
        case refund(Int)
        case paymentMethod(Int)
        case customer(Int)
    }

    /// Records an event about the present state of an object.
    ///
    /// `previous` is JSON text: the members that changed, with their old values.
    mutating func emit(
        _ type: StaticString, _ subject: Subject, previous: StaticString? = nil
    ) {
        emit(type, subject, previous.map { .constant($0) } ?? .none)
    }

    mutating func emit(_ type: StaticString, _ subject: Subject, previous: [UInt8]) {
        emit(type, subject, .text(previous))
    }

    private mutating func emit(
        _ type: StaticString, _ subject: Subject, _ previous: StripeEvent.Previous
    ) {
        let payment: Int?
        let snapshot: StripeEvent.Snapshot
        switch subject {
        case .intent(let place): (payment, snapshot) = (place, .intent(intents[place]))
        case .charge(let place):
            let charge = charges[place]
            (payment, snapshot) = (charge.intent, .charge(charge))
        case .refund(let place):
            let refund = refunds[place]
            (payment, snapshot) = (charges[refund.charge].intent, .refund(refund))
        case .paymentMethod(let place):
            (payment, snapshot) = (nil, .paymentMethod(paymentMethods[place]))
        case .customer(let place): (payment, snapshot) = (nil, .customer(customers[place]))
        }
        let identity = StripeIdentity(
            payment == nil ? .accountEvent : .event, number: events.count, payment: payment,
            salt: salt)
        if settings.sendsWebhooks { untaken.append(events.count) }
        events.append(
            StripeEvent(
                identity: identity, name: type, created: clock.seconds, snapshot: snapshot,
                previous: previous, cause: cause))
    }

    /// The events made since the last call, in order of making.
    mutating func takeWebhooks() -> [WebhookEvent] {
        let taken = untaken
        untaken.removeAll(keepingCapacity: true)
        return taken.map { place in
            let event = events[place]
            return WebhookEvent(
                id: event.id, type: event.type,
                createdAt: VirtualInstant(milliseconds: event.created * 1000),
                body: body(of: event))
        }
    }

    /// The place of the event with an id, read out of the id.
    func eventPlace(of id: String) -> Int? {
        guard let place = StripeIdentity.number(in: id, of: .event, salt: salt),
            place < events.count, events[place].id == id
        else { return nil }
        return place
    }

    func body(of event: StripeEvent) -> [UInt8] {
        var out = StripeWriter(capacity: 3072)
        write(event, version: settings.apiVersion, pending: settings.sendsWebhooks ? 1 : 0, into: &out)
        return out.bytes
    }

    /// Writes an event in the shape of a version.
    func write(
        _ event: StripeEvent, version: String, pending: Int, into out: inout StripeWriter
    ) {
        out.raw(#"{"id":"#)
        out.word(event.identity)
        out.raw(#","object":"event","api_version":"#)
        out.string(version)
        out.raw(#","created":"#)
        out.integer(event.created)
        out.raw(#","data":{"object":"#)
        var view = StripeView(version: StripeVersion(version) ?? .newest)
        view.showsDeleted = true
        write(event.snapshot, view: view, into: &out)
        switch event.previous {
        case .none: break
        case .constant(let text):
            out.raw(#","previous_attributes":"#)
            out.raw(text)
        case .text(let text):
            out.raw(#","previous_attributes":"#)
            out.raw(text)
        }
        out.raw(#"},"livemode":false,"pending_webhooks":"#)
        out.integer(pending)
        out.raw(#","request":{"id":"#)
        if let request = event.cause.request { out.word(request) } else { out.raw("null") }
        out.raw(#","idempotency_key":"#)
        out.string(event.cause.idempotencyKey)
        out.raw(#"},"type":""#)
        out.raw(event.name)
        out.raw(#""}"#)
    }

    private func write(
        _ snapshot: StripeEvent.Snapshot, view: StripeView, into out: inout StripeWriter
    ) {
        switch snapshot {
        case .intent(let intent): write(intent, view: view, into: &out)
        case .charge(let charge): write(charge, view: view, into: &out)
        case .refund(let refund): write(refund, view: view, into: &out)
        case .paymentMethod(let method): write(method, view: view, into: &out)
        case .customer(let customer): write(customer, view: view, into: &out)
        }
    }
}
