import SimulationCore

/// One movement of the merchant's balance; the balance is nothing but the sum of its rows.
struct RazorpayBalanceRow: Sendable {
    /// What moved the money, by the place it has on its shelf.
    enum Source: Sendable, Hashable {
        case payment(Int)
        case refund(Int)
        case adjustment(Int)
        /// Money that left for the merchant's bank.
        case settlement(Int)
        /// A settlement that bounced.
        case settlementReturn(Int)

        /// Whether a settlement carries such rows; settlements do not carry one another.
        var isSettled: Bool {
            switch self {
            case .payment, .refund, .adjustment: true
            case .settlement, .settlementReturn: false
            }
        }
    }

    let source: Source
    /// Paise: positive for a credit, negative for a debit, after fees.
    private(set) var net: Int
    /// The fee within it, in paise, tax included.
    private(set) var fee = 0
    private(set) var tax = 0
    let at: VirtualInstant
    /// The place of the settlement that carries it; -1 while none does.
    var settlement = -1

    /// Paise before fees.
    var amount: Int { net >= 0 ? net + fee : -net - fee }
    var isUnsettled: Bool { settlement < 0 }

    init(source: Source, net: Int, fee: Int = 0, tax: Int = 0, at: VirtualInstant) {
        self.source = source
        self.net = net
        self.fee = fee
        self.tax = tax
        self.at = at
    }

    /// Takes a fee out of what the row moves.
    mutating func take(fee: Int, tax: Int) {
        net -= fee
        self.fee += fee
        self.tax += tax
    }
}

/// A movement of the balance that is neither a payment nor a refund.
struct RazorpayAdjustment: Sendable {
    static let prefix = "adj_"

    enum Reason: Sendable, Hashable {
        /// A lost dispute, or the part of a won one that was not contested.
        case dispute(Int)
        /// A refund that failed and whose money came back.
        case refundReturn(Int)
        /// A capture that was taken back.
        case captureReturn(Int)
        /// A payment's fee, or one of its refunds', that was taken later than its movement.
        case lateFee(Int)
        case correction
        /// Money settled on demand; later settlements are smaller by it.
        case instantSettlement(Int)
        /// A settlement on demand that was reversed.
        case instantReversal(Int)

        var description: StaticString {
            switch self {
            case .dispute: "Debit for a lost dispute"
            case .refundReturn: "Reversal of a failed refund"
            case .captureReturn: "Reversal of a capture"
            case .lateFee: "Fee"
            case .correction: "Correction"
            case .instantSettlement: "Settlement on demand"
            case .instantReversal: "Reversal of a settlement on demand"
            }
        }
    }

    let id: String
    let reason: Reason
}
