/// What the Stripe adapter must know about the account it works for.
package struct StripeGatewayConfiguration: Sendable {
    package var secretKey: Redacted<String>
    /// Where the shopper's browser returns to after a challenge.
    package var returnURL: String
    package var host: String
    package var scheme: String
    /// How long to wait for the answer to a request that may move money.
    package var moneyCallTimeoutMilliseconds: Int
    /// How long to wait for the answer to a question.
    package var questionTimeoutMilliseconds: Int

    package init(
        secretKey: Redacted<String>, returnURL: String, host: String = "api.stripe.com",
        scheme: String = "https", moneyCallTimeoutMilliseconds: Int = 30_000,
        questionTimeoutMilliseconds: Int = 10_000
    ) {
        self.secretKey = secretKey
        self.returnURL = returnURL
        self.host = host
        self.scheme = scheme
        self.moneyCallTimeoutMilliseconds = moneyCallTimeoutMilliseconds
        self.questionTimeoutMilliseconds = questionTimeoutMilliseconds
    }
}
