import HTTPModel
import PaymentsApplication
import PaymentsAudits
import PaymentsDomain
import PaymentsGateways
import PaymentsMessaging
import PaymentsPorts
import PaymentsREST
import PaymentsWebhooks
import SimulatedHTTP

/// The payments system of one life of a node, put together with plain arguments.
///
/// This is the composition root: the same classes a merchant would deploy, with the world's clock,
/// identifiers, network and store. A planted bug, where a test asks for one, goes in here and only
/// here.
struct NodeSystem {
    let api: any HTTPHandler
    let notices: ApplyNotices
    /// Goes on with what was left in doubt; nil only where a planted bug forgets it.
    let sagas: SagaRunner?
    let relay: OutboxRelay

    init(_ parts: NodeParts, gate: NodeGate, number: Int) {
        let guarded = GuardedStore(store: parts.store, gate: gate, history: parts.history)
        let planting = BugPlanting(parts.plantedBug, contractFault: parts.contractFault)
        let store = planting.store(guarded)
        let clock = WorldClock(executor: parts.executor)
        let transport = planting.transport(parts.network.transport(from: "payments-\(number)"))
        let gateways = Self.gateways(parts.accounts, transport).map { gateway in
            planting.gateway(GuardedGateway(gateway: gateway, gate: gate))
        }
        let collaborators = Self.collaborators(parts, store, gateways, clock)
        let refundCollaborators = Self.collaborators(
            parts, planting.refundStore(store), gateways, clock)
        notices = ApplyNotices(collaborators)
        sagas = planting.resumesSagas ? SagaRunner(collaborators) : nil
        relay = OutboxRelay(
            outbox: store,
            publisher: planting.publisher(
                GuardedPublisher(
                    publisher: HTTPEventPublisher(
                        transport: transport,
                        subscribers: [EventSubscriber(url: "https://\(WorldHosts.orders)/events")]
                            .compactMap { $0 }),
                    gate: gate)))
        let webhooks = Self.webhooks(parts.accounts, collaborators, clock)
        api = planting.api(
            PaymentsAPI(
                authorize: AuthorizePayment(collaborators),
                capture: CapturePayment(collaborators), fail: FailPayment(collaborators),
                refund: RefundPayment(refundCollaborators),
                reconcile: ReconcilePayments(
                    repository: store, ledger: store, gateways: gateways,
                    learning: LearnActivity(collaborators), clock: clock),
                read: ReadPayments(collaborators), stripeWebhooks: webhooks.stripe,
                razorpayWebhooks: webhooks.razorpay))
    }

    private static func collaborators(
        _ parts: NodeParts, _ store: GuardedStore, _ gateways: [any PaymentGateway],
        _ clock: WorldClock
    ) -> Collaborators {
        Collaborators(
            repository: store, sagas: store, inbox: store, ledger: store, gateways: gateways,
            clock: clock, identifiers: parts.identifiers)
    }

    private static func gateways(
        _ accounts: MerchantAccounts, _ transport: any HTTPTransport
    ) -> [any PaymentGateway] {
        [
            StripeGateway(
                transport: transport,
                configuration: StripeGatewayConfiguration(
                    secretKey: Redacted(accounts.stripeKey),
                    returnURL: "https://shop.test/return")),
            RazorpayGateway(
                transport: transport,
                configuration: RazorpayGatewayConfiguration(
                    keyID: accounts.razorpayKeyID, keySecret: Redacted(accounts.razorpayKeySecret),
                    returnURL: "https://shop.test/return")),
        ]
    }

    private static func webhooks(
        _ accounts: MerchantAccounts, _ collaborators: Collaborators, _ clock: WorldClock
    ) -> (stripe: any HTTPHandler, razorpay: any HTTPHandler) {
        let stripe = [accounts.stripeWebhookSecret, accounts.stripePreviousWebhookSecret]
        let razorpay = [accounts.razorpayWebhookSecret, accounts.razorpayPreviousWebhookSecret]
        let count = accounts.isRotating ? 2 : 1
        let receiver = ReceiveNotice(collaborators)
        return (
            StripeWebhookReceiver(
                secrets: stripe.prefix(count).map { WebhookSecret($0) }, clock: clock,
                receiver: receiver),
            RazorpayWebhookReceiver(
                secrets: razorpay.prefix(count).map { WebhookSecret($0) }, clock: clock,
                receiver: receiver)
        )
    }
}

/// The host names of the simulated network.
enum WorldHosts {
    static let payments = "payments.test"
    static let orders = "orders.test"
}
