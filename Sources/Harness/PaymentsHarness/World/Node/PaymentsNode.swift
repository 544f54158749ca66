import HTTPModel
import PaymentsApplication
import PaymentsAudits
import PaymentsDomain
import PaymentsGateways
import PaymentsMessaging
import PaymentsPersistence
import PaymentsPorts
import PaymentsREST
import PaymentsWebhooks
import SimulatedHTTP
import SimulationCore

/// One process of the payments system: the real adapters and use cases, wired to the world.
///
/// It can die at any port call and start again; what it keeps is in the shared store. After each
/// request it works off webhooks and outgoing events, and it looks at a saga the moment it is due, as
/// a worker beside the API would in production.
final class PaymentsNode: @unchecked Sendable {
    let number: Int
    private let parts: NodeParts
    private(set) var gate: NodeGate
    private var system: NodeSystem
    private var isWorking = false
    private var mustWorkAgain = false
    private var plannedSweep: VirtualInstant?
    /// Not before this moment are sagas looked at again, after a look that got nowhere.
    private var sweepsPausedUntil = VirtualInstant(milliseconds: 0)
    private var idleRounds = 0

    init(number: Int, parts: NodeParts) {
        self.number = number
        self.parts = parts
        gate = NodeGate(faults: parts.faults, executor: parts.executor) { _ in }
        system = NodeSystem(parts, gate: gate, number: number)
        start()
    }

    var isUp: Bool { gate.isAlive }

    /// Dies with everything in memory; planned to come back after that time, or only when told to.
    func crash(restartingAfter delay: VirtualDuration?) {
        gate.kill()
        parts.history.note(.crashed(node: number))
        guard let delay else { return }
        parts.executor.at(parts.executor.now + delay) { [weak self] in self?.restart() }
    }

    /// Starts a new life, which begins with whatever the last one left undone.
    func restart() {
        guard !isUp else { return }
        start()
        parts.history.note(.restarted(node: number))
        wake()
    }

    private func start() {
        gate = NodeGate(faults: parts.faults, executor: parts.executor) { [weak self] fault in
            guard let self else { return }
            self.parts.history.note(.fault(fault.name, call: fault.call))
            let delay = fault.amount > 0 ? fault.amount : Self.defaultRestartMilliseconds
            self.crash(restartingAfter: .milliseconds(delay))
        }
        system = NodeSystem(parts, gate: gate, number: number)
        isWorking = false
        mustWorkAgain = false
        plannedSweep = nil
        idleRounds = 0
    }

    /// How long a crashed node stays down when the fault names no time.
    static let defaultRestartMilliseconds = 2_000
    /// How long work that could not be done waits, doubled each time up to a minute.
    static let firstIdleMilliseconds = 5_000

    /// Answers a request; nil when this life ended meanwhile.
    func handle(_ request: RequestMessage) async -> ResponseMessage? {
        let (life, api) = (gate, system.api)
        let response = await api.handle(request)
        guard life.isAlive else { return nil }
        wake()
        return response
    }

    /// Works off webhooks and outgoing events, and plans the next look at the sagas.
    func wake() {
        guard isUp else { return }
        if isWorking {
            mustWorkAgain = true
            return
        }
        let waiting = parts.store.openWork
        guard waiting.hasPendingNotices || waiting.hasUnpublished else { return planSweep(waiting) }
        isWorking = true
        parts.executor.start { [self] in await work() }
    }

    private func work() async {
        let (life, system) = (gate, system)
        var progress = 0
        repeat {
            mustWorkAgain = false
            progress = await system.notices.drain()
            progress += await system.relay.drain()
        } while life.isAlive && (progress > 0 || mustWorkAgain) && hasWork
        guard life.isAlive, life === gate else { return }
        isWorking = false
        let waiting = parts.store.openWork
        planSweep(waiting)
        guard waiting.hasPendingNotices || waiting.hasUnpublished else {
            idleRounds = 0
            return
        }
        let delay = min(60_000, Self.firstIdleMilliseconds << min(idleRounds, 4))
        idleRounds += 1
        parts.executor.at(parts.executor.now + .milliseconds(delay)) { [weak self] in self?.wake() }
    }

    private var hasWork: Bool {
        let waiting = parts.store.openWork
        return waiting.hasPendingNotices || waiting.hasUnpublished
    }

    private func planSweep(_ waiting: OpenWork) {
        guard let due = waiting.earliestDue?.instant else { return }
        let moment = max(due, sweepsPausedUntil, parts.executor.now + .milliseconds(1))
        if let plannedSweep, plannedSweep <= moment, plannedSweep > parts.executor.now { return }
        plannedSweep = moment
        let life = gate
        parts.executor.at(moment) { [weak self] in
            guard let self, self.gate === life, life.isAlive else { return }
            self.plannedSweep = nil
            self.parts.executor.start { await self.sweep(life) }
        }
    }

    private func sweep(_ life: NodeGate) async {
        _ = await system.sagas?.runDue()
        guard life.isAlive, life === gate else { return }
        let now = parts.executor.now
        if let due = parts.store.openWork.earliestDue?.instant, due <= now {
            sweepsPausedUntil = now + Self.pauseBetweenSweeps
        }
        wake()
        planSweep(parts.store.openWork)
    }

    /// How long sagas wait after a look that left some of them due: the store did not answer.
    static let pauseBetweenSweeps = VirtualDuration.seconds(60)
}
