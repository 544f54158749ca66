/// One try at moving a payment's money at its provider: on record before the call is made.
package struct PaymentAttempt: Sendable, Hashable {
    /// What was tried.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case authorization
        case capture
        case cancellation
    }

    /// How it ended, as far as we know.
    package enum Outcome: Sendable, Hashable {
        /// Intent is stored; the call may or may not have been made.
        case started
        /// The provider waits for the shopper.
        case awaitingCustomer
        case succeeded
        case declined(code: String?)
        /// The provider refused the request as it stands.
        case rejected(code: String?)
        /// The request certainly did not leave.
        case notSent
        /// The call was made and nobody can say what came of it. Neither failed nor succeeded.
        case unknown
    }

    package let id: AttemptID
    package let kind: Kind
    package let amount: Money
    /// The key sent to the provider, the same for every send of this attempt.
    package let key: IdempotencyKey
    package let startedAt: Timestamp
    package internal(set) var outcome: Outcome
    /// How often the request was sent, the first time included.
    package internal(set) var sends: Int

    package init(
        id: AttemptID, kind: Kind, amount: Money, key: IdempotencyKey, startedAt: Timestamp,
        outcome: Outcome = .started, sends: Int = 1
    ) {
        self.id = id
        self.kind = kind
        self.amount = amount
        self.key = key
        self.startedAt = startedAt
        self.outcome = outcome
        self.sends = sends
    }

    /// Whether the outcome may still change.
    package var isOpen: Bool {
        switch outcome {
        case .started, .awaitingCustomer, .unknown: true
        case .succeeded, .declined, .rejected, .notSent: false
        }
    }

    /// Whether a call may have had an effect nobody has told us of.
    package var isInDoubt: Bool {
        switch outcome {
        case .started, .unknown: true
        case .awaitingCustomer, .succeeded, .declined, .rejected, .notSent: false
        }
    }
}

extension PaymentAttempt.Outcome {
    /// The name used by the API, the store and the coverage report.
    package var name: String {
        switch self {
        case .started: "started"
        case .awaitingCustomer: "awaiting_customer"
        case .succeeded: "succeeded"
        case .declined: "declined"
        case .rejected: "rejected"
        case .notSent: "not_sent"
        case .unknown: "unknown"
        }
    }

    /// The provider's code, where the outcome carries one.
    package var code: String? {
        switch self {
        case .declined(let code), .rejected(let code): code
        case .started, .awaitingCustomer, .succeeded, .notSent, .unknown: nil
        }
    }

    /// An outcome from its name and code, or nil when there is no such name.
    package init?(name: String, code: String?) {
        switch name {
        case "started": self = .started
        case "awaiting_customer": self = .awaitingCustomer
        case "succeeded": self = .succeeded
        case "declined": self = .declined(code: code)
        case "rejected": self = .rejected(code: code)
        case "not_sent": self = .notSent
        case "unknown": self = .unknown
        default: return nil
        }
    }
}
