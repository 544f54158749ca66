/// The test cards by the names and numbers under which requests use them.
extension StripeTestCard {
    /// The card behind an alias such as `pm_card_visa`, or nil.
    static func named(_ alias: String) -> StripeTestCard? { aliases[alias] }

    /// The card with a number, or nil.
    static func numbered(_ number: String) -> StripeTestCard? { numbers[number] }

    private static let aliases: [String: StripeTestCard] = {
        var table: [String: StripeTestCard] = [:]
        for card in all {
            guard let name = card.name else { continue }
            for name in [name] + (otherNames[name] ?? []) {
                table["pm_card_" + name] = card
                table["tok_" + name] = card
            }
        }
        return table
    }()

    private static let numbers: [String: StripeTestCard] = {
        var table: [String: StripeTestCard] = [:]
        for card in all { table[card.number] = card }
        return table
    }()

    /// The same card under the name it had before.
    private static let otherNames = [
        "visa_chargeDeclined": ["chargeDeclined"],
        "visa_chargeDeclinedInsufficientFunds": ["chargeDeclinedInsufficientFunds"],
        "visa_chargeDeclinedLostCard": ["chargeDeclinedLostCard"],
        "visa_chargeDeclinedStolenCard": ["chargeDeclinedStolenCard"],
        "visa_chargeDeclinedVelocityLimitExceeded": ["chargeDeclinedVelocityLimitExceeded"],
    ]

    static let all: [StripeTestCard] =
        good + declining + challenging + disputing + refunding + checking

    private static let good = [
        StripeTestCard("visa", "4242424242424242"),
        StripeTestCard("visa_debit", "4000056655665556", Course(funding: "debit")),
        StripeTestCard("mastercard", "5555555555554444", brand: "mastercard"),
        StripeTestCard(
            "mastercard_debit", "5200828282828210", brand: "mastercard",
            Course(funding: "debit")),
        StripeTestCard("amex", "378282246310005", brand: "amex"),
        StripeTestCard("discover", "6011111111111117", brand: "discover"),
        StripeTestCard("diners", "3056930009020004", brand: "diners"),
        StripeTestCard("jcb", "3566002020360505", brand: "jcb"),
        StripeTestCard("unionpay", "6200000000000005", brand: "unionpay"),
        StripeTestCard("bypassPending", "4000000000000077", Course(isAvailableAtOnce: true)),
        StripeTestCard(
            "bypassPendingInternational", "4000003720000278",
            Course(country: "IE", isAvailableAtOnce: true)),
    ]

    private static let declining = [
        declined("visa_chargeDeclined", "4000000000000002", .generic),
        declined("visa_chargeDeclinedInsufficientFunds", "4000000000009995", .insufficientFunds),
        declined("visa_chargeDeclinedLostCard", "4000000000009987", .lostCard),
        declined("visa_chargeDeclinedStolenCard", "4000000000009979", .stolenCard),
        declined(
            "visa_chargeDeclinedVelocityLimitExceeded", "4000000000006975", .velocityExceeded),
        declined("chargeDeclinedExpiredCard", "4000000000000069", .expiredCard),
        declined("chargeDeclinedIncorrectCvc", "4000000000000127", .incorrectCVC),
        declined("chargeDeclinedProcessingError", "4000000000000119", .processingError),
        StripeTestCard(
            "chargeCustomerFail", "4000000000000341",
            Course(decline: .generic, isAttachable: true)),
        StripeTestCard("radarBlock", "4100000000000019", Course(decline: .blocked, risk: .highest)),
        StripeTestCard("riskLevelHighest", "4000000000004954", Course(risk: .highest)),
        StripeTestCard("riskLevelElevated", "4000000000009235", Course(risk: .elevated)),
    ]

    private static let challenging = [
        challenged("authenticationRequired", "4000002760003184", .always),
        challenged("authenticationRequiredOnSetup", "4000002500003155", .unlessSetUp),
        challenged("authenticationRequiredSetupForOffSession", "4000003800000446", .onSession),
        challenged(
            "authenticationRequiredChargeDeclinedInsufficientFunds", "4000008260003178", .always,
            then: .insufficientFunds),
        challenged("threeDSecure2Required", "4000000000003220", .always),
        challenged(
            "threeDSecureRequiredChargeDeclined", "4000008400001629", .always, then: .generic),
        // The bank's directory cannot be asked, which counts as a decline.
        declined("threeDSecureRequiredProcessingError", "4000008400001280", .generic),
        challenged("threeDSecureOptional", "4000000000003055", .onRequest),
    ]

    private static let disputing = [
        StripeTestCard(
            "createDispute", "4000000000000259",
            Course(aftermath: .dispute(reason: "fraudulent"))),
        StripeTestCard(
            "createDisputeProductNotReceived", "4000000000002685",
            Course(aftermath: .dispute(reason: "product_not_received"))),
        StripeTestCard(
            "createDisputeInquiry", "4000000000001976", Course(aftermath: .inquiry)),
        StripeTestCard(
            "createIssuerFraudRecord", "4000000000005423", Course(aftermath: .fraudWarning)),
        StripeTestCard(
            "createMultipleDisputes", "4000000404000079", Course(aftermath: .severalDisputes)),
        StripeTestCard(
            "createCe3EligibleDispute", "4000000404000038",
            Course(aftermath: .dispute(reason: "fraudulent"))),
        StripeTestCard(
            "createComplianceDispute", "4000008400000779",
            Course(aftermath: .dispute(reason: "noncompliant"))),
    ]

    private static let refunding = [
        StripeTestCard("pendingRefund", "4000000000007726", Course(refunds: .pending)),
        StripeTestCard("refundFail", "4000000000005126", Course(refunds: .fails)),
    ]

    private static let checking = [
        checked("cvcCheckFail", "4000000000000101", Checks(cvc: "fail")),
        checked("avsZipFail", "4000000000000036", Checks(postalCode: "fail")),
        checked("avsLine1Fail", "4000000000000028", Checks(line1: "fail")),
        checked("avsFail", "4000000000000010", Checks(line1: "fail", postalCode: "fail")),
        checked(
            "avsUnchecked", "4000000000000044",
            Checks(line1: "unavailable", postalCode: "unavailable")),
    ]

    private static func declined(
        _ name: String, _ number: String, _ decline: StripeDecline
    ) -> StripeTestCard {
        StripeTestCard(name, number, Course(decline: decline))
    }

    private static func challenged(
        _ name: String, _ number: String, _ challenge: Challenge, then decline: StripeDecline? = nil
    ) -> StripeTestCard {
        StripeTestCard(name, number, Course(decline: decline, challenge: challenge))
    }

    private static func checked(
        _ name: String, _ number: String, _ checks: Checks
    ) -> StripeTestCard {
        StripeTestCard(name, number, Course(checks: checks))
    }
}
