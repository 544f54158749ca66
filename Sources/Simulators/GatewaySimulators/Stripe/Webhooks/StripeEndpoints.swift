import HTTPModel
import SimulationCore

/// What `POST /v1/webhook_endpoints` asks for.
struct StripeEndpointOrder: Sendable {
    let address: StripeAddress
    let enabledEvents: [String]
    let apiVersion: String?
    let description: String?
    let metadata: [FormItem]
}

/// What `POST /v1/webhook_endpoints/…` changes; what is nil stays as it is.
struct StripeEndpointChange: Sendable {
    let address: StripeAddress?
    let enabledEvents: [String]?
    /// An empty text unsets it.
    let description: String?
    let isDisabled: Bool?
    let metadata: StripeMetadataChange
}

/// Keeping the account's endpoints.
extension StripeState {
    /// How many endpoints an account may have.
    static let mostEndpoints = 16

    mutating func createEndpoint(_ order: StripeEndpointOrder) throws(StripeError) -> Int {
        guard endpoints.count(where: { !$0.isDeleted }) < Self.mostEndpoints else {
            throw StripeError(
                "You have reached the maximum of \(Self.mostEndpoints) test webhook endpoints.")
        }
        var endpoint = StripeEndpoint(
            id: identifiers.next(prefix: "we_1", length: 23), created: clock.seconds,
            address: order.address, enabledEvents: order.enabledEvents,
            apiVersion: order.apiVersion, description: order.description,
            secrets: StripeEndpointSecrets(identifiers.next(prefix: "whsec_", length: 32)))
        endpoint.metadata = order.metadata
        endpoints.append(endpoint)
        return endpoints.count - 1
    }

    mutating func updateEndpoint(
        _ id: String, _ change: StripeEndpointChange
    ) throws(StripeError) -> Int {
        let place = try findEndpoint(id)
        try change.metadata.check(on: endpoints[place].metadata)
        if let address = change.address { endpoints[place].address = address }
        if let types = change.enabledEvents { endpoints[place].enabledEvents = types }
        if let text = change.description {
            endpoints[place].description = text.isEmpty ? nil : text
        }
        if let isDisabled = change.isDisabled {
            endpoints[place].isEnabled = !isDisabled
            endpoints[place].failingSince = nil
        }
        change.metadata.apply(to: &endpoints[place].metadata)
        return place
    }

    mutating func deleteEndpoint(_ id: String) throws(StripeError) -> [UInt8] {
        let place = try findEndpoint(id)
        endpoints[place].isDeleted = true
        var out = StripeWriter(capacity: 96)
        out.raw(#"{"id":"#)
        out.word(id)
        out.raw(#","object":"webhook_endpoint","deleted":true}"#)
        return out.bytes
    }

    /// Gives an endpoint a new secret; the old one signs besides for a day.
    mutating func rollSecret(of place: Int) {
        let old = endpoints[place].secrets.current
        endpoints[place].secrets = StripeEndpointSecrets(
            identifiers.next(prefix: "whsec_", length: 32), previous: old,
            until: clock + settings.secretOverlap)
    }

    func endpointPlace(of id: String) -> Int? {
        endpoints.firstIndex { $0.id == id && !$0.isDeleted }
    }

    private func findEndpoint(_ id: String) throws(StripeError) -> Int {
        guard let place = endpointPlace(of: id) else {
            throw .missing(.endpoint, id, param: StripeKind.endpoint.pathParameter)
        }
        return place
    }

    /// Writes an endpoint; its secret is told once, to whoever creates it.
    func write(
        _ endpoint: StripeEndpoint, withSecret: Bool = false, into out: inout StripeWriter
    ) {
        out.raw(#"{"id":"#)
        out.word(endpoint.id)
        out.raw(#","object":"webhook_endpoint","api_version":"#)
        out.string(endpoint.apiVersion)
        out.raw(#","application":null,"created":"#)
        out.integer(endpoint.created)
        out.raw(#","description":"#)
        out.string(endpoint.description)
        out.raw(#","enabled_events":["#)
        for (index, type) in endpoint.enabledEvents.enumerated() {
            if index > 0 { out.raw(",") }
            out.string(type)
        }
        out.raw(#"],"livemode":false,"metadata":"#)
        out.map(endpoint.metadata)
        if withSecret {
            out.raw(#","secret":"#)
            out.word(endpoint.secrets.current)
        }
        out.raw(
            endpoint.isEnabled ? #","status":"enabled","url":"# : #","status":"disabled","url":"#)
        out.string(endpoint.address.url)
        out.raw("}")
    }
}
