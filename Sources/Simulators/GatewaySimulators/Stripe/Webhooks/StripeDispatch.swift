import SimulationCore

/// One event for one endpoint, not taken for delivery yet.
struct StripeDispatch: Sendable {
    /// The event's number in the log.
    let event: Int
    /// The endpoint's place.
    let endpoint: Int
    let madeAt: VirtualInstant
}

/// Handing events out to the endpoints that want them, and hearing what became of that.
extension StripeState {
    /// The endpoints that want events of a type, one bit for the place of each.
    func targets(of type: String) -> UInt64 {
        var bits: UInt64 = 0
        for place in endpoints.indices
        where endpoints[place].wants(type, accountVersion: settings.apiVersion) {
            bits |= Self.bit(of: place)
        }
        return bits
    }

    /// Queues an event for its endpoints.
    mutating func dispatch(event number: Int, to targets: UInt64) {
        guard targets != 0 else { return }
        for place in endpoints.indices where targets & Self.bit(of: place) != 0 {
            dispatches.append(StripeDispatch(event: number, endpoint: place, madeAt: clock))
        }
    }

    /// The events made since the last call, once for each endpoint.
    mutating func takeWebhooks() -> [WebhookEvent] {
        let taken = dispatches
        dispatches.removeAll()
        return taken.compactMap { dispatch in
            guard let event = events[dispatch.event] else { return nil }
            let endpoint = endpoints[dispatch.endpoint]
            return WebhookEvent(
                id: event.id, endpoint: endpoint.id, type: event.type,
                createdAt: dispatch.madeAt,
                body: body(of: event, for: endpoint))
        }
    }

    /// The endpoint an event was handed out for; the account's first where it names none.
    func endpoint(for event: WebhookEvent) -> StripeEndpoint? {
        event.endpoint.isEmpty
            ? endpoints.first : endpoints.first { $0.id == event.endpoint }
    }

    /// Whether deliveries of the event still make sense: its endpoint is there and enabled.
    func isWanted(_ event: WebhookEvent) -> Bool {
        guard let endpoint = endpoint(for: event) else { return event.endpoint.isEmpty }
        return endpoint.isEnabled && !endpoint.isDeleted
    }

    /// Takes note of how a delivery ended; an endpoint that fails for days is disabled.
    mutating func noteDelivery(
        of event: WebhookEvent, succeeded: Bool, at now: VirtualInstant
    ) {
        guard let place = endpoints.firstIndex(where: { $0.id == event.endpoint }) else { return }
        guard succeeded else {
            let since = endpoints[place].failingSince ?? now
            endpoints[place].failingSince = since
            if now - since >= settings.endpointPatience { endpoints[place].isEnabled = false }
            return
        }
        endpoints[place].failingSince = nil
        if let number = events.number(of: event.id) {
            events.settle(number, bits: Self.bit(of: place))
        }
    }

    /// Sixty-four endpoints can be told apart; an account has at most sixteen at a time.
    private static func bit(of place: Int) -> UInt64 { 1 << UInt64(place & 63) }
}
