import Findings
import GatewaySimulators
import PaymentsDomain
import PaymentsPorts

/// Checks one property of histories, from outside the system.
///
/// A judge compares what the merchant's side stored, answered and published with the providers' own
/// books; it never asks the system under test whether the system is right. It is shown everything
/// that happened after each step, and the end state once the world has healed.
protocol Judge {
    /// The rule it keeps.
    static var rule: JudgeRule { get }
    /// Looks at what happened since it looked last.
    mutating func look(at delta: History.Delta) -> [Finding]
    /// Looks at the end, after every fault was taken away and time went on.
    mutating func conclude(_ end: EndState) -> [Finding]
}

extension Judge {
    mutating func look(at delta: History.Delta) -> [Finding] { [] }
    mutating func conclude(_ end: EndState) -> [Finding] { [] }

    /// A finding of this judge's rule.
    func violation(_ message: String, expected: String? = nil, found: String? = nil) -> Finding {
        Finding(rule: Self.rule.id, message: message, expected: expected, found: found)
    }
}

/// A judge's rule: its stable id, and what it demands in one sentence.
package struct JudgeRule: Sendable, Hashable {
    package let id: String
    package let demand: String

    init(_ id: String, _ demand: String) {
        self.id = id
        self.demand = demand
    }
}

/// Everything there is to see when a history has come to its end.
struct EndState {
    /// Every payment as the store has it, oldest first.
    let payments: [Payment]
    let journal: [JournalEntry]
    /// Sagas not finished and not parked.
    let openSagas: [SagaRecord]
    let parkedSagas: [SagaRecord]
    let pendingNotices: Int
    let parkedNotices: Int
    let unpublished: Int
    let books: [(provider: String, entry: BookEntry)]
    let orders: [OrderView]
    /// How often each fault has struck, by name.
    let strikes: [String: Int]
}

/// An order as its service shows it.
struct OrderView: Sendable, Hashable {
    let id: String
    let state: String
    let paymentID: String?
}
