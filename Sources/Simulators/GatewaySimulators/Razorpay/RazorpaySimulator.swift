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
    private let state: Mutex<RazorpayState>
    private let webhookTarget: (scheme: String, host: String, path: String)

    /// An account with no history; equal seeds give equal ids.
    package init(settings: RazorpaySettings = RazorpaySettings(), seed: UInt64) {
        self.settings = settings
        let credentials = BasicAuthentication.header(
            user: settings.keyID, password: settings.keySecret)
        state = Mutex(
            RazorpayState(settings: settings, credentials: credentials, seed: seed))
        webhookTarget = Self.split(settings.webhookURL)
    }

    package var name: String { "razorpay" }
    package var hosts: [String] { [Self.host] }
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
        let key =
            switch secret {
            case .current: settings.webhookSecret
            case .previous: settings.previousWebhookSecret
            case .forged: "not the webhook secret"
            }
        var fields = HTTPFields()
        fields[.contentType] = "application/json"
        fields[.razorpayEventID] = event.id
        fields[.razorpaySignature] = RazorpaySignature.hex(of: event.body, secret: key)
        return RequestMessage(
            .post, host: webhookTarget.host, path: webhookTarget.path,
            scheme: webhookTarget.scheme, fields: fields, body: event.body)
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

    /// Scheme, host and path of an address; `https` and `/` where it lacks them.
    private static func split(_ address: String) -> (scheme: String, host: String, path: String) {
        var scheme = "https"
        var rest = Substring(address)
        if rest.hasPrefix("http://") {
            scheme = "http"
            rest = rest.dropFirst(7)
        } else if rest.hasPrefix("https://") {
            rest = rest.dropFirst(8)
        }
        guard let slash = rest.firstIndex(of: "/") else { return (scheme, String(rest), "/") }
        return (scheme, String(rest[..<slash]), String(rest[slash...]))
    }
}
