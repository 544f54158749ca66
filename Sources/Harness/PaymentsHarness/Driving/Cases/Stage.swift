import JSONModel
import SimulationCore

/// A state of a payment in which operations are tried, and the way there.
struct Stage {
    enum Step {
        /// A documented operation with a body, under a key of its own unless one is named.
        case ask(String, JSONValue?, key: String? = nil)
        /// The shopper approves on the bank's page.
        case approve
        /// From here on something misbehaves.
        case fault(PlannedFault)
    }

    let name: String
    var steps: [Step]

    /// Whether something misbehaves while the stage's requests are answered.
    var hasFaults: Bool {
        steps.contains { if case .fault = $0 { true } else { false } }
    }

    /// Every stage, the plainest first.
    static let all: [Stage] = ordinary + troubled

    private static let ordinary: [Stage] = [
        Stage(name: "no payment", steps: []),
        Stage(name: "authorized", steps: [authorize("pm_card_visa")]),
        Stage(name: "awaiting the shopper", steps: [authorizeByUPI]),
        Stage(name: "approved by the shopper", steps: [authorizeByUPI, .approve]),
        Stage(name: "challenged", steps: [authorize("pm_card_authenticationRequired")]),
        Stage(name: "captured", steps: [authorize("pm_card_visa"), capture()]),
        Stage(name: "captured in part", steps: [authorize("pm_card_visa"), capture(400)]),
        Stage(
            name: "refunded in part",
            steps: [authorize("pm_card_visa"), capture(), refund(400)]),
        Stage(name: "refunded", steps: [authorize("pm_card_visa"), capture(), refund()]),
        Stage(
            name: "refund under way",
            steps: [authorize("pm_card_pendingRefund"), capture(), refund()]),
        Stage(
            name: "cancelled", steps: [authorize("pm_card_visa"), .ask("cancelPayment", nil)]),
        Stage(name: "declined", steps: [authorize("pm_card_chargeDeclined")]),
        Stage(
            name: "captured at Razorpay",
            steps: [authorizeByUPI, .approve, .ask("capturePayment", [:])]),
    ]

    private static let troubled: [Stage] = [
        Stage(name: "in doubt", steps: atStripe("response-lost") + [authorize("pm_card_visa")]),
        Stage(name: "provider away", steps: [authorize("pm_card_visa")] + atStripe("refused")),
        Stage(
            name: "provider in trouble",
            steps: [authorize("pm_card_visa"), capture(400)] + atStripe("html-error")),
        Stage(name: "store away", steps: [authorize("pm_card_visa")] + storeAway),
    ]

    /// A fault of every call to Stripe; its webhooks are left alone.
    private static func atStripe(_ fault: String) -> [Step] {
        CallCatalogue.provider.filter { $0.hasPrefix("stripe.") }.map {
            .fault(PlannedFault(fault, on: $0, times: Int.max))
        }
    }

    private static let storeAway: [Step] = ["store.*", "inbox.*", "ledger.*"].map {
        .fault(PlannedFault("store-unavailable", on: $0, times: Int.max))
    }

    private static func authorize(_ card: String) -> Step {
        .ask(
            "authorizePayment",
            [
                "order_id": "order-41", "provider": "stripe",
                "amount": ["amount_minor": 1050, "currency": "USD"],
                "method": ["kind": "card", "reference": .string(card)],
            ])
    }

    private static let authorizeByUPI = Step.ask(
        "authorizePayment",
        [
            "order_id": "order-42", "provider": "razorpay",
            "amount": ["amount_minor": 49900, "currency": "INR"],
            "method": ["kind": "upi", "reference": "success@razorpay"],
        ])

    private static func capture(_ amount: Int? = nil) -> Step {
        .ask("capturePayment", body(amount))
    }

    private static func refund(_ amount: Int? = nil) -> Step { .ask("refundPayment", body(amount)) }

    private static func body(_ amount: Int?) -> JSONValue {
        guard let amount else { return [:] }
        return ["amount": ["amount_minor": JSONValue(amount), "currency": "USD"]]
    }
}
