/// Why a payment failed, as its `error_*` fields say it.
///
/// Why a class: every payment has room for one, and few have one.
final class RazorpayFailure: Sendable {
    let code: String
    let description: String
    let source: String
    let step: String
    let reason: String

    init(
        code: String = "BAD_REQUEST_ERROR", description: String, source: String, step: String,
        reason: String
    ) {
        self.code = code
        self.description = description
        self.source = source
        self.step = step
        self.reason = reason
    }

    static let timedOut = RazorpayFailure(
        description: "Payment was not completed on time.", source: "customer",
        step: "payment_authentication", reason: "payment_timed_out")

    /// The shopper or the bank said no, and nothing more is known.
    static func declined(_ method: RazorpayMethod) -> RazorpayFailure {
        switch method {
        case .card:
            RazorpayFailure(
                description: "Payment failed", source: "gateway", step: "payment_authorization",
                reason: "payment_failed")
        case .netbanking:
            RazorpayFailure(
                description: "Payment failed", source: "bank", step: "payment_authorization",
                reason: "payment_failed")
        case .wallet:
            RazorpayFailure(
                description: "Payment failed", source: "issuer", step: "payment_authorization",
                reason: "payment_failed")
        case .upi:
            RazorpayFailure(
                description: "Payment failed", source: "gateway", step: "payment_response",
                reason: "payment_failed")
        }
    }
}

extension RazorpayFailure {
    /// What a documented test card fails with, or nil for a card that pays.
    static func ofTestCard(_ number: String, plainly: Bool) -> RazorpayFailure? {
        guard let failure = ofTestCard(number) else { return nil }
        return plainly ? card("Payment failed", "gateway", "payment_failed") : failure
    }

    private static func ofTestCard(_ number: String) -> RazorpayFailure? {
        switch number {
        case "4100280000090000", "5305620000060000": .timedOut
        case "4100280000080001", "5305620000050001":
            card("Insufficient funds in the account.", "customer", "insufficient_fund")
        case "4100280000070002", "5305620000040002":
            card(
                "The shopper cancelled the payment.", "customer", "payment_cancelled",
                step: "payment_authentication")
        case "4100280000060003", "4100280000050004", "4100280000040005", "5305620000030003",
            "5305620000020004", "5305620000010005":
            card("The card was declined by the bank.", "issuer_bank", "card_declined")
        case "4100280000030006", "5305620000000006":
            card(
                "The card is disabled for online payments.", "customer",
                "card_disabled_for_online_payments")
        case "4100280000010008", "5305620000080008":
            card(
                "The card number is incorrect.", "customer", "card_number_invalid",
                step: "payment_initiation")
        case "4100280000020007", "5305620000090007":
            card(
                "The gateway met a technical error.", "gateway", "gateway_technical_error",
                code: "GATEWAY_ERROR")
        case "4100280000000009", "5305620000070009":
            card(
                "The shopper could not be authenticated.", "customer", "authentication_failed",
                step: "payment_authentication", code: "GATEWAY_ERROR")
        default: nil
        }
    }

    /// What a payment from a UPI test address fails with: `failure@razorpay` fails, by amount.
    static func ofTestAddress(_ address: String?, amount: Int) -> RazorpayFailure? {
        guard address == "failure@razorpay" else { return nil }
        let reason =
            switch amount {
            case 104, 106: "bank_technical_error"
            case 105: "payment_timed_out"
            case 204: "incorrect_pin"
            case 206: "pin_attempts_exceeded"
            case 208, 209: "transaction_limit_exceeded"
            case 212: "debit_instrument_blocked"
            case 304: "payment_declined"
            case 406: "duplicate_request"
            default: "payment_failed"
            }
        return RazorpayFailure(
            description: "Payment failed", source: "gateway", step: "payment_response",
            reason: reason)
    }

    private static func card(
        _ description: String, _ source: String, _ reason: String,
        step: String = "payment_authorization", code: String = "BAD_REQUEST_ERROR"
    ) -> RazorpayFailure {
        RazorpayFailure(
            code: code, description: description, source: source, step: step, reason: reason)
    }
}
