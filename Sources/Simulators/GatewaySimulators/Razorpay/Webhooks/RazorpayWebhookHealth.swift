import SimulationCore

/// How the account's webhooks fare: which are on, and since when they fail.
struct RazorpayWebhookHealth: Sendable {
    struct Endpoint: Sendable {
        let webhook: RazorpayWebhook
        /// Since when no delivery has succeeded, while one has failed.
        var failingSince: VirtualInstant?
        /// Since when it is off; it stays off until somebody puts it on again.
        var disabledAt: VirtualInstant?
    }

    /// The account's own webhook first.
    private(set) var endpoints: [Endpoint]

    init(_ settings: RazorpaySettings) {
        endpoints = settings.webhooks.map { Endpoint(webhook: $0) }
    }

    func place(of id: String) -> Int? { endpoints.firstIndex { $0.webhook.id == id } }

    /// Whether events may go to that webhook; what is addressed to nobody may go.
    func isOn(_ id: String) -> Bool {
        place(of: id).map { endpoints[$0].disabledAt == nil } ?? true
    }

    mutating func disable(_ place: Int, at now: VirtualInstant) {
        endpoints[place].disabledAt = now
        endpoints[place].failingSince = nil
    }

    mutating func enable(_ place: Int) { endpoints[place].disabledAt = nil }

    mutating func noteSuccess(_ place: Int) { endpoints[place].failingSince = nil }

    /// Notes a failed delivery; true when it is the first of a row of failures.
    mutating func noteFailure(_ place: Int, at now: VirtualInstant) -> Bool {
        guard endpoints[place].disabledAt == nil, endpoints[place].failingSince == nil else {
            return false
        }
        endpoints[place].failingSince = now
        return true
    }

    /// Events for each webhook that is on and wants them, under one id; what nobody wants is not
    /// rendered.
    func addressed(_ events: [RazorpayEvent], _ settings: RazorpaySettings) -> [WebhookEvent] {
        var addressed: [WebhookEvent] = []
        addressed.reserveCapacity(events.count)
        for event in events {
            var rendered: WebhookEvent?
            for endpoint in endpoints where endpoint.disabledAt == nil {
                guard endpoint.webhook.events?.contains(event.type) ?? true else { continue }
                let full = rendered ?? event.rendered(settings)
                rendered = full
                addressed.append(full.addressed(to: endpoint.webhook.id))
            }
        }
        return addressed
    }
}

extension RazorpaySettings {
    /// The id of the account's own webhook.
    package static let ownWebhookID = "PayCheckHook01"

    /// All webhooks of the account, its own first.
    package var webhooks: [RazorpayWebhook] {
        [
            RazorpayWebhook(
                id: Self.ownWebhookID, url: webhookURL, secret: webhookSecret,
                previousSecret: previousWebhookSecret, events: money.webhookEvents)
        ] + money.moreWebhooks.prefix(29)
    }
}

extension WebhookEvent {
    fileprivate func addressed(to endpoint: String) -> WebhookEvent {
        WebhookEvent(id: id, endpoint: endpoint, type: type, createdAt: createdAt, body: body)
    }
}

extension RazorpayState {
    /// A webhook that hears nothing but failures for 24 hours is switched off.
    mutating func noteDelivery(of event: WebhookEvent, succeeded: Bool) {
        guard let place = money.webhooks.place(of: event.endpoint) else { return }
        if succeeded {
            money.webhooks.noteSuccess(place)
        } else if money.webhooks.noteFailure(place, at: now) {
            setTimer(
                .money(.webhookGivenUp(endpoint: place, failingSince: now)),
                at: now + settings.webhookRetryWindow)
        }
    }
}
