import GatewaySimulators
import JSONModel
import SimulationCore

extension DeskState {
    /// Plans a fault from its JSON and gives its id.
    mutating func plan(_ rule: JSONValue, at now: VirtualInstant) throws(GatewayRefusal) -> String {
        let read: FaultRule
        do throws(FaultRuleError) {
            read = try FaultRuleReader.rule(in: rule)
        } catch {
            throw GatewayRefusal(error.description)
        }
        let id = faults.add(read, at: now)
        rules[id] = rule
        return id
    }

    /// The faults that can still strike.
    mutating func standingFaults(at now: VirtualInstant) -> [StandingFault] {
        let standing = faults.standing(at: now)
        if rules.count > standing.count {
            let ids = Set(standing.map(\.id))
            rules = rules.filter { ids.contains($0.key) }
        }
        return standing
    }
}
