import HTTPModel
import SimulationCore

/// A payment provider's stand-in: provider HTTP in, provider behaviour out, with its own books.
///
/// ## A conformer promises
/// - The same requests at the same instants give the same bytes. It has no clock, no randomness and
///   no tasks of its own: time comes in as an argument.
/// - It refuses what the provider refuses, with the provider's status, shape and words.
/// - Every movement of money is in ``books`` exactly once, whatever it told the caller.
///
/// ## A caller must expect
/// - Effects that happen by themselves (a hold lapses, a payment times out) happen in
///   ``advance(to:)``; ask ``nextDeadline`` when to call it.
/// - Webhooks are handed out, not sent: take them with ``takeWebhooks()``, sign each try with
///   ``delivery(of:at:with:)``.
package protocol GatewaySimulator: Sendable {
    /// The provider's name in lower case: `stripe`, `razorpay`.
    var name: String { get }
    /// The hosts it answers for: its API, and the pages a shopper is sent to.
    var hosts: [String] { get }
    /// Answers one request that arrived at `now`, suffering `misbehaviour` if there is one.
    func handle(
        _ request: RequestMessage, at now: VirtualInstant,
        suffering misbehaviour: GatewayMisbehaviour?
    ) -> ResponseMessage
    /// The earliest moment at which something happens by itself, or nil.
    var nextDeadline: VirtualInstant? { get }
    /// Lets everything happen that is due up to and including `now`.
    func advance(to now: VirtualInstant)
    /// The id of the endpoint that is always there: the one whose address the settings name.
    ///
    /// Who serves the account live sends its events where the person who started it said.
    var ownEndpoint: String { get }
    /// The events made since the last call, in order of making.
    func takeWebhooks() -> [WebhookEvent]
    /// The signed request that delivers an event; providers sign each try anew.
    func delivery(
        of event: WebhookEvent, at now: VirtualInstant, with secret: WebhookSecretChoice
    ) -> RequestMessage
    /// The event as it looks in another version or mode; deliver that instead of the event itself.
    func disguise(_ event: WebhookEvent, as disguise: WebhookDisguise) -> WebhookEvent
    /// Whether the event's endpoint is still there and enabled: if not, no try makes sense.
    func isWanted(_ event: WebhookEvent) -> Bool
    /// How long after the n-th failed try (from 1) the next one comes, or nil when it gives up.
    func retryDelay(afterTry number: Int) -> VirtualDuration?
    /// The label of a call, for fault placement: `stripe.capture`, `razorpay.refund`.
    func label(of request: RequestMessage) -> String
    /// Every movement of money so far, in order.
    var books: [BookEntry] { get }
    /// How many book entries there are, without copying them.
    var bookCount: Int { get }

    // What a person at the control desk needs.

    /// Tells how a delivery ended; providers give up endpoints that fail too long.
    func noteDelivery(of event: WebhookEvent, succeeded: Bool, at now: VirtualInstant)
    /// What somebody outside the API can decide about an object now: its bank, its shopper.
    ///
    /// The words are the same in scenario files, the control API and the page: `pass-challenge`.
    func choices(for objectID: String) -> [String]
    /// Carries out one of the ``choices(for:)`` with all that follows from it.
    func decide(
        _ choice: String, on objectID: String, at now: VirtualInstant
    ) throws(GatewayRefusal)
    /// What the account holds, one line for each currency, in order of currency.
    var balances: [GatewayBalance] { get }
    /// The objects changed last, newest change first, at most `limit` of them.
    func objects(limit: Int) -> [GatewayObject]
    /// Everything the account knows at this moment.
    func snapshot() -> GatewaySnapshot
    /// Makes the account what it was when the snapshot was taken.
    func restore(_ snapshot: GatewaySnapshot) throws(GatewayRefusal)
    /// The broken promises of the account's own books among all that changed since the last look.
    ///
    /// Empty unless the simulator itself is wrong: never captured above authorized, never refunded
    /// above captured, every effect in one balance row, every payout equal to its rows.
    func brokenInvariants() -> [String]
    /// The broken promises among everything the account has ever done, added up anew.
    ///
    /// Its cost grows with the account: for the end of a walk, not for each of its steps.
    func brokenInvariantsFromTheStart() -> [String]
}

/// Which of the endpoint's secrets signs a delivery.
package enum WebhookSecretChoice: Sendable, Hashable {
    case current
    /// The secret before the last rotation: valid for a while.
    case previous
    /// Somebody else's secret: a forgery.
    case forged
}

/// One event the provider wants delivered.
package struct WebhookEvent: Sendable, Hashable {
    /// The provider's event id, equal over retries.
    package let id: String
    /// Which of the account's endpoints it is for; one event is handed out once for each.
    package let endpoint: String
    /// The provider's event type, such as `charge.captured` or `payment.captured`.
    package let type: String
    package let createdAt: VirtualInstant
    /// The raw body whose bytes are signed.
    package let body: [UInt8]

    package init(
        id: String, endpoint: String = "", type: String, createdAt: VirtualInstant, body: [UInt8]
    ) {
        self.id = id
        self.endpoint = endpoint
        self.type = type
        self.createdAt = createdAt
        self.body = body
    }
}
