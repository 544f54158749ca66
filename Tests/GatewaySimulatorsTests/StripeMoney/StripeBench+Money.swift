import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore
import Testing

extension StripeBench {
    @discardableResult
    func delete(_ path: String, suffering fault: GatewayFault? = nil) -> Answer {
        let request = RequestMessage(
            .delete, host: "api.stripe.com", path: "/v1/" + path,
            fields: [.authorization: "Bearer \(key)"])
        let misbehaviour = fault.map { GatewayMisbehaviour($0) }
        return Answer(response: simulator.handle(request, at: now, suffering: misbehaviour))
    }

    /// Decides something; the reason it cannot be decided, or nil.
    @discardableResult
    func decide(_ choice: String, on id: String) -> String? {
        simulator.refusal(of: choice, on: id, at: now)
    }

    /// A captured payment of 25 dollars that its bank disputes; the id of the dispute.
    func disputed(_ choice: String = "dispute", amount: Int = 2500) -> String {
        let payment = pay(amount)
        decide(choice, on: payment.id)
        return get("disputes?payment_intent=\(payment.id)")["data"]?[0]?["id"]?.string ?? ""
    }

    /// What of a currency can be used, and what cannot yet.
    func balance(_ code: String = "usd") -> [Int] {
        let body = get("balance")
        return ["available", "pending"].map { name in
            let lines = body[name]?.array ?? []
            return lines.first { $0["currency"]?.string == code }?["amount"]?.integer ?? 0
        }
    }

    /// The members of a list answer.
    func list(_ path: String) -> [JSONValue] { get(path)["data"]?.array ?? [] }

    /// The ids of a list answer.
    func ids(_ path: String) -> [String] { list(path).compactMap { $0["id"]?.string } }
}
