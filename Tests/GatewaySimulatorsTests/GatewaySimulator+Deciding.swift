import GatewaySimulators
import SimulationCore

extension GatewaySimulator {
    /// Decides something; the reason it cannot be decided, or nil when it was done.
    func refusal(of choice: String, on id: String, at now: VirtualInstant) -> String? {
        do throws(GatewayRefusal) {
            try decide(choice, on: id, at: now)
            return nil
        } catch {
            return error.description
        }
    }
}
