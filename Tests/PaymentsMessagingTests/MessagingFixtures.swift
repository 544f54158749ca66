import HTTPModel
import PaymentsDomain
import PaymentsPorts
import Synchronization

@testable import PaymentsMessaging

enum FixtureError: Error { case noSuchMoney }

func dollars(_ minorUnits: Int) throws -> Money {
    guard let currency = Currency(code: "USD"),
        let money = Money(minorUnits: minorUnits, currency: currency)
    else { throw FixtureError.noSuchMoney }
    return money
}

/// An event of payment pay_1, its third, at 2026-01-05 09:00:00.007 UTC.
func message(
    _ kind: PaymentEvent.Kind = .failed(FailureReason(.cancelled)), id: String = "evt_1",
    transaction: TransactionID? = TransactionID("pi_1")
) -> OutboxMessage {
    OutboxMessage(
        id: id,
        event: PaymentEvent(
            kind: kind, paymentID: PaymentID("pay_1"), orderID: OrderID("order-41"),
            provider: ProviderName("stripe"), transactionID: transaction, sequence: 3,
            occurredAt: Timestamp(milliseconds: 1_767_603_600_007)))
}

/// Answers each host as the test says and remembers the requests.
final class ScriptedTransport: HTTPTransport {
    private let sent = Mutex<[(request: RequestMessage, timeout: Int)]>([])
    private let answers: [String: Result<Int, TransportFailure>]

    init(_ answers: [String: Result<Int, TransportFailure>]) { self.answers = answers }

    var requests: [RequestMessage] { sent.withLock { $0.map(\.request) } }
    var timeouts: [Int] { sent.withLock { $0.map(\.timeout) } }

    func send(
        _ request: RequestMessage, timeoutMilliseconds: Int
    ) async throws(TransportFailure) -> ResponseMessage {
        sent.withLock { $0.append((request, timeoutMilliseconds)) }
        guard let answer = answers[request.host] else { throw .notSent("no such host") }
        return ResponseMessage(status: try answer.get())
    }
}

/// An outbox in memory that can fail where a test says.
final class ScriptedOutbox: Outbox {
    struct State {
        var waiting: [OutboxMessage]
        var limits: [Int] = []
    }

    private let state: Mutex<State>
    private let refusesMark: String?
    private let isUnavailable: Bool

    init(_ ids: [String], refusesMark: String? = nil, isUnavailable: Bool = false) {
        state = Mutex(State(waiting: ids.map { message(id: $0) }))
        self.refusesMark = refusesMark
        self.isUnavailable = isUnavailable
    }

    var waiting: [String] { state.withLock { $0.waiting.map(\.id) } }
    var limits: [Int] { state.withLock { $0.limits } }

    func unpublished(limit: Int) async throws(StoreFailure) -> [OutboxMessage] {
        if isUnavailable { throw .unavailable("down") }
        return state.withLock { state in
            state.limits.append(limit)
            return Array(state.waiting.prefix(limit))
        }
    }

    func markPublished(_ id: String) async throws(StoreFailure) {
        if id == refusesMark { throw .unavailable("down") }
        state.withLock { $0.waiting.removeAll { $0.id == id } }
    }
}

/// A publisher that some events do not get through.
final class ScriptedPublisher: EventPublisher {
    private let tried = Mutex<[String]>([])
    private let refused: Set<String>

    init(refuses refused: Set<String> = []) { self.refused = refused }

    var attempts: [String] { tried.withLock { $0 } }

    func publish(_ message: OutboxMessage) async -> Bool {
        tried.withLock { $0.append(message.id) }
        return !refused.contains(message.id)
    }
}
