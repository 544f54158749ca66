import HTTPModel
import PaymentsDomain
import PaymentsPorts
import Synchronization

@testable import PaymentsREST

/// Use cases that answer what a test says and remember what they were asked.
final class ScriptedUseCases: Sendable {
    private let asked = Mutex<[String]>([])
    private let outcome: Result<CommandResult, CommandFailure>
    let payments: [Payment]
    let entries: [JournalEntry]
    let breaks: [ReconciliationBreak]
    let report: ReconciliationReport?
    let parked: ParkedWork

    init(
        _ outcome: Result<CommandResult, CommandFailure> = .failure(.storeUnavailable),
        payments: [Payment] = [], entries: [JournalEntry] = [],
        breaks: [ReconciliationBreak] = [], report: ReconciliationReport? = nil,
        parked: ParkedWork = ParkedWork(sagas: [], notices: [])
    ) {
        self.outcome = outcome
        self.payments = payments
        self.entries = entries
        self.breaks = breaks
        self.report = report
        self.parked = parked
    }

    /// Every call, in words.
    var calls: [String] { asked.withLock { $0 } }

    var api: PaymentsAPI {
        PaymentsAPI(
            authorize: self, capture: self, fail: self, refund: self, reconcile: self, read: self,
            stripeWebhooks: EchoingReceiver(name: "stripe"),
            razorpayWebhooks: EchoingReceiver(name: "razorpay"))
    }

    func note(_ call: String) { asked.withLock { $0.append(call) } }

    func answer() throws(CommandFailure) -> CommandResult { try outcome.get() }

    /// Throws the scripted failure, if there is one.
    func failIfScripted() throws(CommandFailure) {
        if case .failure(let failure) = outcome, payments.isEmpty { throw failure }
    }
}

extension ScriptedUseCases: AuthorizePaymentUseCase, CapturePaymentUseCase, FailPaymentUseCase,
    RefundPaymentUseCase
{
    func authorize(_ command: AuthorizeCommand) async throws(CommandFailure) -> CommandResult {
        note(
            "authorize \(command.orderID.text) \(command.provider.text) \(command.amount) "
                + "\(command.method.kind.rawValue) \(command.method.reference) "
                + command.idempotencyKey)
        return try answer()
    }

    func capture(_ command: CaptureCommand) async throws(CommandFailure) -> CommandResult {
        note(
            "capture \(command.paymentID.text) \(command.amount?.description ?? "all") "
                + command.idempotencyKey)
        return try answer()
    }

    func cancel(_ command: CancelCommand) async throws(CommandFailure) -> CommandResult {
        note("cancel \(command.paymentID.text) \(command.idempotencyKey)")
        return try answer()
    }

    func refund(_ command: RefundCommand) async throws(CommandFailure) -> CommandResult {
        note(
            "refund \(command.paymentID.text) \(command.amount?.description ?? "all") "
                + "\(command.reason ?? "-") \(command.idempotencyKey)")
        return try answer()
    }
}

extension ScriptedUseCases: ReconcilePaymentsUseCase, ReadPaymentsUseCase {
    func reconcile(_ id: PaymentID) async throws(CommandFailure) -> PaymentReconciliation {
        note("reconcile \(id.text)")
        return PaymentReconciliation(payment: try await payment(id), breaks: breaks)
    }

    func reconcileAll(
        _ provider: ProviderName, since: Timestamp
    ) async throws(CommandFailure) -> ReconciliationReport {
        note("reconcileAll \(provider.text) \(since.milliseconds)")
        guard let report else { throw .unknownProvider(provider) }
        return report
    }

    func payment(_ id: PaymentID) async throws(CommandFailure) -> Payment {
        try failIfScripted()
        guard let payment = payments.first(where: { $0.id == id }) else {
            throw .paymentNotFound(id)
        }
        return payment
    }

    func payments(of order: OrderID) async throws(CommandFailure) -> [Payment] {
        note("payments \(order.text)")
        return payments.filter { $0.orderID == order }
    }

    func ledgerEntries(of id: PaymentID) async throws(CommandFailure) -> [JournalEntry] {
        try failIfScripted()
        return entries
    }

    func parkedWork() async throws(CommandFailure) -> ParkedWork { parked }
}

/// Stands in for a webhook receiver: says who it is and how long the body was.
struct EchoingReceiver: HTTPHandler {
    let name: String

    func handle(_ request: RequestMessage) async -> ResponseMessage {
        ResponseMessage(status: 200, body: Array("\(name) \(request.body.count)".utf8))
    }
}
