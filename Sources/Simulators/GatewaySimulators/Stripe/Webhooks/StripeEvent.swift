import SimulationCore

/// One event, kept as the values it is about and written only when somebody reads it.
struct StripeEvent: StripeIdentified {
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
    /// How to find the object as it was when the event was made.
    @StripeOptionalPlace var toldAfter: Int?
    /// What happens seldom is JSON text already: not worth finding again.
    let text: [UInt8]?
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
                toldAfter: tell(subject, by: number), text: text(of: subject), previous: previous,
                cause: cause, undelivered: targets))
        if events.end - events.first > settings.mostEvents {
            events.dropFirst()
            forgetTold()
        }
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

    /// Lets the store keep what an event tells; see ``StripeStore/tell(_:by:)``.
    private mutating func tell(_ subject: Subject, by event: Int) -> Int? {
        switch subject {
        case .intent(let place): intents.tell(place, by: event)
        case .charge(let place): charges.tell(place, by: event)
        case .refund(let place): refunds.tell(place, by: event)
        case .paymentMethod(let place): paymentMethods.tell(place, by: event)
        case .customer(let place): customers.tell(place, by: event)
        case .dispute, .warning, .payout, .balance: nil
        }
    }

    /// The text that an event keeps of an object whose versions are not kept.
    private func text(of subject: Subject) -> [UInt8]? {
        switch subject {
        case .intent, .charge, .refund, .paymentMethod, .customer: return nil
        case .dispute, .warning, .payout, .balance: break
        }
        var out = StripeWriter()
        switch subject {
        case .intent, .charge, .refund, .paymentMethod, .customer: break
        case .dispute(let place): write(disputes[place], view: .plain, into: &out)
        case .warning(let place): write(warnings[place], view: .plain, into: &out)
        case .payout(let place): write(payouts[place], view: .plain, into: &out)
        case .balance: write(balance, into: &out)
        }
        return out.bytes
    }

    /// Forgets what only events told that have been dropped.
    mutating func forgetTold() {
        let first = events.first
        intents.forgetTold(before: first)
        charges.forgetTold(before: first)
        refunds.forgetTold(before: first)
        paymentMethods.forgetTold(before: first)
        customers.forgetTold(before: first)
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
        writeObject(of: event, view: view, into: &out)
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

    /// Writes the object of an event as it was then.
    private func writeObject(
        of event: StripeEvent, view: StripeView, into out: inout StripeWriter
    ) {
        let before = event.toldAfter
        switch event.subject {
        case .intent(let place):
            write(intents.version(at: place, toldAfter: before), view: view, into: &out)
        case .charge(let place):
            write(charges.version(at: place, toldAfter: before), view: view, into: &out)
        case .refund(let place):
            write(refunds.version(at: place, toldAfter: before), view: view, into: &out)
        case .paymentMethod(let place):
            write(paymentMethods.version(at: place, toldAfter: before), view: view, into: &out)
        case .customer(let place):
            write(customers.version(at: place, toldAfter: before), view: view, into: &out)
        case .dispute, .warning, .payout, .balance:
            if let text = event.text { out.raw(text) }
        }
    }
}
