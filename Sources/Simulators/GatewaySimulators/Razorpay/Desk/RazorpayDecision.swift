/// What somebody outside the API can decide: the shopper, the banks, Razorpay itself.
enum RazorpayDecision: String, Sendable, CaseIterable {
    // A payment's shopper and bank
    case approve, decline
    case timeOut = "time-out"
    case lateAuthorize = "late-authorize"
    case dispute
    case disputeFraud = "dispute-fraud"
    case disputeRetrieval = "dispute-retrieval"
    // A refund's bank
    case succeed, fail
    // A dispute's bank
    case win, lose, close
    case requireAction = "require-action"
    // A settlement's bank
    case pay
    // The account
    case settle
    case downtimeCard = "downtime-card"
    case downtimeUPI = "downtime-upi"
    case downtimeNetbanking = "downtime-netbanking"
    case endDowntime = "end-downtime"
    // A downtime
    case raiseSeverity = "raise-severity"
    case lowerSeverity = "lower-severity"
    // A webhook
    case enable, disable
}

/// Something a decision can be about.
enum RazorpaySubject: Sendable, Hashable {
    case account
    case payment(Int)
    case refund(Int)
    case dispute(Int)
    case settlement(Int)
    case instantSettlement(Int)
    case downtime(Int)
    case webhook(Int)
}
