import HTTPModel
import HTTPTypes
import SimulationCore
import Synchronization

/// A stand-in for one Razorpay account: orders, payments, captures, refunds, and their webhooks.
///
/// The shopper's part is a form post to the page that `next` names:
/// `outcome=approve|decline|abandon|late-approve`. The documented test cards and UPI addresses fail
/// as documented, whatever the shopper does.
package final class RazorpaySimulator: GatewaySimulator {
    static let host = "api.razorpay.com"

    package let settings: RazorpaySettings
    let state: Mutex<RazorpayState>
    private let deliveries: RazorpayDelivery

    /// An account with no history; equal seeds give equal ids.
    package init(settings: RazorpaySettings = RazorpaySettings(), seed: UInt64) {
        self.settings = settings
        let credentials = BasicAuthentication.header(
            user: settings.keyID, password: settings.keySecret)
        state = Mutex(
            RazorpayState(settings: settings, credentials: credentials, seed: seed))
        deliveries = RazorpayDelivery(settings)
    }

    package var name: String { "razorpay" }
    package var hosts: [String] { [Self.host] }
    package var ownEndpoint: String { RazorpaySettings.ownWebhookID }
    package var nextDeadline: VirtualInstant? { state.withLock { $0.nextDeadline() } }
    package var books: [BookEntry] { state.withLock { $0.books } }
    package var bookCount: Int { state.withLock { $0.books.count } }

    package func handle(
        _ request: RequestMessage, at now: VirtualInstant,
        suffering misbehaviour: GatewayMisbehaviour?
    ) -> ResponseMessage {
        state.withLock { $0.answer(request, at: now, suffering: misbehaviour) }
    }

    package func advance(to now: VirtualInstant) { state.withLock { $0.advance(to: now) } }

    package func takeWebhooks() -> [WebhookEvent] {
        state.withLock { $0.takeWebhooks() }
    }

    package func delivery(
        of event: WebhookEvent, at now: VirtualInstant, with secret: WebhookSecretChoice
    ) -> RequestMessage {
        deliveries.request(of: event, with: secret)
    }

    /// Each wait is twice the one before, until the tries would leave the retry window.
    package func retryDelay(afterTry number: Int) -> VirtualDuration? {
        guard (1...30).contains(number) else { return nil }
        let first = settings.webhookFirstRetryDelay.milliseconds
        let delay = first << (number - 1)
        let sinceFirstTry = delay - first + delay
        guard sinceFirstTry <= settings.webhookRetryWindow.milliseconds else { return nil }
        return .milliseconds(delay)
    }

    package func label(of request: RequestMessage) -> String { RazorpayRoute(request).label }

    package func snapshot() -> GatewaySnapshot {
        GatewaySnapshot(state: state.withLock { $0 })
    }

    package func restore(_ snapshot: GatewaySnapshot) throws(GatewayRefusal) {
        guard let kept = snapshot.state as? RazorpayState else {
            throw GatewayRefusal("the snapshot was taken of another provider's account")
        }
        state.withLock { $0 = kept }
    }
}

extension RazorpaySimulator {
    /// Events say nothing of their mode; those of an older version lack what was added since.
    package func disguise(_ event: WebhookEvent, as disguise: WebhookDisguise) -> WebhookEvent {
        switch disguise {
        case .otherMode: event
        case .oldVersion: event.inOlderShape
        }
    }

    package func isWanted(_ event: WebhookEvent) -> Bool {
        state.withLock { $0.money.webhooks.isOn(event.endpoint) }
    }

    package func noteDelivery(of event: WebhookEvent, succeeded: Bool, at now: VirtualInstant) {
        state.withLock { state in
            state.advance(to: now)
            state.noteDelivery(of: event, succeeded: succeeded)
        }
    }

    package func choices(for objectID: String) -> [String] {
        state.withLock { $0.choices(for: objectID) }
    }

    package func decide(
        _ choice: String, on objectID: String, at now: VirtualInstant
    ) throws(GatewayRefusal) {
        let refusal: GatewayRefusal? = state.withLock { state in
            do throws(GatewayRefusal) {
                try state.decide(choice, on: objectID, at: now)
                return nil
            } catch {
                return error
            }
        }
        if let refusal { throw refusal }
    }

    package var balances: [GatewayBalance] { state.withLock { $0.balances } }

    package func objects(limit: Int) -> [GatewayObject] {
        state.withLock { $0.objects(limit: limit) }
    }

    package func brokenInvariants() -> [String] { state.withLock { $0.brokenInvariants() } }

    package func brokenInvariantsFromTheStart() -> [String] {
        state.withLock { $0.brokenInvariantsFromTheStart() }
    }
}
