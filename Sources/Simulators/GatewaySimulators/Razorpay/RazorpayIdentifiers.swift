import SimulationCore

/// The account's id makers, one for each kind so that kinds do not shift one another.
struct RazorpayIdentifiers: Sendable {
    /// What has ids; the number tells apart the seeds of the makers, and stays as it is.
    enum Kind: Int, CaseIterable {
        case order = 1
        case payment, refund, card, event
        case settlement = 21
        case instantSettlement, payout, adjustment, dispute, document, downtime

        fileprivate var prefix: String {
            switch self {
            case .order: RazorpayOrder.prefix
            case .payment: RazorpayPayment.prefix
            case .refund: RazorpayRefund.prefix
            case .card: "card_"
            case .event: ""
            case .settlement: RazorpaySettlement.prefix
            case .instantSettlement: RazorpayInstantSettlement.prefix
            case .payout: "setlodp_"
            case .adjustment: RazorpayAdjustment.prefix
            case .dispute: RazorpayDispute.prefix
            case .document: RazorpayDocument.prefix
            case .downtime: RazorpayDowntime.prefix
            }
        }
    }

    /// By the number of their kind; those of numbers without a kind are never asked.
    private var makers: [IdentifierSequence]
    private var bankReferences: SeededRandom
    private var transferReferences: SeededRandom

    init(seed: UInt64) {
        let last = Kind.allCases.map(\.rawValue).max() ?? 0
        makers = (0...last).map {
            IdentifierSequence(seed: SeededRandom.derive(seed, UInt64($0)))
        }
        bankReferences = SeededRandom(seed: SeededRandom.derive(seed, 6))
        transferReferences = SeededRandom(seed: SeededRandom.derive(seed, 28))
    }

    mutating func next(_ kind: Kind) -> String {
        makers[kind.rawValue].next(prefix: kind.prefix, length: 14)
    }

    /// A bank's reference for a payment: six digits.
    mutating func bankReference() -> String {
        String(100_000 + bankReferences.next(below: 900_000))
    }

    /// The bank's number of a transfer: twelve digits.
    mutating func transferReference() -> String {
        String(100_000_000_000 + transferReferences.next(below: 900_000_000_000))
    }
}

/// Whether `id` is the prefix and 14 letters or digits.
func isRazorpayID(_ id: String, prefix: String) -> Bool {
    let bytes = id.utf8
    guard bytes.count == prefix.utf8.count + 14, id.hasPrefix(prefix) else { return false }
    return bytes.dropFirst(prefix.utf8.count).allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
}
