import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore

/// One request of a walk, with what the walk means by it.
package struct WalkRequest: Sendable {
    /// The documented endpoint: `POST /v1/refunds/{refund}`.
    package let endpoint: String
    package var message: RequestMessage
    /// Whether it is meant to keep to the provider's document; of the others only answers are judged.
    package var isMeantWell = true

    /// Method, address and body, as a person would write them down.
    var text: String {
        let line = "\(message.head.method.rawValue) \(message.head.path ?? "")"
        return message.body.isEmpty
            ? line : line + " " + String(decoding: message.body, as: UTF8.self)
    }
}

/// One request of a walk and its answer.
package struct WalkExchange: Sendable {
    package let request: WalkRequest
    package let response: ResponseMessage
    /// The answer's body, or nil when it is no JSON.
    package let json: JSONValue?
    package let misbehaviour: GatewayMisbehaviour?
    package let at: VirtualInstant
}

/// Looks on while a walk goes on.
package protocol WalkWatcher: AnyObject {
    /// Called once before the first request to an account.
    func begins(at desk: WalkDesk)
    /// Called after each request, before the next one is made.
    func saw(_ exchange: WalkExchange, at desk: WalkDesk)
    /// Called for each event the provider wants delivered.
    func saw(_ event: WebhookEvent, at desk: WalkDesk)
    /// Called for each choice somebody outside the API made.
    func sawDecision(_ choice: String, at desk: WalkDesk)
}
