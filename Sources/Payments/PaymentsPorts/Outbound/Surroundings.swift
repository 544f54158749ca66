import PaymentsDomain

/// Tells the time; the only way to it for use cases and adapters.
package protocol WallClock: Sendable {
    var now: Timestamp { get }
}

/// Makes new identifiers; the only source of them for use cases.
package protocol IdentifierSource: Sendable {
    /// A new identifier starting with `prefix`, never given out before by any node.
    func next(prefix: String) -> String
}
