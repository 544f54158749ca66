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
    package let ownEndpoint = StripeEndpoint.ownID
    private let delivery: StripeDelivery
    let state: Mutex<StripeState>

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
        let endpoint = state.withLock { $0.endpoint(for: event) }
        return delivery.request(for: event, to: endpoint, at: now, with: secret)
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

// What a person at the control desk needs.
extension StripeSimulator {
    package func noteDelivery(of event: WebhookEvent, succeeded: Bool, at now: VirtualInstant) {
        state.withLock { $0.noteDelivery(of: event, succeeded: succeeded, at: now) }
    }

    package func disguise(_ event: WebhookEvent, as disguise: WebhookDisguise) -> WebhookEvent {
        state.withLock { $0.disguise(event, as: disguise) }
    }

    package func isWanted(_ event: WebhookEvent) -> Bool {
        state.withLock { $0.isWanted(event) }
    }

    package func choices(for objectID: String) -> [String] {
        state.withLock { state in
            state.subject(of: objectID).map { state.choices(about: $0).map(\.rawValue) } ?? []
        }
    }

    package func decide(
        _ choice: String, on objectID: String, at now: VirtualInstant
    ) throws(GatewayRefusal) {
        let result = state.withLock { state -> Result<Void, GatewayRefusal> in
            do throws(GatewayRefusal) {
                return .success(try state.decide(choice, on: objectID, at: now))
            } catch {
                return .failure(error)
            }
        }
        try result.get()
    }

    package var balances: [GatewayBalance] { state.withLock { $0.balances() } }

    package func objects(limit: Int) -> [GatewayObject] {
        state.withLock { $0.recentObjects(limit: limit) }
    }

    package func brokenInvariants() -> [String] { state.withLock { $0.brokenPromises() } }

    package func brokenInvariantsFromTheStart() -> [String] {
        state.withLock { $0.brokenPromisesFromTheStart() }
    }
}
