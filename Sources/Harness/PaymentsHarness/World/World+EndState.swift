import GatewaySimulators
import Orders
import PaymentsDomain
import PaymentsPorts
import SimulationCore

extension World {
    /// Everything there is to see now, read past every node's gate.
    func endState() -> EndState {
        let store = store
        let read = answerNow(StoredState()) {
            var state = StoredState()
            for id in (try? await store.paymentIDs()) ?? [] {
                if let payment = try? await store.payment(id) { state.payments.append(payment) }
            }
            state.journal = (try? await store.allEntries()) ?? []
            state.parkedSagas = (try? await store.parkedSagas()) ?? []
            state.pendingNotices = ((try? await store.pendingNotices(limit: 10_000)) ?? []).count
            state.parkedNotices = ((try? await store.parkedNotices()) ?? []).count
            state.unpublished = ((try? await store.unpublished(limit: 10_000)) ?? []).count
            return state
        }
        return EndState(
            payments: read.payments, journal: read.journal, openSagas: openSagas,
            parkedSagas: read.parkedSagas, pendingNotices: read.pendingNotices,
            parkedNotices: read.parkedNotices, unpublished: read.unpublished,
            books: providers.flatMap { provider in
                provider.simulator.books.map { (provider.simulator.name, $0) }
            },
            orders: orders.orders.map { order in
                OrderView(
                    id: order.id, state: order.state.word, paymentID: order.paymentID)
            },
            strikes: faults.strikes)
    }
}

private struct StoredState: Sendable {
    var payments: [Payment] = []
    var journal: [JournalEntry] = []
    var parkedSagas: [SagaRecord] = []
    var pendingNotices = 0
    var parkedNotices = 0
    var unpublished = 0
}

extension OrderState {
    /// The state's word in scenario files.
    var word: String {
        switch self {
        case .placed: "placed"
        case .awaitingPayment: "awaiting-payment"
        case .confirmed: "confirmed"
        case .cancelled: "cancelled"
        case .rejected: "rejected"
        }
    }
}
