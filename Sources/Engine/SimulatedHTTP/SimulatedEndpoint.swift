import HTTPModel
import SimulationCore

/// Something that answers under a host name of the simulated network.
package protocol SimulatedEndpoint: Sendable {
    /// Whether anybody listens; when not, connections are refused.
    var isUp: Bool { get }
    /// What to call a request, for fault placement and for people: `stripe.capture`.
    func label(of request: RequestMessage) -> String
    /// Takes a request that has arrived and replies once, now or later.
    ///
    /// A reply of nil means that whoever was answering died: the connection breaks.
    func receive(
        _ request: RequestMessage, label: String,
        reply: @escaping @Sendable (ResponseMessage?) -> Void)
}

/// One request and what became of it, as its sender saw it.
package struct SimulatedExchange: Sendable {
    /// How it ended for the sender.
    package enum Ending: Sendable, Hashable {
        case answered
        case failed(TransportFailure)
    }

    package let sender: String
    package let label: String
    package let request: RequestMessage
    /// The answer, also when it was lost on its way; nil when there was none in time.
    package let response: ResponseMessage?
    package let ending: Ending
    /// The transport fault that struck it, by name.
    package let fault: String?
    package let startedAt: VirtualInstant
    package let endedAt: VirtualInstant
}

/// Watches what goes over the simulated network.
package protocol NetworkObserver: AnyObject {
    /// A request was answered, whether or not its sender will ever see the answer.
    func answered(_ request: RequestMessage, _ response: ResponseMessage, label: String)
    /// An exchange ended for its sender.
    func ended(_ exchange: SimulatedExchange)
}
