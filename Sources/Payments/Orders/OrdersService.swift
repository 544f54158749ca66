import HTTPModel
import HTTPTypes
import JSONModel
import Synchronization

/// The neighbour of payments: takes orders, asks for their authorization, listens to the events.
///
/// It knows payments through the contracts only and never captures, cancels or refunds. Memory is
/// enough for it: it stands in for a system that somebody else owns.
package final class OrdersService: HTTPHandler {
    /// How often one call sends a request that gets no answer: once, and twice more.
    package static let sendsAtMost = 3

    private let payments: PaymentsClient
    private let records = Mutex<[String: OrderRecord]>([:])

    /// Orders that ask payments at `paymentsHost`, waiting so long for each answer.
    package init(
        transport: any HTTPTransport, paymentsHost: String, scheme: String = "https",
        timeoutMilliseconds: Int = 35_000
    ) {
        payments = PaymentsClient(
            transport: transport, host: paymentsHost, scheme: scheme,
            timeoutMilliseconds: timeoutMilliseconds)
    }

    /// Every order, by id.
    package var orders: [OrderSnapshot] {
        records.withLock { $0.values.map(\.snapshot) }
            .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    }

    /// The order of that id.
    package func order(_ id: String) -> OrderSnapshot? {
        records.withLock { $0[id]?.snapshot }
    }

    /// Takes an order and asks payments to hold the money for it.
    ///
    /// Placing the same order again is safe: it asks again, with the same key, only while payments
    /// has not answered.
    package func place(_ order: Order) async throws(OrderError) -> OrderSnapshot {
        var snapshot = try records.withLock { records throws(OrderError) in
            let record = records[order.id] ?? OrderRecord(order)
            guard record.order == order else { throw OrderError.idTaken(order.id) }
            records[order.id] = record
            return record.snapshot
        }
        var sends = 0
        while snapshot.state == .placed, sends < Self.sendsAtMost {
            update(order.id) { $0.countRequest() }
            let answer = await payments.authorize(order)
            sends += 1
            snapshot = update(order.id) { $0.take(answer) } ?? snapshot
        }
        return snapshot
    }

    @discardableResult
    private func update(
        _ id: String, _ change: (inout OrderRecord) -> Void
    ) -> OrderSnapshot? {
        records.withLock { records in
            guard let place = records.index(forKey: id) else { return nil }
            change(&records.values[place])
            return records.values[place].snapshot
        }
    }

    /// Takes an event of payments at `POST /events`: 204 when it is taken or nothing to do.
    package func handle(_ request: RequestMessage) async -> ResponseMessage {
        guard request.path == "/events" else { return ResponseMessage(status: 404) }
        guard request.head.method == .post else {
            return ResponseMessage(status: 405, fields: [.allow: "POST"])
        }
        switch PaymentNoticeReading(request.body) {
        case .notice(let notice): update(notice.orderID) { $0.take(notice) }
        case .irrelevant: break
        case .unreadable(let reason): return Self.refusal(reason)
        }
        return ResponseMessage(status: 204)
    }

    private static func refusal(_ reason: String) -> ResponseMessage {
        let problem: JSONValue = [
            "type": "about:blank", "title": "The event cannot be read", "status": 400,
            "detail": .string(reason),
        ]
        return ResponseMessage(
            status: 400, contentType: "application/problem+json", body: problem.serialized())
    }
}
