/// One way in which a bank says no, as the wire shows it.
final class StripeDecline: Sendable {
    let code: String
    let declineCode: String
    let message: String
    let adviceCode: String?
    let networkAdviceCode: String?
    let networkDeclineCode: String?
    let param: String?
    /// Whether the account's own rules said no, so that the bank was never asked.
    let isBlocked: Bool

    private init(
        _ declineCode: String, code: String = "card_declined",
        message: String = "Your card was declined.", advice: String?, networkAdvice: String?,
        networkDecline: String?, param: String? = nil,
        isBlocked: Bool = false
    ) {
        self.code = code
        self.declineCode = declineCode
        self.message = message
        adviceCode = advice
        networkAdviceCode = networkAdvice
        networkDeclineCode = networkDecline
        self.param = param
        self.isBlocked = isBlocked
    }

    static let generic = StripeDecline(
        "generic_decline", advice: "try_again_later", networkAdvice: nil, networkDecline: "01")
    static let insufficientFunds = StripeDecline(
        "insufficient_funds", message: "Your card has insufficient funds.",
        advice: "try_again_later", networkAdvice: "02", networkDecline: "51")
    static let lostCard = StripeDecline(
        "lost_card", advice: "do_not_try_again", networkAdvice: "01", networkDecline: "41")
    static let stolenCard = StripeDecline(
        "stolen_card", advice: "do_not_try_again", networkAdvice: "01", networkDecline: "43")
    static let velocityExceeded = StripeDecline(
        "card_velocity_exceeded",
        message: "Your card was declined for making repeated attempts too frequently or exceeding "
            + "its amount limit.",
        advice: "try_again_later", networkAdvice: "02", networkDecline: "61")
    static let expiredCard = StripeDecline(
        "expired_card", code: "expired_card", message: "Your card has expired.",
        advice: "confirm_card_data", networkAdvice: "03", networkDecline: "54", param: "exp_month")
    static let incorrectCVC = StripeDecline(
        "incorrect_cvc", code: "incorrect_cvc", message: "Your card's security code is incorrect.",
        advice: "confirm_card_data", networkAdvice: "03", networkDecline: "N7", param: "cvc")
    static let processingError = StripeDecline(
        "processing_error", code: "processing_error",
        message: "An error occurred while processing your card. Try again in a little bit.",
        advice: "try_again_later", networkAdvice: nil, networkDecline: "06")
    static let authenticationRequired = StripeDecline(
        "authentication_required", code: "authentication_required",
        message: "Your card was declined. This transaction requires authentication.",
        advice: nil, networkAdvice: nil, networkDecline: nil)
    /// The account's rules block the payment.
    static let blocked = StripeDecline(
        "fraudulent", advice: nil, networkAdvice: nil, networkDecline: nil, isBlocked: true)
    /// A capture that the bank takes back later.
    static let failedLater = StripeDecline(
        "processing_error", code: "processing_error",
        message: "An error occurred while processing your card. Try again in a little bit.",
        advice: "try_again_later", networkAdvice: nil, networkDecline: nil)
    /// A number that is no test card's.
    static let liveCard = StripeDecline(
        "test_mode_live_card",
        message: "Your card was declined. Your request was in test mode, but used a non test card. "
            + "For a list of valid test cards, visit: https://stripe.com/docs/testing.",
        advice: nil, networkAdvice: nil, networkDecline: nil)
}
