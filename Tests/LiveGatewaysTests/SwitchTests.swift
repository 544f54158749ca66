import Foundation
import GatewaySimulators
import HTTPTypes
import JSONModel
import Testing

@testable import LiveGateways

/// Whoever starts the server chooses how the gateways behave.
@Suite(.timeLimit(.minutes(5))) struct SwitchTests {
    @Test func `a switch set at the start decides how a gateway answers`() async throws {
        let settings = try Self.settings("payment-final=processing")
        let (status, now) = try await ServedGateways.serve(settings) { gateways in
            let payment = try await gateways.pay()
            let catalogue = try await gateways.control(.get, "catalogue")
            let description = catalogue.body["switches"]?.array?.first {
                $0["name"]?.string == "payment-final"
            }
            return (payment["status"]?.string, description?["gateways"]?[0])
        }
        #expect(status == "processing")
        #expect(
            now == [
                "name": "stripe", "values": ["at-once", "processing"], "default": "at-once",
                "value": "processing",
            ])
    }

    @Test func `payouts are made by themselves when nobody says otherwise`() {
        #expect(DeskSwitches().orders == "stripe.payout-schedule=daily")
    }

    @Test func `a name without a gateway is set wherever the value is one`() throws {
        #expect(
            try Self.orders("refund-status=pending").hasSuffix("razorpay.refund-status=pending"))
        #expect(
            try Self.orders("refund-status=pending-then-failed")
                == "stripe.payout-schedule=daily razorpay.refund-status=pending-then-failed")
        #expect(
            try Self.orders("stripe.hold-life=48h")
                == "stripe.hold-life=2d stripe.payout-schedule=daily")
        #expect(try Self.orders("stripe.payout-schedule=manual") == "nothing")
    }

    @Test(arguments: [
        ("key-life", "\"key-life\" sets nothing"),
        ("key-live=2d", "unknown switch \"key-live\""),
        ("paypal.key-life=2d", "unknown gateway \"paypal\""),
        ("stripe.key-scope=payment", "unknown switch \"key-scope\" of stripe"),
        ("key-errors=forgoten", "key-errors cannot be \"forgoten\""),
        ("hold-life=2", "hold-life cannot be \"2\""),
    ])
    func `what cannot be set is refused by what was found`(order: String, found: String) {
        let problem = #expect(throws: SwitchProblem.self) { try Self.orders(order) }
        #expect(problem?.found == found)
    }

    @Test func `a state file keeps its switches, and others are refused`() throws {
        let scratch = try ScratchFolder()
        let file = scratch.file("state")
        try Self.open(file, try Self.settings("stripe.key-errors=forgotten"))
        try Self.open(file, try Self.settings("stripe.key-errors=forgotten"))
        try Self.open(file, try Self.settings()) { desk in
            #expect(
                desk.settings.switches?.orders
                    == "stripe.key-errors=forgotten stripe.payout-schedule=daily")
        }
        let error = #expect(throws: StateFileError.self) {
            try Self.open(file, try Self.settings("stripe.key-errors=remembered"))
        }
        #expect(error?.line == 1)
        #expect(error?.problem.contains("leave --set out, or name another file") == true)
    }

    @Test func `a state file begun with a switch nobody knows any more is refused by its name`()
        throws
    {
        let scratch = try ScratchFolder()
        let file = scratch.file("state")
        try Self.open(file, try Self.settings("stripe.undone-payment=refunded"))
        let begun = try String(contentsOfFile: file, encoding: .utf8)
        let older = begun.replacingOccurrences(of: "undone-payment", with: "rolled-back")
        try #require(older != begun)
        try older.write(toFile: file, atomically: true, encoding: .utf8)
        let error = #expect(throws: StateFileError.self) {
            try Self.open(file, try Self.settings())
        }
        #expect(error?.line == 1)
        #expect(error?.problem.contains("unknown switch \"rolled-back\" of stripe") == true)
        #expect(error?.problem.contains("nothing was changed, name another file") == true)
        #expect(try String(contentsOfFile: file, encoding: .utf8) == older)
    }

    private static func orders(_ order: String) throws -> String {
        var switches = DeskSwitches()
        try switches.set(order)
        return switches.orders
    }

    private static func settings(_ orders: String...) throws -> DeskSettings {
        var settings = DeskSettings(clock: .virtual, keepsState: true)
        guard !orders.isEmpty else { return settings }
        var switches = DeskSwitches()
        for order in orders { try switches.set(order) }
        settings.switches = switches
        return settings
    }

    private static func open(
        _ file: String, _ settings: DeskSettings, _ body: (GatewayDesk) throws -> Void = { _ in }
    ) throws {
        var recovery = StateRecovery()
        let desk = try GatewayDesk(
            settings: settings, isSeedGiven: false, stateFile: file, isDurable: false,
            recovery: &recovery)
        try body(desk)
    }
}
