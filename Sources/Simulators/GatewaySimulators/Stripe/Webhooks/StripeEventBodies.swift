/// How an event looks to one who reads it and to one who is sent it.
extension StripeState {
    /// Writes an event as the API shows it.
    func writeEvent(_ number: Int, into out: inout StripeWriter) {
        guard let event = events[number] else { return }
        out.raw(event.body)
    }

    /// The body that delivers an event to an endpoint, in the endpoint's version.
    func body(of event: StripeEvent, for endpoint: StripeEndpoint) -> [UInt8] { event.body }
}
