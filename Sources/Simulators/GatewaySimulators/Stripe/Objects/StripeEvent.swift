import SimulationCore

/// One event as the API lists it and as webhooks deliver it.
struct StripeEvent: Sendable {
    let id: String
    let type: String
    /// Unix seconds.
    let created: Int
    /// The JSON text, with the object as it was when the event was made.
    let body: [UInt8]
}

/// What made an event: a request, or the provider itself when there is none.
struct StripeCause: Sendable {
    var requestID: String?
    var idempotencyKey: String?
}

extension StripeState {
    /// The object an event is about.
    enum Subject {
        case intent(Int)
        case charge(Int)
        case refund(Int)
    }

    /// Records an event about the present state of an object.
    ///
    /// `previous` is JSON text: the members that changed, with their old values.
    mutating func emit(
        _ type: StaticString, _ subject: Subject, previous: StaticString? = nil
    ) {
        let id = identifiers.next(prefix: "evt_" + stem(of: subject), length: 8)
        let type = type.description
        var out = StripeWriter(capacity: 3072)
        out.raw(#"{"id":"#)
        out.word(id)
        out.raw(#","object":"event","api_version":"#)
        out.string(settings.apiVersion)
        out.raw(#","created":"#)
        out.integer(clock.seconds)
        out.raw(#","data":{"object":"#)
        switch subject {
        case .intent(let place): write(intents[place], view: .plain, into: &out)
        case .charge(let place): write(charges[place], view: .plain, into: &out)
        case .refund(let place): write(refunds[place], view: .plain, into: &out)
        }
        if let previous {
            out.raw(#","previous_attributes":"#)
            out.raw(previous)
        }
        out.raw(#"},"livemode":false,"pending_webhooks":"#)
        out.integer(settings.sendsWebhooks ? 1 : 0)
        out.raw(#","request":{"id":"#)
        out.string(cause.requestID)
        out.raw(#","idempotency_key":"#)
        out.string(cause.idempotencyKey)
        out.raw(#"},"type":"#)
        out.word(type)
        out.raw("}")
        events.append(
            StripeEvent(id: id, type: type, created: clock.seconds, body: out.bytes))
        if settings.sendsWebhooks {
            webhooks.append(WebhookEvent(id: id, type: type, createdAt: clock, body: out.bytes))
        }
    }

    private func stem(of subject: Subject) -> String {
        switch subject {
        case .intent(let place): intents[place].stem
        case .charge(let place): intents[charges[place].intent].stem
        case .refund(let place): intents[charges[refunds[place].charge].intent].stem
        }
    }
}
