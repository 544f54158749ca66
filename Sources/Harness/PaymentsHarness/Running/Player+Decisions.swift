import GatewaySimulators
import PaymentsDomain

extension Player {
    /// Carries out a decision at the first of the objects in question that leaves it open.
    ///
    /// A payment stands for everything that belongs to it: its charge, its disputes, its refunds.
    func decide(_ decision: Decision) -> ActReport {
        if let label = decision.subject, world.otherMerchant.knows(label) {
            return world.otherMerchant.decide(decision.choice, on: label)
        }
        let name = decision.provider ?? provider(deciding: decision) ?? world.given.provider
        guard let endpoint = world.providers.first(where: { $0.simulator.name == name }) else {
            return .skipped("there is no provider \(name)")
        }
        endpoint.catchUp()
        let simulator = endpoint.simulator
        let objects = objects(of: decision, at: simulator)
        let open = objects.first { simulator.choices(for: $0).contains(decision.choice) }
        guard let open else {
            return .skipped("nothing leaves open to \(decision.choice)")
        }
        do throws(GatewayRefusal) {
            try endpoint.decide(decision.choice, on: open)
            return .done
        } catch {
            return .skipped(error.description)
        }
    }

    private func provider(deciding decision: Decision) -> String? {
        decision.subject.flatMap { payment(behind: $0, among: world.endState()) }?.provider.text
    }

    /// The payment of a label, or the one a refund's label belongs to.
    private func payment(behind label: String, among end: EndState) -> Payment? {
        if let refund = world.operators.refundID(of: label) {
            return end.payments.first { $0.refunds.contains { $0.id.text == refund } }
        }
        return end.payments.last { $0.orderID.text == label }
    }

    /// The ids of what a decision can be about, the likeliest first.
    private func objects(of decision: Decision, at simulator: any GatewaySimulator) -> [String] {
        let objects = simulator.objects(limit: Self.objectsLookedAt)
        guard let label = decision.subject else { return ["account"] + objects.map(\.id) }
        let end = world.endState()
        guard let payment = payment(behind: label, among: end) else { return [] }
        let refund = world.operators.refundID(of: label).flatMap { id in
            payment.refunds.first { $0.id.text == id }?.transactionID?.text
        }
        if let refund { return [refund] }
        let ids = Set(
            end.books.filter { $0.entry.merchantReference == payment.id.text }
                .map(\.entry.paymentID) + [payment.transactionID?.text].compactMap { $0 })
        let own = objects.filter { object in
            ids.contains(object.id) || object.paymentID.map(ids.contains) ?? false
        }
        return own.map(\.id) + ids.sorted()
    }

    /// How far back a decision looks for its object.
    static let objectsLookedAt = 1000
}
