/// One of the provider's test cards: docs.stripe.com/testing.
struct StripeTestCard: Sendable, Hashable {
    /// When the bank asks the shopper to prove who they are.
    enum Challenge: Sendable, Hashable {
        case never
        case always
        /// Only when the shopper is there: the card was set up for payments without them.
        case onSession
    }

    /// What becomes of a refund to this card.
    enum RefundCourse: Sendable, Hashable {
        case ordinary
        /// Pending at first, succeeds later.
        case pending
        /// Succeeds at first, bounces later.
        case fails
    }

    /// The name requests use instead of card data.
    let alias: String
    let brand: String
    let lastFour: String
    var funding = "credit"
    var decline: StripeDecline?
    var challenge = Challenge.never
    var refunds = RefundCourse.ordinary
    /// Whether its money skips the wait for the balance.
    var isAvailableAtOnce = false

    /// The card behind an alias such as `pm_card_visa`, or nil.
    static func named(_ alias: String) -> StripeTestCard? { table[alias] }

    /// Every card, the same card under two names twice.
    static let all: [StripeTestCard] = good + declining + challenging + refunding

    private static let table: [String: StripeTestCard] = {
        var table: [String: StripeTestCard] = [:]
        for card in all { table[card.alias] = card }
        return table
    }()

    private static let good = [
        visa("pm_card_visa", "4242"),
        StripeTestCard(
            alias: "pm_card_visa_debit", brand: "visa", lastFour: "5556", funding: "debit"),
        StripeTestCard(alias: "pm_card_mastercard", brand: "mastercard", lastFour: "4444"),
        StripeTestCard(
            alias: "pm_card_mastercard_debit", brand: "mastercard", lastFour: "8210",
            funding: "debit"),
        StripeTestCard(alias: "pm_card_amex", brand: "amex", lastFour: "0005"),
        StripeTestCard(alias: "pm_card_discover", brand: "discover", lastFour: "1117"),
        StripeTestCard(alias: "pm_card_diners", brand: "diners", lastFour: "0004"),
        StripeTestCard(alias: "pm_card_jcb", brand: "jcb", lastFour: "0505"),
        StripeTestCard(alias: "pm_card_unionpay", brand: "unionpay", lastFour: "0005"),
        StripeTestCard(
            alias: "pm_card_bypassPending", brand: "visa", lastFour: "0077",
            isAvailableAtOnce: true),
    ]

    private static let declining = [
        visa("pm_card_visa_chargeDeclined", "0002", .generic),
        visa("pm_card_chargeDeclined", "0002", .generic),
        visa("pm_card_visa_chargeDeclinedInsufficientFunds", "9995", .insufficientFunds),
        visa("pm_card_chargeDeclinedInsufficientFunds", "9995", .insufficientFunds),
        visa("pm_card_visa_chargeDeclinedLostCard", "9987", .lostCard),
        visa("pm_card_visa_chargeDeclinedStolenCard", "9979", .stolenCard),
        visa("pm_card_visa_chargeDeclinedVelocityLimitExceeded", "6975", .velocityExceeded),
        visa("pm_card_chargeDeclinedExpiredCard", "0069", .expiredCard),
        visa("pm_card_chargeDeclinedIncorrectCvc", "0127", .incorrectCVC),
        visa("pm_card_chargeDeclinedProcessingError", "0119", .processingError),
        visa("pm_card_chargeCustomerFail", "0341", .generic),
    ]

    private static let challenging = [
        visa("pm_card_authenticationRequired", "3184", challenge: .always),
        visa("pm_card_authenticationRequiredOnSetup", "3155", challenge: .always),
        visa("pm_card_authenticationRequiredSetupForOffSession", "0446", challenge: .onSession),
        visa(
            "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds", "3178",
            .insufficientFunds, challenge: .always),
        visa("pm_card_threeDSecure2Required", "3220", challenge: .always),
        visa("pm_card_threeDSecureRequiredChargeDeclined", "1629", .generic, challenge: .always),
    ]

    private static let refunding = [
        StripeTestCard(
            alias: "pm_card_pendingRefund", brand: "visa", lastFour: "7726", refunds: .pending),
        StripeTestCard(
            alias: "pm_card_refundFail", brand: "visa", lastFour: "5126", refunds: .fails),
    ]

    private static func visa(
        _ alias: String, _ lastFour: String, _ decline: StripeDecline? = nil,
        challenge: Challenge = .never
    ) -> StripeTestCard {
        StripeTestCard(
            alias: alias, brand: "visa", lastFour: lastFour, decline: decline, challenge: challenge)
    }
}
