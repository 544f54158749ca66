/// What Orders remembers of one order.
///
/// The state is worked out from what is known and never set, so that answers and events may come in
/// any order: an event can well overtake the answer to the request that caused it.
struct OrderRecord {
    let order: Order
    private(set) var requestsSent = 0
    private var answer: AuthorizeAnswer?
    private var nextActionURL: String?
    private var ownPaymentID: String?
    /// The payment of the first event, for as long as no answer has named ours.
    private var heardPaymentID: String?
    private var seen: Set<String> = []
    private var tracks: [String: EventTrack] = [:]

    init(_ order: Order) { self.order = order }

    var paymentID: String? { ownPaymentID ?? heardPaymentID }

    var state: OrderState {
        switch paymentID.flatMap({ tracks[$0] })?.verdict {
        case .authorized: return .confirmed
        case .failed: return .cancelled
        case .undecided, nil: break
        }
        switch answer {
        case _ where paymentID != nil: return .awaitingPayment
        case .refused: return .rejected
        case .payment, .unanswered, nil: return .placed
        }
    }

    var snapshot: OrderSnapshot {
        OrderSnapshot(
            id: order.id, state: state, paymentID: paymentID, amountMinor: order.amountMinor,
            currency: order.currency, nextActionURL: nextActionURL, eventsSeen: seen.count,
            requestsSent: requestsSent)
    }

    mutating func countRequest() { requestsSent += 1 }

    mutating func take(_ answer: AuthorizeAnswer) {
        self.answer = answer
        guard case .payment(let id, let url) = answer else { return }
        ownPaymentID = id
        nextActionURL = url ?? nextActionURL
    }

    mutating func take(_ notice: PaymentNotice) {
        guard seen.insert(notice.eventID).inserted else { return }
        if heardPaymentID == nil { heardPaymentID = notice.paymentID }
        tracks[notice.paymentID, default: EventTrack()].take(notice)
    }
}
