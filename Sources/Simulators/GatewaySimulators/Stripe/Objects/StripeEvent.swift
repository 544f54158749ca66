import SimulationCore

/// One event as the API lists it and as webhooks deliver it.
struct StripeEvent: Sendable {
    let id: String
    let type: String
    let subject: StripeState.Subject
    /// Unix seconds.
    let created: Int
    /// The JSON text, with the object as it was when the event was made.
    let body: [UInt8]
    /// The endpoints that have not got it yet, one bit for the place of each.
    var undelivered: UInt64
}

/// What made an event: a request, or the provider itself when there is none.
struct StripeCause: Sendable {
    var requestID: String?
    var idempotencyKey: String?
}

extension StripeState {
    /// The object an event is about.
    enum Subject: Sendable, Hashable {
        case intent(Int)
        case charge(Int)
        case refund(Int)
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
        var bytes: [UInt8]?
        if let previous {
            var out = StripeWriter(capacity: previous.utf8CodeUnitCount)
            out.raw(previous)
            bytes = out.bytes
        }
        emit(type, subject, previous: bytes)
    }

    mutating func emit(_ type: StaticString, _ subject: Subject, previous: [UInt8]?) {
        let number = events.end
        let id =
            "evt_" + stem(of: subject)
            + String(decoding: StripeEventLog.tail(of: number), as: UTF8.self)
        let type = type.description
        let targets = targets(of: type)
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
        case .dispute(let place): write(disputes[place], view: .plain, into: &out)
        case .warning(let place): write(warnings[place], view: .plain, into: &out)
        case .payout(let place): write(payouts[place], view: .plain, into: &out)
        case .balance: write(balance, into: &out)
        }
        if let previous {
            out.raw(#","previous_attributes":"#)
            out.raw(previous)
        }
        out.raw(#"},"livemode":false,"pending_webhooks":"#)
        out.integer(targets.nonzeroBitCount)
        out.raw(#","request":{"id":"#)
        out.string(cause.requestID)
        out.raw(#","idempotency_key":"#)
        out.string(cause.idempotencyKey)
        out.raw(#"},"type":"#)
        out.word(type)
        out.raw("}")
        events.append(
            StripeEvent(
                id: id, type: type, subject: subject, created: clock.seconds, body: out.bytes,
                undelivered: targets), atMost: settings.mostEvents)
        dispatch(event: number, to: targets)
    }

    private func stem(of subject: Subject) -> String {
        switch subject {
        case .intent(let place): intents[place].stem
        case .charge(let place): intents[charges[place].intent].stem
        case .refund(let place): intents[charges[refunds[place].charge].intent].stem
        case .dispute(let place): disputes[place].stem
        case .warning(let place): warnings[place].stem
        case .payout(let place): payouts[place].stem
        case .balance: "1PayCheckBalance"
        }
    }
}
