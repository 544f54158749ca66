import HTTPModel
import HTTPTypes
import PaymentsApplication
import PaymentsDomain
import PaymentsMessaging
import PaymentsPorts

/// Puts a planted bug where it belongs while a node is put together; without one, changes nothing.
struct BugPlanting {
    private let bug: PlantedBug?
    private let contractFault: PlantedContractFault?

    init(_ bug: PlantedBug?, contractFault: PlantedContractFault? = nil) {
        self.bug = bug
        self.contractFault = contractFault
    }

    func store(_ store: GuardedStore) -> GuardedStore {
        guard let tampering = StoreTampering(bug, deliveries: DeliveryCount()) else { return store }
        return store.tampered(tampering)
    }

    /// The store as the refund use case sees it.
    func refundStore(_ store: GuardedStore) -> GuardedStore {
        bug == .refundsUncaptured ? store.tampered(.takingHoldsForCaptures) : store
    }

    func gateway(_ gateway: any PaymentGateway) -> any PaymentGateway {
        bug == .retriesWithFreshKey ? BlindRetryGateway(gateway: gateway) : gateway
    }

    func transport(_ transport: any HTTPTransport) -> any HTTPTransport {
        bug == .sendsTextAmounts ? TextAmountTransport(transport: transport) : transport
    }

    func publisher(_ publisher: any EventPublisher) -> any EventPublisher {
        bug == .keepsFailuresFromOrders ? FailureHidingPublisher(publisher: publisher) : publisher
    }

    func api(_ api: any HTTPHandler) -> any HTTPHandler {
        if let contractFault { return FaultyAPI(api: api, fault: contractFault) }
        return bug == .answersOutsideContract ? TalkativeAPI(api: api) : api
    }

    /// Whether sagas are ever gone on with.
    var resumesSagas: Bool { bug != .neverResumes }
}

/// Sends again under a new key whenever it hears nothing useful.
private struct BlindRetryGateway: PaymentGateway {
    let gateway: any PaymentGateway

    var provider: ProviderName { gateway.provider }
    var traits: GatewayTraits { gateway.traits }

    func authorize(_ request: AuthorizationRequest) async -> GatewayOutcome<PaymentSnapshot> {
        let outcome = await gateway.authorize(request)
        guard case .unknown = outcome else { return outcome }
        return await gateway.authorize(
            AuthorizationRequest(
                paymentID: request.paymentID, orderID: request.orderID, amount: request.amount,
                method: request.method, key: fresh(request.key)))
    }

    func capture(_ request: CaptureRequest) async -> GatewayOutcome<PaymentSnapshot> {
        await gateway.capture(request)
    }

    func cancel(_ request: CancellationRequest) async -> GatewayOutcome<PaymentSnapshot> {
        await gateway.cancel(request)
    }

    func refund(_ request: RefundRequest) async -> GatewayOutcome<RefundSnapshot> {
        let outcome = await gateway.refund(request)
        guard case .unknown = outcome else { return outcome }
        return await gateway.refund(
            RefundRequest(
                paymentID: request.paymentID, refundID: request.refundID,
                transactionID: request.transactionID, amount: request.amount,
                key: fresh(request.key)))
    }

    func find(_ query: PaymentQuery) async -> GatewayFinding<PaymentSnapshot> {
        await gateway.find(query)
    }

    func findRefunds(_ query: RefundQuery) async -> GatewayFinding<[RefundSnapshot]> {
        await gateway.findRefunds(query)
    }

    func activity(since: Timestamp) async -> GatewayFinding<[ProviderActivity]> {
        await gateway.activity(since: since)
    }

    private func fresh(_ key: IdempotencyKey) -> IdempotencyKey {
        IdempotencyKey(key.text + "-again")
    }
}

/// Writes amounts in events as text.
private struct TextAmountTransport: HTTPTransport {
    let transport: any HTTPTransport

    func send(
        _ request: RequestMessage, timeoutMilliseconds: Int
    ) async throws(TransportFailure) -> ResponseMessage {
        var request = request
        if request.host == WorldHosts.orders {
            let text = String(decoding: request.body, as: UTF8.self)
            request.body = Array(
                text.replacing("\"amount_minor\":", with: "\"amount_minor\":\"\",\"was\":").utf8)
        }
        return try await transport.send(request, timeoutMilliseconds: timeoutMilliseconds)
    }
}

/// Says that failures were published, and publishes only the rest.
private struct FailureHidingPublisher: EventPublisher {
    let publisher: any EventPublisher

    func publish(_ message: OutboxMessage) async -> Bool {
        if case .failed = message.event.kind { return true }
        return await publisher.publish(message)
    }
}

/// Adds a member to every JSON answer.
private struct TalkativeAPI: HTTPHandler {
    let api: any HTTPHandler

    func handle(_ request: RequestMessage) async -> ResponseMessage {
        var response = await api.handle(request)
        if response.status == 201, response.body.first == UInt8(ascii: "{") {
            response.body.replaceSubrange(0..<1, with: Array("{\"debug\":true,".utf8))
        }
        return response
    }
}
