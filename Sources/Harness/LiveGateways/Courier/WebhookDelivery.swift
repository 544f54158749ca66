import GatewaySimulators
import HTTPModel
import SimulationCore

/// One event on its way to one address, with all that happened to it.
package struct WebhookDelivery: Sendable {
    /// What became of it so far.
    package enum Stage: String, Sendable, Hashable {
        case waiting
        case delivered
        /// A fault took it away, or a restored snapshot did.
        case dropped
        /// The last try of the provider's schedule failed.
        case givenUp = "given-up"
    }

    let id: String
    /// Its place among the deliveries of its queue.
    let number: Int
    let gateway: GatewayName
    var event: WebhookEvent
    /// The address of the command line; nil where the account's own endpoint has one.
    let url: WebhookURL?
    var stage = Stage.waiting
    var due: VirtualInstant?
    /// Which entry of the queue's schedule is still good: an older one was overtaken.
    var schedule = 0
    var secret = WebhookSecretChoice.current
    /// How often the next try is sent.
    var copies = 1
    /// The fault the next try suffers.
    var fault: String?
    var isUnderWay = false
    /// Whether it waits for another event to go first.
    var isHeld = false
    /// The deliveries that go when this one has been tried.
    var followers: [Int] = []
    /// Failed tries that count for the provider's schedule.
    var failures = 0
    var tries: [WebhookTry] = []

    /// Where it is to go, as far as one place is told from another.
    var destination: String {
        gateway.rawValue + " " + (url?.description ?? event.endpoint)
    }
}

/// One try to deliver an event.
package struct WebhookTry: Sendable {
    /// How it ended.
    package struct Outcome: Sendable, Hashable {
        /// The endpoint's status, when it answered.
        let status: Int?
        /// What happened, in words.
        let detail: String

        /// Providers take any 2xx for a yes and nothing else.
        var isDelivered: Bool { status.map { (200..<300).contains($0) } ?? false }
    }

    let at: VirtualInstant
    let outcome: Outcome
    let fault: String?
}

/// A try that is to be made now.
struct WebhookOrder: Sendable {
    let id: String
    let gateway: GatewayName
    let event: WebhookEvent
    let url: WebhookURL?
    let secret: WebhookSecretChoice
    let copies: Int
}
