import HTTPModel
import SimulationCore
import Synchronization

/// Stripe's stand-in: payments, refunds, customers, their cards, balance, events and the bank's page.
///
/// It is one test account of API version 2025-03-31.basil and heeds the version each request names.
/// Every request is handled whole when it arrives; that a first use of a key is still running is
/// what the fault `slow-answer` makes of it.
package final class StripeSimulator: GatewaySimulator {
    package let name = "stripe"
    package let hosts = ["api.stripe.com", "hooks.stripe.com"]
    private let delivery: StripeDelivery
    private let state: Mutex<StripeState>

    /// An account without any payments; the seed decides the ids it will give.
    package init(settings: StripeSettings = StripeSettings(), seed: UInt64) {
        delivery = StripeDelivery(settings: settings)
        state = Mutex(StripeState(settings: settings, seed: seed))
    }

    package func handle(
        _ request: RequestMessage, at now: VirtualInstant,
        suffering misbehaviour: GatewayMisbehaviour?
    ) -> ResponseMessage {
        state.withLock { $0.handle(request, at: now, suffering: misbehaviour) }
    }

    package var nextDeadline: VirtualInstant? { state.withLock { $0.nextDeadline() } }

    package func advance(to now: VirtualInstant) { state.withLock { $0.advance(to: now) } }

    package func takeWebhooks() -> [WebhookEvent] {
        state.withLock { $0.takeWebhooks() }
    }

    package func label(of request: RequestMessage) -> String { StripeRoute(request).label }

    package var books: [BookEntry] { state.withLock { $0.writtenBooks() } }

    package var bookCount: Int { state.withLock { $0.movements.count } }

    package func delivery(
        of event: WebhookEvent, at now: VirtualInstant, with secret: WebhookSecretChoice
    ) -> RequestMessage {
        delivery.request(for: event, at: now, with: secret)
    }

    package func retryDelay(afterTry number: Int) -> VirtualDuration? {
        delivery.retryDelay(afterTry: number)
    }

    package func snapshot() -> GatewaySnapshot {
        GatewaySnapshot(state: state.withLock { $0 })
    }

    package func restore(_ snapshot: GatewaySnapshot) throws(GatewayRefusal) {
        guard let kept = snapshot.state as? StripeState else {
            throw GatewayRefusal("the snapshot was taken of another provider's account")
        }
        state.withLock { $0 = kept }
    }
}
