/// What the Razorpay adapter must know about the account it works for.
package struct RazorpayGatewayConfiguration: Sendable {
    /// What Razorpay wants to know about the shopper and the shop with every payment.
    package struct ShopperFacts: Sendable {
        /// The merchant's own address and number, sent where the shopper's are not known to us.
        package var email: String
        package var contact: String
        package var ipAddress: String
        package var userAgent: String
        package var referer: String

        package init(
            email: String = "payments@merchant.example", contact: String = "+919000000000",
            ipAddress: String = "192.0.2.1", userAgent: String = "Mozilla/5.0",
            referer: String = "https://merchant.example/checkout"
        ) {
            self.email = email
            self.contact = contact
            self.ipAddress = ipAddress
            self.userAgent = userAgent
            self.referer = referer
        }
    }

    package var keyID: String
    package var keySecret: Redacted<String>
    /// Where the bank's page sends the shopper's browser afterwards.
    package var returnURL: String
    package var shopper: ShopperFacts
    package var host: String
    package var scheme: String
    /// How long to wait for the answer to a request that may move money.
    package var moneyCallTimeoutMilliseconds: Int
    /// How long to wait for the answer to a question.
    package var questionTimeoutMilliseconds: Int

    package init(
        keyID: String, keySecret: Redacted<String>, returnURL: String,
        shopper: ShopperFacts = ShopperFacts(), host: String = "api.razorpay.com",
        scheme: String = "https", moneyCallTimeoutMilliseconds: Int = 30_000,
        questionTimeoutMilliseconds: Int = 10_000
    ) {
        self.keyID = keyID
        self.keySecret = keySecret
        self.returnURL = returnURL
        self.shopper = shopper
        self.host = host
        self.scheme = scheme
        self.moneyCallTimeoutMilliseconds = moneyCallTimeoutMilliseconds
        self.questionTimeoutMilliseconds = questionTimeoutMilliseconds
    }
}
