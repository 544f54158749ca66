/// A movement of money, or of a claim on money, that the ledger must show exactly once.
package struct MoneyMovement: Sendable, Hashable {
    /// What moved.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case authorized = "authorized"
        case released = "released"
        case captured = "captured"
        /// Captured money that no live payment wants.
        case unallocated = "unallocated"
        case fee = "fee"
        case refundRequested = "refund-requested"
        case refundSucceeded = "refund-succeeded"
        /// The refund failed before it had succeeded.
        case refundFailed = "refund-failed"
        /// The refund came back after it had succeeded.
        case refundReturned = "refund-returned"
        case inDoubt = "in-doubt"
        case doubtResolved = "doubt-resolved"
    }

    package let kind: Kind
    package let amount: Money
    /// What the movement is unique for, together with its kind: a provider's object id where the
    /// provider moved something, our own operation's id otherwise.
    package let objectID: String

    package init(_ kind: Kind, _ amount: Money, objectID: String) {
        self.kind = kind
        self.amount = amount
        self.objectID = objectID
    }
}
