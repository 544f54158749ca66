/// How an event looks to one who reads it and to one who is sent it.
extension StripeState {
    /// Writes an event as the API shows it: with the deliveries that are still missing now.
    func writeEvent(_ number: Int, into out: inout StripeWriter) {
        guard let event = events[number] else { return }
        write(
            event, version: settings.apiVersion, pending: event.undelivered.nonzeroBitCount,
            into: &out)
    }

    /// The body that delivers an event to an endpoint, in the endpoint's version.
    func body(of event: StripeEvent, for endpoint: StripeEndpoint) -> [UInt8] {
        var out = StripeWriter(capacity: 3072)
        write(
            event, version: endpoint.apiVersion ?? settings.apiVersion,
            pending: event.undelivered.nonzeroBitCount, into: &out)
        return out.bytes
    }

    /// An event in another version or mode than its endpoint expects.
    func disguise(_ event: WebhookEvent, as disguise: WebhookDisguise) -> WebhookEvent {
        let body =
            switch disguise {
            case .oldVersion: bodyInOldVersion(of: event)
            case .otherMode:
                event.body.replacing(
                    Array(#""livemode":false"#.utf8), with: Array(#""livemode":true"#.utf8))
            }
        return WebhookEvent(
            id: event.id, endpoint: event.endpoint, type: event.type, createdAt: event.createdAt,
            body: body)
    }

    /// The event as an endpoint of long ago would get it; one no longer known stays as it is.
    private func bodyInOldVersion(of event: WebhookEvent) -> [UInt8] {
        guard let known = events.number(of: event.id).flatMap({ events[$0] }) else {
            return event.body
        }
        var out = StripeWriter(capacity: event.body.count)
        write(
            known, version: settings.strayEventVersion,
            pending: known.undelivered.nonzeroBitCount, into: &out)
        return out.bytes
    }
}

extension [UInt8] {
    /// Where some bytes first occur.
    fileprivate func firstPlace(of bytes: [UInt8], from start: Int = 0) -> Int? {
        guard let first = bytes.first else { return nil }
        var place = start
        while place + bytes.count <= count {
            if self[place] == first, self[place..<(place + bytes.count)].elementsEqual(bytes) {
                return place
            }
            place += 1
        }
        return nil
    }

    /// The bytes with every occurrence of some replaced.
    fileprivate func replacing(_ old: [UInt8], with new: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var place = 0
        while let found = firstPlace(of: old, from: place) {
            result += self[place..<found]
            result += new
            place = found + old.count
        }
        return result + self[place...]
    }
}
