import SimulationCore

/// A shopper's bank that wants the money of a captured payment back, or wants to know about it.
struct RazorpayDispute: Sendable {
    static let prefix = "disp_"

    enum Status: String, Sendable {
        case open, won, lost, closed
        case underReview = "under_review"

        /// Whether the bank has still to decide.
        var isLive: Bool {
            switch self {
            case .open, .underReview: true
            case .won, .lost, .closed: false
            }
        }
    }

    enum Phase: String, Sendable {
        case fraud, retrieval, chargeback, arbitration
        case preArbitration = "pre_arbitration"

        /// Whether it is a question that can be settled without taking money back.
        var isInquiry: Bool {
            switch self {
            case .fraud, .retrieval: true
            case .chargeback, .preArbitration, .arbitration: false
            }
        }

        /// The phase of the dispute that follows a won one.
        var next: Phase {
            switch self {
            case .fraud, .retrieval: .chargeback
            case .chargeback: .preArbitration
            case .preArbitration, .arbitration: .arbitration
            }
        }
    }

    let id: String
    let payment: Int
    let paymentID: String
    /// Minor units of the payment's currency.
    let amount: Int
    let currency: String
    let phase: Phase
    var respondBy: VirtualInstant
    let createdAt: VirtualInstant
    var status = Status.open
    /// Minor units taken from the merchant, once decided.
    var deducted = 0
    var evidence: RazorpayEvidence
    /// Whether the time to respond has passed without changing its state.
    var hasLapsed = false
}
