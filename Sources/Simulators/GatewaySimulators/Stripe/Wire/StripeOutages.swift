import HTTPModel

/// Answers that have nothing to do with what was asked.
extension StripeState {
    static func outage(status: Int) -> StripeError {
        StripeError("An unknown error occurred", status: status, category: .api)
    }

    static let rateLimit = StripeError(
        "Testmode request rate limit exceeded, the rate limits in testmode are lower than livemode. "
            + "You can learn more about rate limits here https://stripe.com/docs/rate-limits.",
        status: 429, code: "rate_limit")

    static let lockTimeout = StripeError(
        "This object cannot be accessed right now because another API request or Stripe process is "
            + "currently accessing it. If you see this error intermittently, retry the request. If "
            + "you see this error frequently and are making multiple concurrent requests to a "
            + "single object, make your requests serially or at a lower rate.",
        status: 429, code: "lock_timeout")

    static let badGateway = ResponseMessage(
        status: 502, contentType: "text/html",
        body: Array(
            "<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>"
                .utf8))

    static func keyInUse(_ key: String) -> StripeError {
        StripeError(
            "There is currently another in-progress request using this Idempotent Key (that "
                + "probably means you submitted twice, and the other request is still going "
                + "through): \(key)", status: 409, code: "idempotency_key_in_use")
    }
}
