import GatewaySimulators
import JSONModel

/// The names the control interface understands, with their meanings.
enum ControlCatalogue {
    /// With what the switches of a server are set to.
    static func json(_ switches: DeskSwitches) -> JSONValue {
        [
            "faults": .array(FaultCatalogue.gateways.map(fault)),
            "calls": .array(GatewayCalls.placements.map { .string($0) }),
            "choices": .array(choices.map(choice)),
            "switches": .array(GatewaySwitches.all.map { description($0, switches) }),
        ]
    }

    private static func description(
        _ description: GatewaySwitch, _ switches: DeskSwitches
    ) -> JSONValue {
        let gateways = description.gateways.compactMap { name, terms in
            GatewayName(rawValue: name).map { gateway -> JSONValue in
                let usual = { (set: DeskSwitches) in
                    set.value(of: description.name, at: gateway, usual: terms.usual)
                }
                return [
                    "name": .string(name), "values": values(terms.values),
                    "default": .string(usual(DeskSwitches())), "value": .string(usual(switches)),
                ]
            }
        }
        return [
            "name": .string(description.name), "meaning": .string(description.summary),
            "kind": .string(kind(description.values)), "gateways": .array(gateways),
        ]
    }

    private static func kind(_ values: SwitchValues) -> String {
        switch values {
        case .words: "words"
        case .duration: "duration"
        case .version: "version"
        }
    }

    private static func values(_ values: SwitchValues) -> JSONValue {
        switch values {
        case .words(let words): .array(words.map { .string($0) })
        case .duration, .version: .null
        }
    }

    private static func fault(_ fault: FaultDescription) -> JSONValue {
        [
            "name": .string(fault.name),
            "family": .string(fault.family == .transport ? "wire" : fault.family.rawValue),
            "meaning": .string(fault.summary), "amount": JSONValue(fault.amount),
        ]
    }

    private static func choice(_ choice: Choice) -> JSONValue {
        [
            "name": .string(choice.name),
            "gateways": .array(choice.gateways.map { .string($0.rawValue) }),
            "meaning": .string(choice.meaning),
        ]
    }

    private struct Choice: Sendable {
        let name: String
        let gateways: [GatewayName]
        let meaning: String

        init(_ name: String, _ gateways: [GatewayName], _ meaning: String) {
            self.name = name
            self.gateways = gateways
            self.meaning = meaning
        }
    }

    private static let both = GatewayName.allCases

    private static let choices: [Choice] = [
        Choice("pass-challenge", [.stripe], "The shopper passes the 3-D Secure challenge."),
        Choice("fail-challenge", [.stripe], "The shopper fails the 3-D Secure challenge."),
        Choice("succeed", both, "What is pending succeeds at the bank."),
        Choice("fail", both, "What is pending fails, or what succeeded bounces."),
        Choice("dispute", both, "The shopper disputes the payment at their bank."),
        Choice("dispute-inquiry", [.stripe], "The bank asks about the payment before a dispute."),
        Choice("fraud-warning", [.stripe], "The card network warns of fraud."),
        Choice("win", both, "The bank decides the dispute for the merchant."),
        Choice("lose", both, "The bank decides the dispute for the shopper."),
        Choice("require-action", [.razorpay], "The bank asks for more evidence."),
        Choice("pay", both, "The payout arrives at the merchant's bank."),
        Choice("pay-out", [.stripe], "The account pays out what is available."),
        Choice("approve", [.razorpay], "The shopper's bank says yes."),
        Choice("decline", [.razorpay], "The shopper's bank says no."),
        Choice("time-out", [.razorpay], "Nobody answers, and the payment fails."),
        Choice("late-authorize", [.razorpay], "The bank says yes after all."),
        Choice("settle", [.razorpay], "The account settles what is due."),
        Choice("downtime-card", [.razorpay], "Cards are down."),
        Choice("downtime-upi", [.razorpay], "UPI is down."),
        Choice("downtime-netbanking", [.razorpay], "Netbanking is down."),
        Choice("end-downtime", [.razorpay], "Every downtime ends."),
    ]
}
