import SimulationCore

// Interim answers while the two simulators grow: removed when both give their own.
extension GatewaySimulator {
    package func noteDelivery(of event: WebhookEvent, succeeded: Bool, at now: VirtualInstant) {}
    package func choices(for objectID: String) -> [String] { [] }
    package func decide(
        _ choice: String, on objectID: String, at now: VirtualInstant
    ) throws(GatewayRefusal) { throw GatewayRefusal("nothing can be decided about \(objectID)") }
    package var balances: [GatewayBalance] { [] }
    package func objects(limit: Int) -> [GatewayObject] { [] }
    package func brokenInvariants() -> [String] { [] }
}
