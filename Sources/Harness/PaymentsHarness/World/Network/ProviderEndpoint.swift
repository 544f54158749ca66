import GatewaySimulators
import HTTPModel
import SimulatedHTTP
import SimulationCore

/// A provider's simulator behind its host names: hands requests in and webhooks out, on time.
final class ProviderEndpoint: SimulatedEndpoint, @unchecked Sendable {
    static let faultNames = Set(GatewayFault.allCases.map(\.rawValue))

    let simulator: any GatewaySimulator
    private let executor: DeterministicExecutor
    private let faults: FaultPlan
    private let history: History
    private let courier: WebhookCourier
    /// How much the provider carries in this world, faults aside; nil for any amount.
    private let capacity: CapacityTerms?
    private var queues = CapacityDesk()
    private var booksSeen = 0
    private var plannedAdvance: VirtualInstant?

    init(
        _ simulator: any GatewaySimulator, executor: DeterministicExecutor, faults: FaultPlan,
        history: History, courier: WebhookCourier, capacity: CapacityTerms? = nil
    ) {
        self.simulator = simulator
        self.executor = executor
        self.faults = faults
        self.history = history
        self.courier = courier
        self.capacity = capacity
    }

    var isUp: Bool { true }

    func label(of request: RequestMessage) -> String { simulator.label(of: request) }

    func receive(
        _ request: RequestMessage, label: String,
        reply: @escaping @Sendable (ResponseMessage?) -> Void
    ) {
        switch admission(of: request, label: label) {
        case .served(let wait) where wait > .zero:
            felt(label)
            executor.at(executor.now + wait) { [self] in
                serve(request, label: label, reply: reply)
            }
        case .served: serve(request, label: label, reply: reply)
        case .refused:
            felt(label)
            reply(answer(request, suffering: GatewayMisbehaviour(.rateLimited)))
        case .failed:
            felt(label)
            reply(answer(request, suffering: GatewayMisbehaviour(.errorBeforeEffect)))
        }
    }

    /// Answers as the planned faults have it, at once or later.
    private func serve(
        _ request: RequestMessage, label: String,
        reply: @escaping @Sendable (ResponseMessage?) -> Void
    ) {
        let misbehaviour = misbehaviour(of: request, label: label)
        let response = answer(request, suffering: misbehaviour)
        guard let late = misbehaviour?.answerDelay else { return reply(response) }
        executor.at(executor.now + late) { reply(response) }
    }

    private func answer(
        _ request: RequestMessage, suffering misbehaviour: GatewayMisbehaviour?
    ) -> ResponseMessage {
        let response = simulator.handle(request, at: executor.now, suffering: misbehaviour)
        settle()
        return response
    }

    /// Lets happen what is due by now: what somebody outside the API can decide depends on it.
    func catchUp() {
        simulator.advance(to: executor.now)
        settle()
    }

    /// Somebody outside the API decides something.
    func decide(_ choice: String, on objectID: String) throws(GatewayRefusal) {
        try simulator.decide(choice, on: objectID, at: executor.now)
        settle()
    }

    /// The planned fault that strikes this request, if one does.
    private func misbehaviour(
        of request: RequestMessage, label: String
    ) -> GatewayMisbehaviour? {
        let planned = faults.strike(label, at: executor.now, among: Self.faultNames) {
            $0.accepts(request)
        }
        guard let planned, let fault = GatewayFault(rawValue: planned.name) else { return nil }
        history.note(.fault(planned.name, call: label))
        return GatewayMisbehaviour(
            fault, lasting: planned.amount > 0 ? .milliseconds(planned.amount) : nil)
    }

    /// Whether the provider can carry one more request now.
    private func admission(
        of request: RequestMessage, label: String
    ) -> CapacityModel.Admission {
        let planned = faults.limit(on: label, at: executor.now) { $0.accepts(request) }
        if let planned {
            return queues.admit(under: planned.terms, id: planned.id, at: executor.now)
        }
        guard let capacity else { return .served(after: .zero) }
        return queues.admit(under: capacity, id: "", at: executor.now)
    }

    private func felt(_ label: String) {
        let planned = faults.limit(on: label, at: executor.now)
        faults.felt(FaultCatalogue.capacity, id: planned?.id)
        history.note(.fault(FaultCatalogue.capacity, call: label))
    }

    /// Takes over what the simulator did: books, webhooks, and when it wants to act by itself.
    private func settle() {
        if simulator.bookCount > booksSeen {
            let books = simulator.books
            for entry in books[booksSeen...] { history.booked(entry, by: simulator.name) }
            booksSeen = books.count
        }
        for event in simulator.takeWebhooks() { courier.take(event, from: simulator) }
        guard let deadline = simulator.nextDeadline else { return }
        if let plannedAdvance, plannedAdvance <= deadline, plannedAdvance > executor.now { return }
        plannedAdvance = deadline
        executor.at(deadline) { [weak self] in
            guard let self, self.plannedAdvance == deadline else { return }
            self.plannedAdvance = nil
            self.simulator.advance(to: self.executor.now)
            self.settle()
        }
    }
}
