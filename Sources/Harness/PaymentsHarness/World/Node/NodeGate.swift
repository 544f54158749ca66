import PaymentsPorts
import SimulationCore

/// One life of a payments node: every port call passes through it, and dies with it.
///
/// A crash can be placed before or after any port call. After it, calls of this life fail and change
/// nothing, whatever the code that made them still tries to do.
final class NodeGate: @unchecked Sendable {
    static let crashBefore: Set<String> = ["crash-before"]
    static let crashAfter: Set<String> = ["crash-after"]
    static let storeFaults: Set<String> = ["store-unavailable"]
    static let commitFaults: Set<String> = ["store-conflict"]

    private let faults: FaultPlan
    private let executor: DeterministicExecutor
    /// Called once, when this life ends by a planned crash.
    private let onCrash: (PlannedFault) -> Void
    private(set) var isAlive = true
    /// How many port calls this life has made.
    private(set) var calls = 0

    init(
        faults: FaultPlan, executor: DeterministicExecutor,
        onCrash: @escaping (PlannedFault) -> Void
    ) {
        self.faults = faults
        self.executor = executor
        self.onCrash = onCrash
    }

    /// Ends this life.
    func kill() { isAlive = false }

    /// Whether a port call may begin; a crash placed before it strikes here.
    func mayBegin(_ label: String) -> Bool {
        guard isAlive else { return false }
        calls += 1
        return survives(label, Self.crashBefore)
    }

    /// Whether the caller lives to see a port call's answer; a crash placed after it strikes here.
    func maySee(_ label: String) -> Bool {
        isAlive && survives(label, Self.crashAfter)
    }

    /// A store call: passes the gate on both sides and suffers planned store faults.
    func store<Answer>(
        _ label: String, _ call: () async throws(StoreFailure) -> Answer
    ) async throws(StoreFailure) -> Answer {
        guard mayBegin(label) else { throw .unavailable("the node stopped") }
        if faults.strike(label, at: executor.now, among: Self.storeFaults) != nil {
            throw .unavailable("the store does not answer")
        }
        let answer = try await call()
        guard maySee(label) else { throw .unavailable("the node stopped") }
        return answer
    }

    /// Whether a planned conflict strikes this commit.
    func conflicts(_ label: String) -> Bool {
        faults.strike(label, at: executor.now, among: Self.commitFaults) != nil
    }

    private func survives(_ label: String, _ names: Set<String>) -> Bool {
        guard let fault = faults.strike(label, at: executor.now, among: names) else { return true }
        isAlive = false
        onCrash(fault)
        return false
    }
}
