import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore

/// Anything that changes what the desk knows.
///
/// The simulators are deterministic, so the inputs in their order, each with its moment, are the
/// whole state: a state file is a list of them, and replaying it gives the same accounts.
enum DeskInput: Sendable {
    case request(GatewayName, RequestMessage, RequestPassage)
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

/// How far a request has come on its way to an account.
enum RequestPassage: Sendable, Hashable {
    case arriving
    /// A fault made it late; it meets no other fault of the wire.
    case late
    /// It has waited for its turn under a limit; its answer may still meet this fault of the wire.
    case admitted(WireFault?)
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
    /// After how many milliseconds the request is to be handed in again, and as what; nil when this
    /// is all there is.
    var postponed: (milliseconds: Int, as: RequestPassage)?
}

/// What both accounts knew at one moment.
struct DeskSnapshot: Sendable {
    let name: String
    let takenAt: VirtualInstant
    let accounts: [GatewayName: GatewaySnapshot]
}
