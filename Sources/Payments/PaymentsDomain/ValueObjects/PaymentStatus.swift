/// Where a payment stands.
///
/// Only the aggregate moves it, and only along ``StatusTransition/all``.
package enum PaymentStatus: String, Sendable, Hashable, CaseIterable {
    case created = "CREATED"
    case authorized = "AUTHORIZED"
    case captured = "CAPTURED"
    case refunded = "REFUNDED"
    case failed = "FAILED"
}

/// One legal move between two statuses, with the fact that causes it.
package struct StatusTransition: Sendable, Hashable {
    package let from: PaymentStatus
    package let to: PaymentStatus
    /// The cause in words, for documentation and error messages.
    package let cause: String

    /// Every legal move: the one table that code, tests, judges and documentation share.
    ///
    /// The last row is a late edge, declared so that nobody improvises it: an issuer may send a
    /// refund back days after it succeeded, and then the merchant holds the money again.
    package static let all: [StatusTransition] = [
        .init(from: .created, to: .authorized, cause: "the provider holds the money"),
        .init(from: .created, to: .failed, cause: "declined, abandoned, cancelled or never sent"),
        .init(from: .authorized, to: .captured, cause: "the provider took the held money"),
        .init(from: .authorized, to: .failed, cause: "cancelled or expired before capture"),
        .init(from: .captured, to: .refunded, cause: "refunds succeeded for all that was captured"),
        .init(from: .refunded, to: .captured, cause: "a refund that had succeeded came back"),
    ]

    /// Whether a move is in the table.
    package static func allows(from: PaymentStatus, to: PaymentStatus) -> Bool {
        all.contains { $0.from == from && $0.to == to }
    }
}
