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

    /// `2025-03-31` or `2025-03-31.basil`.
    static func isVersion(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10 else { return false }
        for (place, byte) in bytes.prefix(10).enumerated() {
            let isDash = place == 4 || place == 7
            let isDigit = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
            guard isDash ? byte == UInt8(ascii: "-") : isDigit else { return false }
        }
        guard bytes.count > 10 else { return true }
        return bytes[10] == UInt8(ascii: ".") && bytes.count > 11
            && bytes[11...].allSatisfy { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
    }
}
