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
        /// JSON text already: what happens seldom is not worth keeping as a value.
        case text([UInt8])
    }

    /// The members that changed, with their old values, as JSON text.
    enum Previous: Sendable {
        case none
        case constant(StaticString)
        case text([UInt8])
    }

    let identity: StripeIdentity
    let name: StaticString
    let subject: StripeState.Subject
    /// Unix seconds.
    let created: Int
    let snapshot: Snapshot
    let previous: Previous
    let cause: StripeCause
    /// The endpoints that have not got it yet, one bit for the place of each.
    var undelivered: UInt64

    var type: String { name.description }
}

/// What made an event: a request, or the provider itself when there is none.
struct StripeCause: Sendable {
    /// The number of the request, from which its id is written.
    @StripeOptionalPlace var request: Int? = nil
    var idempotencyKey: String?
}

extension StripeState {
    /// The object an event is about, by its place.
    enum Subject: Sendable, Hashable {
        case intent(Int)
        case charge(Int)
        case refund(Int)
        case paymentMethod(Int)
        case customer(Int)
        case dispute(Int)
        case warning(Int)
        case payout(Int)
        case balance
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
        let number = events.end
        let payment = payment(of: subject)
        let identity = StripeIdentity(
            payment == nil ? .accountEvent : .event, number: number, payment: payment, salt: salt)
        let targets = endpoints.isEmpty ? 0 : targets(of: type.description)
        events.append(
            StripeEvent(
                identity: identity, name: type, subject: subject, created: clock.seconds,
                snapshot: snapshot(of: subject), previous: previous, cause: cause,
                undelivered: targets), atMost: settings.mostEvents)
        dispatch(event: number, to: targets)
    }

    /// The payment whose ids the event's id takes after, or nil.
    private func payment(of subject: Subject) -> Int? {
        switch subject {
        case .intent(let place): place
        case .charge(let place): charges[place].intent
        case .refund(let place): charges[refunds[place].charge].intent
        case .paymentMethod, .customer, .dispute, .warning, .payout, .balance: nil
        }
    }

    private func snapshot(of subject: Subject) -> StripeEvent.Snapshot {
        var out = StripeWriter(capacity: 0)
        switch subject {
        case .intent(let place): return .intent(intents[place])
        case .charge(let place): return .charge(charges[place])
        case .refund(let place): return .refund(refunds[place])
        case .paymentMethod(let place): return .paymentMethod(paymentMethods[place])
        case .customer(let place): return .customer(customers[place])
        case .dispute(let place): write(disputes[place], view: .plain, into: &out)
        case .warning(let place): write(warnings[place], view: .plain, into: &out)
        case .payout(let place): write(payouts[place], view: .plain, into: &out)
        case .balance: write(balance, into: &out)
        }
        return .text(out.bytes)
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
        if let request = event.cause.request {
            out.word(StripeIdentity(.request, number: request, salt: salt))
        } else {
            out.raw("null")
        }
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
        case .text(let text): out.raw(text)
        }
    }
}
