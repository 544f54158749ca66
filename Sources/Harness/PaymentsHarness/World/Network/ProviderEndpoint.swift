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
    private var booksSeen = 0
    private var plannedAdvance: VirtualInstant?

    init(
        _ simulator: any GatewaySimulator, executor: DeterministicExecutor, faults: FaultPlan,
        history: History, courier: WebhookCourier
    ) {
        self.simulator = simulator
        self.executor = executor
        self.faults = faults
        self.history = history
        self.courier = courier
    }

    var isUp: Bool { true }

    func label(of request: RequestMessage) -> String { simulator.label(of: request) }

    func receive(
        _ request: RequestMessage, label: String,
        reply: @escaping @Sendable (ResponseMessage?) -> Void
    ) {
        let planned = faults.strike(label, at: executor.now, among: Self.faultNames)
        if let planned { history.note(.fault(planned.name, call: label)) }
        let misbehaviour = planned.flatMap { planned in
            GatewayFault(rawValue: planned.name).map {
                GatewayMisbehaviour(
                    $0, lasting: planned.amount > 0 ? .milliseconds(planned.amount) : nil)
            }
        }
        let response = simulator.handle(request, at: executor.now, suffering: misbehaviour)
        settle()
        reply(response)
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
