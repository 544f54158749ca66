import PaymentsApplication
import PaymentsAudits
import PaymentsDomain
import PaymentsPorts
import Synchronization
import Testing

/// 2026-01-05 09:00:00 UTC.
let nine = Timestamp(milliseconds: 1_767_603_600_000)

enum FixtureError: Error { case noSuchMoney }

func money(_ minorUnits: Int, _ code: String) throws -> Money {
    guard let currency = Currency(code: code),
        let money = Money(minorUnits: minorUnits, currency: currency)
    else { throw FixtureError.noSuchMoney }
    return money
}

func dollars(_ minorUnits: Int) throws -> Money { try money(minorUnits, "USD") }

struct NineOClock: WallClock {
    let now = nine
}

struct NoIdentifiers: IdentifierSource {
    func next(prefix: String) -> String { prefix + "x" }
}

/// Payments, entries and a provider's lists; it changes payments as the real store would.
final class Books: Sendable {
    struct Contents: Sendable {
        var payments: [Payment] = []
        var entries: [JournalEntry] = []
        var finding: GatewayFinding<PaymentSnapshot> = .unknown("nothing listed")
        var refunds: GatewayFinding<[RefundSnapshot]> = .found([])
        var activity: GatewayFinding<[ProviderActivity]> = .unknown("nothing listed")
        var isStoreAway = false
    }

    private let contents = Mutex(Contents())
    var now: Contents { contents.withLock { $0 } }

    func will(_ change: (inout Contents) throws -> Void) rethrows {
        try contents.withLock { contents in try change(&contents) }
    }

    /// Stores a payment with the entries its changes call for.
    func keep(_ payment: Payment) {
        var payment = payment
        let changes = payment.takeChanges()
        contents.withLock { contents in
            contents.payments.removeAll { $0.id == payment.id }
            contents.payments.append(payment)
            contents.entries += changes.movements.map {
                JournalEntry(
                    $0, paymentID: payment.id, provider: payment.provider, recordedAt: nine)
            }
        }
    }
}

extension Books: PaymentRepository {
    func payment(_ id: PaymentID) throws(StoreFailure) -> Payment? {
        let contents = now
        guard !contents.isStoreAway else { throw .unavailable("away") }
        return contents.payments.first { $0.id == id }
    }

    func payments(of order: OrderID) -> [Payment] { now.payments.filter { $0.orderID == order } }

    func payment(
        provider: ProviderName, transactionID: TransactionID
    ) throws(StoreFailure) -> Payment? {
        let contents = now
        guard !contents.isStoreAway else { throw .unavailable("away") }
        return contents.payments.first {
            $0.provider == provider && $0.transactionID == transactionID
        }
    }

    func idempotencyRecord(_ key: String) -> IdempotencyRecord? { nil }
    func paymentIDs() -> [PaymentID] { now.payments.map(\.id) }

    func commit(_ change: PaymentChange) {
        contents.withLock { contents in
            contents.payments.removeAll { $0.id == change.payment.id }
            contents.payments.append(change.payment)
            contents.entries += change.journal
        }
    }
}

extension Books: Ledger {
    func entries(of payment: PaymentID) -> [JournalEntry] {
        now.entries.filter { $0.paymentID == payment }
    }

    func allEntries() -> [JournalEntry] { now.entries }

    func post(_ entry: JournalEntry) throws(StoreFailure) {
        guard !now.entries.contains(where: { $0.id == entry.id }) else {
            throw .entryExists(entry.id)
        }
        contents.withLock { $0.entries.append(entry) }
    }
}

extension Books: SagaStore {
    func dueSagas(at now: Timestamp, limit: Int) -> [SagaRecord] { [] }
    func saga(_ id: String) -> SagaRecord? { nil }
    func save(_ saga: SagaRecord) {}
    func parkedSagas() -> [SagaRecord] { [] }
}

extension Books: WebhookInbox {
    func store(_ notice: ProviderNotice) -> Bool { true }
    func pendingNotices(limit: Int) -> [ProviderNotice] { [] }
    func markApplied(_ id: NoticeID) {}
    func park(_ id: NoticeID, reason: String) {}
    func parkedNotices() -> [(notice: ProviderNotice, reason: String)] { [] }
}

/// A provider that only answers questions.
struct ListingGateway: PaymentGateway {
    let books: Books
    let provider = ProviderName("stripe")
    let traits = GatewayTraits(
        allowsPartialCapture: true, canReleaseHolds: true, methods: [.card],
        authorizationKeyLifeMilliseconds: nil, captureKeyLifeMilliseconds: nil,
        refundKeyLifeMilliseconds: nil,
        fees: PaymentFeeCalculator(basisPoints: 290, fixedMinorUnits: 30))

    func authorize(_ request: AuthorizationRequest) async -> GatewayOutcome<PaymentSnapshot> {
        .unknown("an audit moves no money")
    }
    func capture(_ request: CaptureRequest) async -> GatewayOutcome<PaymentSnapshot> {
        .unknown("an audit moves no money")
    }
    func cancel(_ request: CancellationRequest) async -> GatewayOutcome<PaymentSnapshot> {
        .unknown("an audit moves no money")
    }
    func refund(_ request: RefundRequest) async -> GatewayOutcome<RefundSnapshot> {
        .unknown("an audit moves no money")
    }
    func find(_ query: PaymentQuery) async -> GatewayFinding<PaymentSnapshot> { books.now.finding }
    func findRefunds(_ query: RefundQuery) async -> GatewayFinding<[RefundSnapshot]> {
        books.now.refunds
    }
    func activity(since: Timestamp) async -> GatewayFinding<[ProviderActivity]> {
        books.now.activity
    }
}

/// Reconciliation with books and a provider's lists under a test's control.
struct AuditBench {
    let books = Books()
    let stripe = ProviderName("stripe")

    private var reconciling: ReconcilePayments {
        let gateway = ListingGateway(books: books)
        let collaborators = Collaborators(
            repository: books, sagas: books, inbox: books, ledger: books, gateways: [gateway],
            clock: NineOClock(), identifiers: NoIdentifiers())
        return ReconcilePayments(
            repository: books, ledger: books, gateways: [gateway],
            learning: LearnActivity(collaborators), clock: NineOClock())
    }

    func reconcile(_ id: String = "pay_1") async throws -> PaymentReconciliation {
        try await reconciling.reconcile(PaymentID(id))
    }

    func reconcileAll(since: Timestamp = nine) async throws -> ReconciliationReport {
        try await reconciling.reconcileAll(stripe, since: since)
    }

    func list(_ activities: [ProviderActivity]) {
        books.will { $0.activity = .found(activities) }
    }
}

/// What a test says about a break: its kind, what it is about, and whether it is mended.
struct BreakSummary: Hashable {
    let kind: ReconciliationBreak.Kind
    let payment: String?
    let object: String
    let isMended: Bool

    init(_ kind: ReconciliationBreak.Kind, _ payment: String?, _ object: String, mended: Bool) {
        self.kind = kind
        self.payment = payment
        self.object = object
        isMended = mended
    }
}

extension [ReconciliationBreak] {
    var summaries: [BreakSummary] {
        map { BreakSummary($0.kind, $0.paymentID?.text, $0.objectID, mended: $0.isMended) }
    }
}
