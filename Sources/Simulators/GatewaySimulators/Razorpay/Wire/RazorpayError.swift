/// A refusal in Razorpay's error envelope.
///
/// `source`, `step` and `reason` come in three styles: filled for validation, the text `NA` for
/// refusals by state, and null for a few rules about refunds.
struct RazorpayError: Error, Sendable, Hashable {
    var status = 400
    var code = "BAD_REQUEST_ERROR"
    var description: String
    var source: String?
    var step: String?
    var reason: String?
    var field: String?
    /// The payment named in `metadata`, as it is to be written.
    var paymentID: String?
    /// The order named in `metadata`.
    var orderID: String?
    /// What the shopper can do next, beside the error.
    var next: [String] = []

    /// A request that breaks a rule about one of its parameters.
    static func validation(
        _ description: String, field: String? = nil, reason: String = "input_validation_failed"
    ) -> RazorpayError {
        RazorpayError(
            description: description, source: "business", step: "payment_initiation",
            reason: reason, field: field)
    }

    /// A request that the state of things does not allow.
    static func notApplicable(_ description: String, status: Int = 400) -> RazorpayError {
        RazorpayError(
            status: status, description: description, source: "NA", step: "NA", reason: "NA")
    }

    static let unknownID = validation("The id provided does not exist")
    static let noCredentials = notApplicable(
        "Please provide your api key for authentication purposes", status: 401)
    static let wrongMethod = notApplicable("The requested URL was not found on the server.")
    static let locked = notApplicable(
        "Request failed because another payment operation is in progress.")
    static let keyInFlight = notApplicable(
        "Another request with the same idempotency key is still in progress.", status: 409)
    static let keyOfAnotherRequest = notApplicable(
        "Different request with the same idempotency key has already been processed.", status: 409)
    /// About the age of a payment, whose parts are null.
    static let tooOldToRefund = RazorpayError(
        description: "Refund is not supported by the bank because the payment is more than 6 "
            + "months old")
    static let tooManyRequests = notApplicable("Too many requests", status: 429)
    static let orderPaid = validation(
        "Your payment has been declined as the order is already paid. "
            + "Please initiate the payment with a new order.", reason: "order_already_paid")

    /// A fault on Razorpay's side, with that HTTP status.
    static func server(status: Int) -> RazorpayError {
        var error = notApplicable(
            "We are facing some trouble completing your request at the moment. "
                + "Please try again shortly.", status: status)
        error.code = "SERVER_ERROR"
        return error
    }

    /// A required parameter that is missing.
    static func required(_ field: String) -> RazorpayError {
        validation("The \(field) field is required.", field: field)
    }

    /// An id that is not a prefix and 14 letters and digits.
    static func malformedID(_ shown: String) -> RazorpayError {
        validation("\(shown) is not a valid id")
    }

    /// A payment's failure, told in place of an answer.
    static func failed(
        _ payment: RazorpayPayment, _ failure: RazorpayFailure, settings: RazorpaySettings
    ) -> RazorpayError {
        RazorpayError(
            status: failure.code == "GATEWAY_ERROR" ? settings.gatewayErrorStatus : 400,
            code: failure.code, description: failure.description, source: failure.source,
            step: failure.step, reason: failure.reason, paymentID: payment.id,
            orderID: payment.orderID)
    }
}

extension RazorpayError {
    /// The error envelope.
    var body: [UInt8] {
        var writer = RazorpayJSONWriter(capacity: 320)
        writer.object { writer in
            writer.member("error")
            writer.object { writer in
                writer.member("code", code)
                writer.member("description", description)
                writer.member("source", source)
                writer.member("step", step)
                writer.member("reason", reason)
                writer.member("metadata")
                writer.object { writer in
                    if let paymentID { writer.member("payment_id", paymentID) }
                    if let orderID { writer.member("order_id", orderID) }
                }
                if let field { writer.member("field", field) }
            }
            if !next.isEmpty {
                writer.member("next")
                writer.array(next) { $0.value($1) }
            }
        }
        return writer.bytes
    }
}
