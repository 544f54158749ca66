import GatewaySimulators
import HTTPTypes
import JSONModel
import SimulationCore
import Testing

@Suite struct RazorpayTimerTests {
    let account = RazorpayAccount()

    @Test func `a payment nobody answers fails after ten minutes`() {
        let id = account.payment(of: account.order())
        account.act(id, "abandon")
        #expect(account.simulator.nextDeadline == account.now + .minutes(10))
        account.wait(.milliseconds(599_999))
        #expect(account.status(id) == "created")
        account.wait(.milliseconds(1))
        let payment = account.get("/v1/payments/\(id)")
        #expect(payment["status"] == "failed")
        #expect(payment["error_reason"] == "payment_timed_out")
        #expect(account.eventTypes == ["payment.failed"])
        #expect(account.simulator.nextDeadline == nil)
    }

    @Test func `an answered payment has no timeout left`() {
        let id = account.payment(of: account.order())
        account.act(id, "decline")
        #expect(account.simulator.nextDeadline == nil)
    }

    @Test func `a late approval fails first and is captured half an hour later`() {
        let id = account.payment(of: account.order(capture: "automatic"))
        account.act(id, "late-approve")
        #expect(account.status(id) == "created")
        account.wait(.minutes(10))
        #expect(account.status(id) == "failed")
        account.wait(.minutes(30))
        let payment = account.get("/v1/payments/\(id)")
        #expect(payment["status"] == "captured")
        #expect(payment["error_code"] == .null)
        #expect(
            account.eventTypes == [
                "payment.failed", "payment.authorized", "payment.captured", "order.paid",
            ])
    }

    @Test func `a late approval outside the bank's window is never heard`() {
        let account = RazorpayAccount { $0.lateAuthorizationWindow = .minutes(39) }
        let id = account.payment(of: account.order())
        account.act(id, "late-approve")
        account.wait(.days(10))
        #expect(account.status(id) == "failed")
        #expect(account.simulator.bookCount == 0)
    }

    @Test func `a late approval of a paid order goes straight back`() {
        let order = account.order(capture: "automatic")
        let late = account.payment(of: order)
        account.act(late, "late-approve")
        account.act(account.payment(of: order), "approve")
        _ = account.eventTypes
        account.wait(.minutes(40))
        let payment = account.get("/v1/payments/\(late)")
        #expect(payment["status"] == "refunded")
        #expect(payment["captured"] == false)
        #expect(payment["fee"] == .null)
        #expect(payment["amount_refunded"] == 50_000)
        #expect(
            account.eventTypes == [
                "payment.failed", "payment.authorized", "refund.created", "refund.processed",
            ])
        #expect(account.bookLines.suffix(2) == ["authorization 50000", "release 50000"])
        #expect(account.get("/v1/orders/\(order)")["status"] == "paid")
    }

    @Test func `an uncaptured payment goes back three days after its creation`() {
        let id = account.payment(of: account.order())
        account.wait(.minutes(9))
        account.act(id, "approve")
        _ = account.eventTypes
        #expect(
            account.simulator.nextDeadline == VirtualInstant.worldStart + .days(3))
        account.wait(.days(3))
        let payment = account.get("/v1/payments/\(id)")
        #expect(payment["status"] == "refunded")
        #expect(payment["refund_status"] == "full")
        let refunds = account.get("/v1/payments/\(id)/refunds")
        #expect(refunds["count"] == 1)
        #expect(refunds.items.first?["amount"] == 50_000)
        #expect(account.eventTypes == ["refund.created", "refund.processed"])
        #expect(account.bookLines == ["authorization 50000", "release 50000"])
        #expect(account.simulator.books.last?.objectID == id)
        #expect(account.simulator.books.last?.at == VirtualInstant.worldStart + .days(3))
    }

    @Test func `an order may set its own manual window`() {
        let order = account.order(
            with: JSONObject([
                .init(
                    name: "payment",
                    value: [
                        "capture": "manual",
                        "capture_options": [
                            "manual_expiry_period": 20, "refund_speed": "optimum",
                        ],
                    ])
            ]))
        let id = account.payment(of: order)
        account.act(id, "approve")
        account.wait(.minutes(20))
        #expect(account.status(id) == "refunded")
        #expect(
            account.get("/v1/payments/\(id)/refunds").items.first?["speed_requested"] == "optimum")
    }

    @Test func `an approval after the automatic window waits for the merchant`() {
        let account = RazorpayAccount { $0.createdTimeout = .hours(1) }
        let order = account.order(
            with: JSONObject([
                .init(
                    name: "payment",
                    value: [
                        "capture": "automatic",
                        "capture_options": [
                            "automatic_expiry_period": 12, "manual_expiry_period": 60,
                        ],
                    ])
            ]))
        let id = account.payment(of: order)
        account.wait(.minutes(13))
        account.act(id, "approve")
        #expect(account.status(id) == "authorized")
        account.wait(.minutes(47))
        #expect(account.status(id) == "refunded")
    }

    @Test(arguments: [
        #"{"automatic_expiry_period":11}"#, #"{"manual_expiry_period":7201}"#,
        #"{"automatic_expiry_period":30,"manual_expiry_period":29}"#, #"{"refund_speed":"slow"}"#,
    ])
    func `capture windows out of range are refused`(options: String) {
        let body = #"{"amount":100,"currency":"INR","payment":{"capture_options":\#(options)}}"#
        let answer = account.send(.post, "/v1/orders", body: Array(body.utf8))
        #expect(answer.status == 400)
        #expect(answer.error?["reason"] == "input_validation_failed")
    }

    @Test func `things due are done before a request is answered, at their own instants`() {
        let id = account.payment(of: account.order())
        account.now = account.now + .hours(5)
        #expect(account.status(id) == "failed")
        let event = account.simulator.takeWebhooks().first
        #expect(event?.createdAt == VirtualInstant.worldStart + .minutes(10))
    }
}
