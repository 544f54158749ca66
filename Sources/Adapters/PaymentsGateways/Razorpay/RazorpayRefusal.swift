import JSONModel

/// Reads the `error` of Razorpay's envelope.
///
/// Most refusals share one code, so that some can only be told apart by their text.
struct RazorpayRefusal {
    private let error: JSONValue

    init(_ error: JSONValue) { self.error = error }

    var description: String { error.filledText("description") ?? "refused without a description" }

    /// The reason where one is given; refusals by state say `NA` there and have the code only.
    var code: String? {
        guard let reason = error.filledText("reason"), reason != "NA" else {
            return error.filledText("code")
        }
        return reason
    }

    /// Whether the request may have had its effect all the same.
    ///
    /// Razorpay sends faults of its own and of banks with status 400 at times, and another operation
    /// on the same payment may be an earlier send of the same request.
    var leavesOutcomeOpen: Bool {
        switch error.filledText("code") {
        case "BAD_REQUEST_ERROR": description.contains("operation is in progress")
        default: true
        }
    }

    /// The payment that failed, when the refusal is a bank's or a shopper's no to it.
    var declinedPaymentID: String? {
        guard !leavesOutcomeOpen, let reason = error.filledText("reason"), reason != "NA",
            reason != "input_validation_failed",
            let id = error["metadata"]?.filledText("payment_id"), id.hasPrefix("pay_")
        else { return nil }
        return id
    }

    var saysUnknownID: Bool { description.hasPrefix("The id provided does not exist") }

    var saysAlreadyCaptured: Bool {
        let text = description
        return text.contains("already")
            && (text.contains("captured") || text.contains("processed"))
    }

    var saysDuplicateReceipt: Bool { description.hasPrefix("Duplicate receipt") }
}
