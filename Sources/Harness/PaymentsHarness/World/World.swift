import Findings
import GatewaySimulators
import HTTPModel
import Orders
import PaymentsDomain
import PaymentsPersistence
import PaymentsPorts
import SimulatedHTTP
import SimulationCore

/// One deterministic world: payments nodes, Orders, both providers, the network, and the judges.
///
/// Everything in it runs on the thread that drives it, in virtual time, in an order that the choice
/// streams decide: the same scenario and the same choices give the same history, always.
package final class World: @unchecked Sendable {

    /// How long the world runs on after each act, so that webhooks and events arrive.
    static let settling = VirtualDuration.seconds(5)

    package let history: History
    let executor: DeterministicExecutor
    let faults = FaultPlan()
    let network: SimulatedNetwork
    let courier: WebhookCourier
    let store: any PaymentsStore
    let orders: OrdersService
    let operators: Operators
    let otherMerchant: OtherMerchant
    let given: Given
    let schedule: ChoiceStream
    let networkChoices: ChoiceStream
    private(set) var nodes: [PaymentsNode] = []
    private(set) var providers: [ProviderEndpoint] = []
    private var panel: Panel
    private let coverage: CoverageCollector?

    /// A world at rest, ready for the first step.
    ///
    /// - Throws: `StoreFailure` when the store cannot be made.
    package init(_ settings: WorldSettings, given: Given) throws(StoreFailure) {
        self.given = given
        schedule = Self.stream("schedule", given.scheduleChoices, given.seed)
        networkChoices = Self.stream("network", given.networkChoices, given.seed)
        executor = DeterministicExecutor(schedule: schedule)
        history = History(executor: executor)
        network = SimulatedNetwork(executor: executor, faults: faults, choices: networkChoices)
        courier = WebhookCourier(
            executor: executor, network: network, faults: faults, history: history)
        store = try settings.store.make()
        orders = OrdersService(
            transport: network.transport(from: "orders"), paymentsHost: WorldHosts.payments)
        operators = Operators(network: network)
        otherMerchant = OtherMerchant(executor: executor, history: history) { provider in
            let switches = ProviderSwitches(given.settings)
            return switches.simulators(MerchantAccounts(), seed: OtherMerchant.seed)
                .first { $0.name == provider }
                .map { settings.watching($0, set: switches) }
        }
        panel = Panel(contracts: settings.contracts)
        coverage = settings.coverage
        network.observer = self
        wire(settings)
    }

    deinit {
        network.takeDown()
        executor.dropTimers()
    }

    private static func stream(
        _ label: String, _ recorded: [Int], _ seed: UInt64?
    ) -> ChoiceStream {
        if let seed { return ChoiceStream(label: label, seed: seed) }
        if recorded.isEmpty { return .simplest(label: label) }
        return ChoiceStream(label: label, replaying: recorded)
    }

    private func wire(_ settings: WorldSettings) {
        var accounts = MerchantAccounts()
        let switches = ProviderSwitches(given.settings)
        accounts.isRotating = switches.isRotatingSecrets
        for plain in switches.simulators(accounts, seed: 1) {
            let simulator = settings.watching(plain, set: switches)
            let endpoint = ProviderEndpoint(
                simulator, executor: executor, faults: faults, history: history, courier: courier,
                capacity: switches.capacity)
            providers.append(endpoint)
            for host in simulator.hosts { network.register(endpoint, host: host) }
        }
        let parts = NodeParts(
            store: store, network: network, executor: executor, faults: faults, history: history,
            identifiers: CountedIdentifiers(), accounts: accounts,
            plantedBug: settings.plantedBug, contractFault: settings.contractFault)
        let payments = PaymentsEndpoint(executor: executor, choices: networkChoices)
        nodes = (1...max(1, given.nodes)).map { PaymentsNode(number: $0, parts: parts) }
        payments.nodes = nodes
        network.register(payments, host: WorldHosts.payments)
        network.register(
            OrdersEndpoint(orders, executor: executor, history: history), host: WorldHosts.orders)
    }

    /// The judges' view of everything since they looked last.
    func judge(step: Int) -> [Finding] {
        let delta = history.takeFresh()
        coverage?.observe(delta)
        return panel.look(at: delta, step: step)
    }

    /// Takes every fault away, restarts what is down, and runs on until nothing is left to do.
    ///
    /// Holds that are merely waiting for somebody are left alone: nothing is wrong with them.
    func heal() {
        faults.removeAll()
        for node in nodes { node.restart() }
        history.note(.healed)
        let limit = executor.now + .days(10)
        executor.run(until: executor.now + Self.settling)
        var stride = Self.settling
        while executor.now < limit, isBusy {
            guard let next = executor.nextTimer, next <= limit else { break }
            executor.run(until: max(next, executor.now + stride))
            stride = min(.hours(1), .milliseconds(stride.milliseconds * 2))
        }
    }

    private var isBusy: Bool {
        let waiting = store.openWork
        if waiting.hasUnpublished || waiting.hasPendingNotices || courier.underWay > 0 {
            return true
        }
        guard waiting.earliestDue != nil else { return false }
        return openSagas.contains { $0.kind != .holdWatch }
    }

    var openSagas: [SagaRecord] {
        let endOfTime = Timestamp(milliseconds: Int.max)
        return answerNow([]) { [store] in
            (try? await store.dueSagas(at: endOfTime, limit: 10_000)) ?? []
        }
    }

    /// Runs an async read of the store to its end.
    ///
    /// It must not wait for anything but the store.
    func answerNow<Answer: Sendable>(
        _ fallback: Answer, _ read: @escaping @Sendable () async -> Answer
    ) -> Answer {
        let box = AnswerBox<Answer>()
        executor.start { box.answer = await read() }
        executor.runReady()
        return box.answer ?? fallback
    }

    /// The judges' verdict on the end state.
    func conclude() -> [Finding] { panel.conclude(endState()) }
}

/// Where a task leaves what it found; written and read on the world's thread.
private final class AnswerBox<Answer: Sendable>: @unchecked Sendable {
    var answer: Answer?
}

extension World: NetworkObserver {
    package func answered(
        _ request: RequestMessage, _ response: ResponseMessage, label: String
    ) {
        guard request.host == WorldHosts.payments else { return }
        history.answered(request, response)
    }

    package func ended(_ exchange: SimulatedExchange) {
        history.note(.exchange(exchange))
        operators.saw(exchange)
    }
}
