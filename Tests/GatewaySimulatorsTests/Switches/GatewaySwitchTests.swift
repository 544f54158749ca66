import GatewaySimulators
import SimulationCore
import Testing

/// The switches' names and values are the same wherever somebody may set them.
@Suite struct GatewaySwitchTests {
    @Test func `every switch has a name of its own, a sentence and a provider`() {
        let names = GatewaySwitches.all.map(\.name)
        #expect(Set(names).count == names.count)
        for description in GatewaySwitches.all {
            #expect(description.summary.hasSuffix("."), "\(description.name)")
            #expect(!description.gateways.isEmpty, "\(description.name)")
        }
    }

    @Test(arguments: GatewaySwitches.all)
    func `what is usual is what an account does that nobody set`(description: GatewaySwitch) {
        if let stripe = description.stripe {
            #expect(StripeSettings().value(of: description.name) == stripe.usual)
            #expect(stripe.usual != "")
        }
        if let razorpay = description.razorpay {
            #expect(RazorpaySettings().value(of: description.name) == razorpay.usual)
            #expect(razorpay.usual != "")
        }
    }

    @Test(arguments: GatewaySwitches.all)
    func `every value can be set and is then what it was set to`(
        description: GatewaySwitch
    ) throws {
        for value in Self.samples(description.stripe) {
            var settings = StripeSettings()
            try settings.set(description.name, to: value)
            #expect(settings.value(of: description.name) == value)
        }
        for value in Self.samples(description.razorpay) {
            var settings = RazorpaySettings()
            try settings.set(description.name, to: value)
            #expect(settings.value(of: description.name) == value)
        }
    }

    private static func samples(_ terms: GatewaySwitch.Terms?) -> [String] {
        switch terms?.values {
        case .words(let words): words
        case .duration: ["90m", "7d"].map { VirtualDuration($0)?.description ?? "" }
        case .version: ["2024-06-20", "2025-03-31.basil"]
        case nil: []
        }
    }

    @Test func `an unknown name is refused with the names there are`() {
        var settings = StripeSettings()
        let problem = #expect(throws: SwitchProblem.self) {
            try settings.set("key-live", to: "2d")
        }
        #expect(problem?.found == "unknown switch \"key-live\" of stripe")
        #expect(problem?.word == "key-live")
        #expect(problem?.known.contains("key-life") == true)
        #expect(problem?.known.contains("key-scope") == false)
    }

    @Test(arguments: [
        ("key-errors", "forgoten", "one of: remembered, forgotten"),
        ("key-life", "2", "a duration such as 90s, 15m, 1h30m or 2d"),
        (
            "api-version", "basil",
            "a version of Stripe's API such as 2024-06-20 or 2025-03-31.basil"
        ),
        ("refund-status", "pending-then-failed", "one of: succeeded, pending"),
    ])
    func `a value it cannot have is refused and changes nothing`(
        name: String, value: String, expected: String
    ) {
        var settings = StripeSettings()
        let problem = #expect(throws: SwitchProblem.self) { try settings.set(name, to: value) }
        #expect(problem?.found == "\(name) cannot be \"\(value)\" at stripe")
        #expect(problem?.expected == expected)
        #expect(settings.value(of: name) == StripeSettings().value(of: name))
    }
}
