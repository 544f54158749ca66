import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore

/// What a new payment intent is to do at once.
enum StripeIntentPlan { case pays, holds, waits }

extension StripeWalk {
    private static let methods: [(odds: Int, item: String)] = [
        (120, "pm_card_visa"), (10, "pm_card_mastercard"), (4, "pm_card_amex"),
        (4, "pm_card_visa_debit"), (3, "pm_card_discover"), (3, "pm_card_jcb"),
        (3, "pm_card_visa_chargeDeclined"), (3, "pm_card_visa_chargeDeclinedInsufficientFunds"),
        (2, "pm_card_visa_chargeDeclinedLostCard"), (2, "pm_card_visa_chargeDeclinedStolenCard"),
        (2, "pm_card_visa_chargeDeclinedVelocityLimitExceeded"),
        (2, "pm_card_chargeDeclinedExpiredCard"), (2, "pm_card_chargeDeclinedIncorrectCvc"),
        (2, "pm_card_chargeDeclinedProcessingError"), (2, "pm_card_chargeCustomerFail"),
        (5, "pm_card_authenticationRequired"), (4, "pm_card_threeDSecure2Required"),
        (3, "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds"),
        (3, "pm_card_authenticationRequiredOnSetup"),
        (3, "pm_card_authenticationRequiredSetupForOffSession"),
        (3, "pm_card_threeDSecureRequiredChargeDeclined"),
        (5, "pm_card_createDispute"), (3, "pm_card_createDisputeProductNotReceived"),
        (4, "pm_card_createDisputeInquiry"), (4, "pm_card_createIssuerFraudRecord"),
        (2, "pm_card_createMultipleDisputes"), (5, "pm_card_pendingRefund"),
        (5, "pm_card_refundFail"), (4, "pm_card_bypassPending"), (2, "pm_card_radarBlock"),
        (2, "pm_card_riskLevelHighest"), (2, "pm_card_riskLevelElevated"),
        (2, "pm_card_cvcCheckFail"), (2, "pm_card_avsZipFail"), (2, "pm_card_avsFail"),
        (2, "pm_usBankAccount"), (2, "pm_card_nobody"),
    ]

    var method: String {
        if desk.dice.chance(6) { return id("payment_method") }
        return desk.dice.weigh(Self.methods) ?? "pm_card_visa"
    }

    private var currency: String {
        desk.dice.pick("usd", "usd", "usd", "usd", "eur", "gbp", "jpy", "kwd", "sek")
    }

    private func amount(in currency: String) -> Int {
        currency == "kwd" ? (100 + desk.dice.below(900)) * 10 : 400 + desk.dice.below(9000)
    }

    /// Creates an intent, and confirms it unless it is to wait.
    func create(_ plan: StripeIntentPlan) {
        let currency = currency
        var items = [
            FormItem("amount", String(amount(in: currency))), FormItem("currency", currency),
            FormItem("metadata[order_id]", "order-" + desk.dice.text(6)),
        ]
        switch plan {
        case .pays:
            items.append(FormItem("confirm", "true"))
            if desk.dice.chance(50) {
                items.append(
                    FormItem("capture_method", desk.dice.pick("automatic", "automatic_async")))
            }
        case .holds:
            items += [FormItem("confirm", "true"), FormItem("capture_method", "manual")]
        case .waits:
            if desk.dice.chance(40) { items.append(FormItem("capture_method", "manual")) }
            if desk.dice.chance(20) { items.append(FormItem("confirmation_method", "manual")) }
        }
        if plan != .waits || desk.dice.chance(60) {
            items.append(FormItem("payment_method", method))
        }
        items += methodSelection(items) + extras(confirms: plan != .waits)
        desk.send(request(.post, "/v1/payment_intents", nil, items))
    }

    /// How the intent's methods are chosen; some choices demand an address to come back to.
    private func methodSelection(_ given: [FormItem]) -> [FormItem] {
        if given.contains(where: { $0.name == "confirmation_method" }) { return [] }
        switch desk.dice.below(20) {
        case 0...12:
            return [
                FormItem("automatic_payment_methods[enabled]", "true"),
                FormItem("automatic_payment_methods[allow_redirects]", "never"),
            ]
        case 13...15: return [FormItem("payment_method_types[]", "card")]
        case 16...18: return [FormItem("return_url", "https://shop.example/back?order=7")]
        default: return []
        }
    }

    private func extras(confirms: Bool) -> [FormItem] {
        var items: [FormItem] = []
        if confirms, desk.dice.chance(6) { items.append(FormItem("off_session", "true")) }
        if confirms, desk.dice.chance(4) {
            items.append(FormItem("error_on_requires_action", "true"))
        }
        if desk.dice.chance(10) { items.append(FormItem("description", "Two boots, size 41")) }
        if desk.dice.chance(10) { items.append(FormItem("expand[0]", "latest_charge")) }
        if desk.dice.chance(4) {
            items.append(FormItem("expand[]", "latest_charge.balance_transaction"))
        }
        if desk.dice.chance(6) { items.append(FormItem("customer", id("customer", in: ["kept"]))) }
        if desk.dice.chance(4) { items.append(FormItem("receipt_email", "s@shop.example")) }
        if desk.dice.chance(3) { items.append(FormItem("statement_descriptor_suffix", "BOOTS")) }
        if desk.dice.chance(3) {
            items.append(FormItem("payment_method_options[card][request_three_d_secure]", "any"))
        }
        if desk.dice.chance(3) {
            items += [
                FormItem("shipping[name]", "Ann Other"),
                FormItem("shipping[address][line1]", "1 Long Lane"),
                FormItem("shipping[address][country]", "GB"),
            ]
        }
        return items
    }

    /// Asks for an intent that cannot be, in one way or another.
    func createBadly() {
        var amount = FormItem("amount", "2000")
        var currency = FormItem("currency", "usd")
        var more = [FormItem("payment_method", "pm_card_visa"), FormItem("confirm", "true")]
        switch desk.dice.below(12) {
        case 0: amount.value = "0"
        case 1: amount.value = "-5"
        case 2: amount.value = "1"
        case 3: amount.value = "100000000"
        case 4: amount.value = desk.dice.pick("abc", "10.5", "", "99999999999999999999")
        case 5: currency.value = desk.dice.pick("xxx", "", "bitcoin")
        case 6: more = []; amount.name = "metadata[a]"
        case 7: currency.name = "metadata[b]"
        case 8: more.append(FormItem("wobble[deep]", "1"))
        case 9: more.append(FormItem("capture_method", "sometimes"))
        case 10: more.append(FormItem("customer", "cus_1NobodyHasThisOne"))
        default:
            more += [
                FormItem("automatic_payment_methods[enabled]", "true"),
                FormItem("confirmation_method", "manual"),
            ]
        }
        post("/v1/payment_intents", nil, [amount, currency] + more, well: false)
    }

    func confirm() {
        let intent = id(
            "payment_intent", in: ["requires_confirmation", "requires_payment_method"])
        var items: [FormItem] = []
        if desk.dice.chance(70) { items.append(FormItem("payment_method", method)) }
        if desk.dice.chance(60) {
            items.append(FormItem("return_url", "https://shop.example/back"))
        }
        if desk.dice.chance(8) { items.append(FormItem("off_session", "true")) }
        post("/v1/payment_intents/{intent}/confirm", intent, items)
    }

    func update() {
        let intent = id("payment_intent", in: ["requires_payment_method", "requires_confirmation"])
        let items: [FormItem] =
            switch desk.dice.below(6) {
            case 0: [FormItem("amount", String(500 + desk.dice.below(900)))]
            case 1: [FormItem("metadata[note]", "n"), FormItem("description", "changed")]
            case 2: [FormItem("metadata[note]", "")]
            case 3: [FormItem("payment_method", method)]
            case 4: [FormItem("receipt_email", "other@shop.example")]
            default: [FormItem("amount", "0")]
            }
        post("/v1/payment_intents/{intent}", intent, items)
    }

    func increment() {
        let held = object("payment_intent", in: ["requires_capture"])
        let amount = (held?.amount ?? 1000) + 100
        post(
            "/v1/payment_intents/{intent}/increment_authorization",
            desk.dice.chance(98) ? held?.id ?? id("payment_intent") : nobodys("payment_intent"),
            [FormItem("amount", String(amount))])
    }

    func cancel() {
        let intent = id(
            "payment_intent",
            in: ["requires_capture", "requires_payment_method", "requires_confirmation"])
        var items: [FormItem] = []
        if desk.dice.chance(40) {
            items = [FormItem("cancellation_reason", desk.dice.pick("duplicate", "abandoned"))]
        }
        post("/v1/payment_intents/{intent}/cancel", intent, items)
    }

    func readIntents() {
        switch desk.dice.below(8) {
        case 0: get("/v1/payment_intents", nil, page(of: "payment_intent"))
        case 1:
            get("/v1/payment_intents", nil, [FormItem("customer", id("customer", in: ["kept"]))])
        case 2:
            get(
                "/v1/payment_intents/search", nil, [FormItem("query", "status:'succeeded'")],
                well: false)
        case 3:
            get("/v1/payment_intents", nil, page(of: "payment_intent") + [expandedCharges])
        default:
            get("/v1/payment_intents/{intent}", id("payment_intent"), expansion)
        }
    }

    private var expandedCharges: FormItem { FormItem("expand[]", "data.latest_charge") }

    private var expansion: [FormItem] {
        switch desk.dice.below(6) {
        case 0: [FormItem("expand[]", "latest_charge.balance_transaction")]
        case 1: [FormItem("expand[0]", "payment_method"), FormItem("expand[1]", "customer")]
        case 2: [FormItem("expand[]", "latest_charge.refunds")]
        default: []
        }
    }
}
