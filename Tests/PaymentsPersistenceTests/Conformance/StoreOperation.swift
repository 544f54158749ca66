import PaymentsDomain
import PaymentsPersistence
import PaymentsPorts
import SimulationCore

/// One call of a store, drawn from a seed, that two stores must answer alike.
enum StoreOperation {
    case commit(PaymentChange)
    case post(JournalEntry)
    case save(SagaRecord)
    case store(ProviderNotice)
    case markApplied(NoticeID)
    case park(NoticeID, reason: String)
    case markPublished(String)
    case read(payment: PaymentID, order: OrderID, now: Timestamp, limit: Int)

    func perform(on store: any PaymentStore) async -> StoreAnswer {
        do throws(StoreFailure) {
            switch self {
            case .commit(let change): try await store.commit(change)
            case .post(let entry): try await store.post(entry)
            case .save(let saga): try await store.save(saga)
            case .store(let notice): return .stored(try await store.store(notice))
            case .markApplied(let id): try await store.markApplied(id)
            case .park(let id, let reason): try await store.park(id, reason: reason)
            case .markPublished(let id): try await store.markPublished(id)
            case .read(let payment, let order, let now, let limit):
                return .read(
                    payment: try await store.payment(payment),
                    ofOrder: try await store.payments(of: order),
                    entries: try await store.entries(of: payment),
                    key: try await store.idempotencyRecord(order.text),
                    work: try await StoreWork(store, at: now, limit: limit))
            }
            return .done
        } catch {
            return .failed(error)
        }
    }
}

/// What a store answered to an operation.
enum StoreAnswer: Hashable {
    case done
    case stored(Bool)
    case failed(StoreFailure)
    case read(
        payment: Payment?, ofOrder: [Payment], entries: [JournalEntry], key: IdempotencyRecord?,
        work: StoreWork)
}

/// What waits in a store.
struct StoreWork: Hashable {
    let dueSagas: [SagaRecord]
    let notices: [ProviderNotice]
    let messages: [OutboxMessage]
    let gauge: OpenWork

    init(_ store: any PaymentStore, at now: Timestamp, limit: Int) async throws(StoreFailure) {
        dueSagas = try await store.dueSagas(at: now, limit: limit)
        notices = try await store.pendingNotices(limit: limit)
        messages = try await store.unpublished(limit: limit)
        gauge = store.openWork
    }
}

/// Everything a store holds.
struct StoreContents: Hashable {
    var payments: [Payment] = []
    let entries: [JournalEntry]
    let parkedSagas: [SagaRecord]
    let parkedNotices: [ProviderNotice]
    let parkedReasons: [String]
    let work: StoreWork

    init(_ store: any PaymentStore) async throws(StoreFailure) {
        for id in try await store.paymentIDs() {
            if let payment = try await store.payment(id) { payments.append(payment) }
        }
        entries = try await store.allEntries()
        parkedSagas = try await store.parkedSagas()
        let parked = try await store.parkedNotices()
        parkedNotices = parked.map(\.notice)
        parkedReasons = parked.map(\.reason)
        work = try await StoreWork(store, at: Timestamp(milliseconds: .max), limit: .max)
    }

    /// The kinds of things there are, so that a test can show that comparing them meant something.
    var kinds: Set<String> {
        let all = [
            ("payments", !payments.isEmpty), ("entries", !entries.isEmpty),
            ("parked sagas", !parkedSagas.isEmpty), ("parked notices", !parkedNotices.isEmpty),
            ("due sagas", !work.dueSagas.isEmpty), ("notices", !work.notices.isEmpty),
            ("messages", !work.messages.isEmpty),
        ]
        return Set(all.filter(\.1).map(\.0))
    }

    static let allKinds: Set = [
        "payments", "entries", "parked sagas", "parked notices", "due sagas", "notices", "messages",
    ]
}

/// Draws operations on few names, so that they meet often.
struct StoreOperationSource {
    private var random: SeededRandom
    private var versions: [String: Int] = [:]

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    mutating func next() throws -> StoreOperation {
        switch random.next(below: 12) {
        case 0...4: return .commit(try change())
        case 5: return .post(try entry())
        case 6: return .save(saga())
        case 7: return .store(notice())
        case 8: return .markApplied(notice().id)
        case 9: return .park(notice().id, reason: name("reason", of: 3))
        case 10: return .markPublished(name("evt", of: 40))
        default:
            return .read(
                payment: PaymentID(name("pay", of: 6)), order: OrderID(name("order", of: 3)),
                now: moment(), limit: random.next(below: 5))
        }
    }

    private mutating func change() throws -> PaymentChange {
        let id = name("pay", of: 6)
        // Mostly the version that fits, as far as this source can know; sometimes another.
        let guess = versions[id, default: 0] + 1
        let version = chance(8) ? random.next(below: 5) : guess
        var record = try Sample.record(id, order: name("order", of: 3), version: version)
        if chance(2) { record.transactionID = TransactionID(name("pi", of: 4)) }
        record.attempts = try (0..<random.next(below: 4)).map {
            try Sample.attempt("a\($0)", .capture, .unknown)
        }
        record.refunds = try (0..<random.next(below: 3)).map {
            try Sample.refund("r\($0)", .pending)
        }
        var change = PaymentChange(payment: Payment(restoring: record))
        if chance(3) { change.journal = try (0...random.next(below: 2)).map { _ in try entry() } }
        if chance(3) { change.outbox = [try Sample.message(name("evt", of: 40))] }
        if chance(2) { change.sagas = (0...random.next(below: 2)).map { _ in saga() } }
        if chance(5) { change.idempotency = Sample.key(name("order", of: 3), for: id) }
        if chance(4) { change.appliedNotice = notice().id }
        if version == guess, chance(2) || change.journal.isEmpty { versions[id] = version }
        return change
    }

    private mutating func entry() throws -> JournalEntry {
        try Sample.entry(
            MoneyMovement.Kind.allCases[random.next(below: MoneyMovement.Kind.allCases.count)],
            name("object", of: 12), of: chance(4) ? nil : name("pay", of: 6))
    }

    private mutating func saga() -> SagaRecord {
        let state: SagaRecord.State =
            switch random.next(below: 4) {
            case 0: .finished
            case 1: .parked(reason: name("reason", of: 3))
            default: .due(moment())
            }
        return Sample.saga(name("saga", of: 10), state, questions: random.next(below: 3))
    }

    private mutating func notice() -> ProviderNotice {
        Sample.notice(
            name("evt", of: 15), provider: chance(2) ? Sample.stripe : Sample.razorpay)
    }

    private mutating func moment() -> Timestamp {
        Sample.noon.adding(milliseconds: random.next(below: 6))
    }

    private mutating func name(_ prefix: String, of count: Int) -> String {
        "\(prefix)_\(random.next(below: count))"
    }

    private mutating func chance(_ outOf: Int) -> Bool { random.next(below: outOf) == 0 }
}
