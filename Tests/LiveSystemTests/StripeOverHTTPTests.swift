import GatewaySimulators
import HTTPModel
import LiveSystem
import PaymentsDomain
import PaymentsGateways
import PaymentsPorts
import SimulationCore
import Testing

/// The adapter that a merchant ships against the simulator, with nothing but sockets between them.
@Suite(.timeLimit(.minutes(1))) struct StripeOverHTTPTests {
    @Test func `a payment is held, captured and refunded over real HTTP`() async throws {
        let simulator = StripeSimulator(seed: 1)
        let dollars = try #require(Currency(code: "USD"))
        let amount = try #require(Money(minorUnits: 2500, currency: dollars))
        let part = try #require(Money(minorUnits: 700, currency: dollars))

        try await Self.connected(to: simulator) { gateway in
            let held = try Self.answer(
                await gateway.authorize(
                    AuthorizationRequest(
                        paymentID: PaymentID("pay_1"), orderID: OrderID("order-1"), amount: amount,
                        method: PaymentMethod(kind: .card, reference: "pm_card_visa"),
                        key: IdempotencyKey("key-1"))))
            guard case .authorized = held.state else {
                Issue.record("not held: \(held.state)")
                return
            }
            let captured = try Self.answer(
                await gateway.capture(
                    CaptureRequest(
                        paymentID: PaymentID("pay_1"), transactionID: held.transactionID,
                        authorized: amount, amount: amount, key: IdempotencyKey("key-2"))))
            guard case .captured(amount, _) = captured.state else {
                Issue.record("not captured: \(captured.state)")
                return
            }
            let refunded = try Self.answer(
                await gateway.refund(
                    RefundRequest(
                        paymentID: PaymentID("pay_1"), refundID: RefundID("rfd_1"),
                        transactionID: held.transactionID, amount: part,
                        key: IdempotencyKey("key-3"))))
            #expect(refunded.state == .succeeded)
            #expect(refunded.amount == part)
        }

        #expect(
            simulator.books.filter { $0.kind != .fee }.map { "\($0.kind.rawValue) \($0.amount)" }
                == ["authorization 2500", "capture 2500", "refund 700"])
        #expect(simulator.books.allSatisfy { $0.merchantReference == "pay_1" })
    }

    private static func connected(
        to simulator: StripeSimulator, _ body: (StripeGateway) async throws -> Void
    ) async throws {
        let handler = ClosureHandler { request in
            let now = VirtualInstant(milliseconds: SystemWallClock().now.milliseconds)
            return simulator.handle(request, at: now, suffering: nil)
        }
        try await LiveServers([LiveServer(handler)]).run { addresses in
            let address = try #require(addresses.first)
            try await AsyncHTTPClientTransport.withTransport { transport in
                try await body(
                    StripeGateway(
                        transport: transport,
                        configuration: StripeGatewayConfiguration(
                            secretKey: Redacted("sk_test_paycheck"),
                            returnURL: "https://shop.example/back", host: address.authority,
                            scheme: "http")))
            }
        }
    }

    private struct NotDone: Error {
        let outcome: String
    }

    private static func answer<Answer>(_ outcome: GatewayOutcome<Answer>) throws -> Answer {
        guard case .done(let answer) = outcome else {
            throw NotDone(outcome: String(describing: outcome))
        }
        return answer
    }
}
