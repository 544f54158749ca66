import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore

/// Anything that changes what the desk knows.
///
/// The simulators are deterministic, so the inputs in their order, each with its moment, are the
/// whole state: a state file is a list of them, and replaying it gives the same accounts.
enum DeskInput: Sendable {
    /// A request; one that a fault made late was seen before and meets no wire fault again.
    case request(GatewayName, RequestMessage, isLate: Bool)
    /// Something was due by itself.
    case tick
    case advance(VirtualDuration)
    /// Where events go from now on.
    case addresses([GatewayName: [WebhookURL]])
    case decide(GatewayName, choice: String, object: String)
    /// A fault, as the JSON it was planned with.
    case plan(JSONValue)
    case clearFault(String)
    case clearFaults
    /// The next webhook delivery that is due sets out.
    case beginTry
    case endTry(String, WebhookTry.Outcome)
    /// Deliveries that were under way when the server died are due again.
    case resume
    case resend(String)
    case reset
    case takeSnapshot(String)
    case restoreSnapshot(String)
    case deleteSnapshot(String)
}

/// What came of an input.
enum DeskOutcome: Sendable {
    case nothing
    case exchange(DeskExchange)
    case planned(String)
    case webhook(WebhookDelivery)
    case tryToMake(WebhookOrder?)
    case snapshot(DeskSnapshot)
    /// Whether there was such a thing.
    case found(Bool)
}

/// The answer to a request, and how it is to travel.
struct DeskExchange: Sendable {
    let at: VirtualInstant
    /// Nil where the request did not arrive.
    var response: ResponseMessage?
    var wire: WireFault?
    /// The wire fault's size in milliseconds; 0 for the usual one.
    var wireAmount = 0
    /// The name of the fault it suffered, of whichever kind.
    var fault: String?
    /// How long the answer is held back, in milliseconds.
    var holdMilliseconds = 0

    /// Whether the request is to be handed in again after a while.
    var isPostponed: Bool { response == nil && wire == .slow }
}

/// What both accounts knew at one moment.
struct DeskSnapshot: Sendable {
    let name: String
    let takenAt: VirtualInstant
    let accounts: [GatewayName: GatewaySnapshot]
}
