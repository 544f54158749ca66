import PaymentsApplication
import PaymentsDomain
import PaymentsPorts
import Testing

/// The use cases and sagas with a store, a gateway and a clock under a test's control.
struct Stage: Sendable {
    let store = DictionaryStore()
    let clock = StandingClock()
    let gateway: ScriptedGateway
    let with: Collaborators

    init(_ gateway: ScriptedGateway = ScriptedGateway()) {
        self.gateway = gateway
        with = Collaborators(
            repository: store, sagas: store, inbox: store, ledger: store, gateways: [gateway],
            clock: clock, identifiers: CountingIdentifiers())
    }

    @discardableResult
    func authorize(
        key: String = "k-auth", amount: Int = 10_000
    ) async throws -> CommandResult {
        try await AuthorizePayment(with).authorize(
            AuthorizeCommand(
                orderID: OrderID("order-41"), provider: gateway.provider,
                amount: try dollars(amount),
                method: PaymentMethod(kind: .card, reference: "pm_card_visa"), idempotencyKey: key))
    }

    @discardableResult
    func capture(_ amount: Int? = nil, key: String = "k-cap") async throws -> CommandResult {
        try await CapturePayment(with).capture(
            CaptureCommand(
                paymentID: id, amount: try amount.map { try dollars($0) }, idempotencyKey: key))
    }

    @discardableResult
    func cancel(key: String = "k-cancel") async throws -> CommandResult {
        try await FailPayment(with).cancel(CancelCommand(paymentID: id, idempotencyKey: key))
    }

    @discardableResult
    func refund(_ amount: Int? = 4_000, key: String = "k-refund") async throws -> CommandResult {
        try await RefundPayment(with).refund(
            RefundCommand(
                paymentID: id, amount: try amount.map { try dollars($0) }, reason: nil,
                idempotencyKey: key))
    }

    /// Lets time pass and goes on with the sagas that are due then.
    @discardableResult
    func runSagas(after milliseconds: Int = 60_000) async -> Int {
        clock.advance(milliseconds: milliseconds)
        return await SagaRunner(with).runDue()
    }

    /// Goes on with sagas for thirty days, looking once a minute in the first two hours, then hourly.
    func runSagasToTheEnd() async {
        for _ in 0..<120 { await runSagas() }
        for _ in 0..<(30 * 24) { await runSagas(after: 3_600_000) }
    }

    /// Receives a webhook under that event id.
    @discardableResult
    func receive(
        _ activity: ProviderActivity, event: String = "evt", from provider: String = "stripe"
    ) async throws -> Bool {
        try await ReceiveNotice(with).receive(
            ProviderNotice(
                id: NoticeID(provider: ProviderName(provider), eventID: event), type: "type",
                activity: activity, body: [], receivedAt: clock.now))
    }

    func drain() async -> Int { await ApplyNotices(with).drain() }

    let id = PaymentID("pay_1")
    var payment: Payment {
        get throws { try #require(store.payment(id)) }
    }
    var entries: [String] { store.now.entries.map(\.id) }
    var events: [String] { store.now.outbox.map(\.event.name) }
    func state(of saga: String) -> SagaRecord.State? { store.saga(saga)?.state }
}

extension Stage {
    /// A stage with an authorized payment; one call was sent for it.
    static func authorized(_ gateway: ScriptedGateway = ScriptedGateway()) async throws -> Stage {
        let stage = Stage(gateway)
        try gateway.will { $0.authorizations = [.done(try held())] }
        try await stage.authorize()
        return stage
    }

    static func captured(_ gateway: ScriptedGateway = ScriptedGateway()) async throws -> Stage {
        let stage = try await authorized(gateway)
        try gateway.will { $0.captures = [.done(try PaymentsApplicationTests.captured())] }
        try await stage.capture()
        return stage
    }
}
