import PaymentsDomain
import PaymentsPorts

/// A node's way to a provider: through its gate, so that a crash can be placed on either side.
struct GuardedGateway: PaymentGateway {
    let gateway: any PaymentGateway
    let gate: NodeGate

    var provider: ProviderName { gateway.provider }
    var traits: GatewayTraits { gateway.traits }

    func authorize(_ request: AuthorizationRequest) async -> GatewayOutcome<PaymentSnapshot> {
        guard gate.mayBegin("gateway.authorize") else { return stopped }
        let outcome = await gateway.authorize(request)
        return gate.maySee("gateway.authorize") ? outcome : stopped
    }

    func capture(_ request: CaptureRequest) async -> GatewayOutcome<PaymentSnapshot> {
        guard gate.mayBegin("gateway.capture") else { return stopped }
        let outcome = await gateway.capture(request)
        return gate.maySee("gateway.capture") ? outcome : stopped
    }

    func cancel(_ request: CancellationRequest) async -> GatewayOutcome<PaymentSnapshot> {
        guard gate.mayBegin("gateway.cancel") else { return stopped }
        let outcome = await gateway.cancel(request)
        return gate.maySee("gateway.cancel") ? outcome : stopped
    }

    func refund(_ request: RefundRequest) async -> GatewayOutcome<RefundSnapshot> {
        guard gate.mayBegin("gateway.refund") else { return .unknown("the node stopped") }
        let outcome = await gateway.refund(request)
        return gate.maySee("gateway.refund") ? outcome : .unknown("the node stopped")
    }

    func find(_ query: PaymentQuery) async -> GatewayFinding<PaymentSnapshot> {
        guard gate.mayBegin("gateway.find") else { return .unknown("the node stopped") }
        let finding = await gateway.find(query)
        return gate.maySee("gateway.find") ? finding : .unknown("the node stopped")
    }

    func findRefunds(_ query: RefundQuery) async -> GatewayFinding<[RefundSnapshot]> {
        guard gate.mayBegin("gateway.find-refunds") else { return .unknown("the node stopped") }
        let finding = await gateway.findRefunds(query)
        return gate.maySee("gateway.find-refunds") ? finding : .unknown("the node stopped")
    }

    func activity(since: Timestamp) async -> GatewayFinding<[ProviderActivity]> {
        guard gate.mayBegin("gateway.activity") else { return .unknown("the node stopped") }
        let finding = await gateway.activity(since: since)
        return gate.maySee("gateway.activity") ? finding : .unknown("the node stopped")
    }

    private var stopped: GatewayOutcome<PaymentSnapshot> { .unknown("the node stopped") }
}

/// A node's way to the subscribers of its events: through its gate.
struct GuardedPublisher: EventPublisher {
    let publisher: any EventPublisher
    let gate: NodeGate

    func publish(_ message: OutboxMessage) async -> Bool {
        guard gate.mayBegin("publisher.publish") else { return false }
        let isPublished = await publisher.publish(message)
        return gate.maySee("publisher.publish") && isPublished
    }
}
