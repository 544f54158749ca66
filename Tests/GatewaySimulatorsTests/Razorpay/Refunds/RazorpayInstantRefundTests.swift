import GatewaySimulators
import JSONModel
import SimulationCore
import Testing

@Suite struct RazorpayInstantRefundTests {
    @Test func `an instant refund costs a fee with its tax`() {
        let account = RazorpayAccount()
        let id = account.capturedPayment()
        let answer = account.post(
            "/v1/payments/\(id)/refund", ["amount": 20_000, "speed": "optimum"])
        #expect(answer["speed_processed"] == "instant")
        #expect(account.bookLines.suffix(2) == ["refund 20000", "fee 708"])
        #expect(account.simulator.books.last?.objectID == answer.id + ":fee")
    }

    @Test func `the merchant must hold the fee of an instant refund too`() {
        for (speed, status) in [("normal", 200), ("optimum", 400)] {
            let account = RazorpayAccount { $0.openingBalance = 0 }
            let id = account.capturedPayment()
            let answer = account.post(
                "/v1/payments/\(id)/refund", ["amount": 49_000, "speed": .string(speed)])
            #expect(answer.status == status)
        }
    }

    @Test func `where the instant way fails the refund goes on at normal speed without a fee`() {
        let account = RazorpayAccount { $0.instantRefundOutcome = .fallsBackToNormal }
        let id = account.capturedPayment()
        _ = account.eventTypes
        let answer = account.post(
            "/v1/payments/\(id)/refund", ["amount": 20_000, "speed": "optimum"])
        #expect(answer["status"] == "pending")
        #expect(answer["speed_requested"] == "optimum")
        account.wait(.minutes(10))
        let refund = account.get("/v1/refunds/\(answer.id)")
        #expect(refund["status"] == "processed")
        #expect(refund["speed_requested"] == "optimum")
        #expect(refund["speed_processed"] == "normal")
        #expect(
            account.eventTypes == ["refund.created", "refund.speed_changed", "refund.processed"])
        #expect(account.bookLines.last == "refund 20000")
    }

    @Test func `a slowed refund that is slow to arrive waits once more`() {
        let account = RazorpayAccount { settings in
            settings.instantRefundOutcome = .fallsBackToNormal
            settings.refundOutcome = .pendingThenFailed
        }
        let id = account.capturedPayment()
        _ = account.post("/v1/payments/\(id)/refund", ["speed": "optimum"])
        _ = account.eventTypes
        account.wait(.minutes(10))
        #expect(account.eventTypes == ["refund.speed_changed"])
        account.wait(.days(2))
        #expect(account.eventTypes == ["refund.failed"])
        #expect(account.status(id) == "captured")
    }
}
