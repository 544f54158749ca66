import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore
import Testing

@Suite struct RazorpayDelayedEffectTests {
    let account = RazorpayAccount()

    @Test func `a capture rolled forward comes by itself with its events`() {
        let id = account.authorizedPayment()
        _ = account.eventTypes
        let answer = account.post(
            "/v1/payments/\(id)/capture", ["amount": 50_000], suffering: .rolledForward,
            lasting: .minutes(2))
        #expect(answer.status == 500)
        #expect(answer.error?["code"] == "SERVER_ERROR")
        #expect(account.status(id) == "authorized")
        #expect(account.simulator.nextDeadline == account.now + .minutes(2))
        account.wait(.minutes(2))
        #expect(account.status(id) == "captured")
        #expect(account.eventTypes == ["payment.captured", "order.paid"])
    }

    @Test func `what a retry has done already, a rolled forward request does not do again`() {
        let id = account.capturedPayment()
        let path = "/v1/payments/\(id)/refund"
        let lost = account.post(
            path, ["amount": 100], key: "refund-key-1", suffering: .rolledForward)
        #expect(lost.status == 500)
        let retry = account.refund(id, 100, key: "refund-key-1")
        #expect(retry.status == 200)
        account.wait(.minutes(5))
        #expect(account.get(path + "s").ids == [retry.id])
        #expect(account.simulator.bookCount == 4)
    }

    @Test func `a refund rolled forward without a key joins its retry`() {
        let id = account.capturedPayment()
        let path = "/v1/payments/\(id)/refund"
        _ = account.post(path, ["amount": 100], suffering: .rolledForward)
        _ = account.refund(id, 100)
        account.wait(.minutes(5))
        #expect(account.get(path + "s")["count"] == 2)
    }

    @Test func `a read is not rolled forward`() {
        let answer = account.get("/v1/payments", suffering: .rolledForward)
        #expect(answer.status == 500)
        #expect(account.simulator.nextDeadline == nil)
    }

    @Test func `a capture rolled back was there and leaves no fee`() {
        let id = account.authorizedPayment()
        _ = account.eventTypes
        let answer = account.post(
            "/v1/payments/\(id)/capture", ["amount": 50_000], suffering: .rolledBack,
            lasting: .minutes(2))
        #expect(answer.status == 500)
        #expect(account.status(id) == "captured")
        #expect(account.get("/v1/payments/\(id)")["fee"] == 0)
        account.wait(.minutes(2))
        #expect(account.status(id) == "authorized")
        let order = account.get("/v1/payments/\(id)")["order_id"]?.string ?? ""
        #expect(account.get("/v1/orders/\(order)")["amount_paid"] == 0)
        #expect(account.eventTypes == [])
        #expect(
            account.bookLines == ["authorization 50000", "capture 50000", "capture-failure 50000"])
        #expect(account.capture(id, 50_000).status == 200)
        #expect(account.eventTypes == ["payment.captured", "order.paid"])
    }

    @Test func `a capture taken back goes back to the shopper when its window ends`() {
        let id = account.authorizedPayment()
        _ = account.post(
            "/v1/payments/\(id)/capture", ["amount": 50_000], suffering: .rolledBack)
        account.wait(.days(3))
        #expect(account.status(id) == "refunded")
        #expect(account.bookLines.last == "release 50000")
    }

    @Test func `a capture that was refunded meanwhile stays and costs its fee`() {
        let id = account.authorizedPayment()
        _ = account.post(
            "/v1/payments/\(id)/capture", ["amount": 50_000], suffering: .rolledBack)
        _ = account.refund(id, 20_000)
        account.wait(.minutes(5))
        let payment = account.get("/v1/payments/\(id)")
        #expect(payment["status"] == "captured")
        #expect(payment["fee"] == 1000)
        #expect(account.bookLines.suffix(3) == ["capture 50000", "refund 20000", "fee 1000"])
    }

    @Test func `a refund rolled back gives its money back to the merchant`() {
        let id = account.capturedPayment()
        _ = account.post(
            "/v1/payments/\(id)/refund", ["amount": 20_000], suffering: .rolledBack)
        #expect(account.get("/v1/payments/\(id)")["amount_refunded"] == 20_000)
        account.wait(.minutes(5))
        #expect(account.get("/v1/payments/\(id)")["amount_refunded"] == 0)
        #expect(account.bookLines.suffix(2) == ["refund 20000", "refund-failure 20000"])
    }

    @Test func `a payment rolled back fails at the gateway`() {
        let order = account.order()
        _ = account.post(
            "/v1/payments/create/json",
            ["order_id": .string(order), "method": "netbanking", "bank": "HDFC"],
            suffering: .rolledBack)
        account.wait(.minutes(5))
        let payment = account.get("/v1/orders/\(order)/payments").items.first
        #expect(payment?["status"] == "failed")
        #expect(payment?["error_code"] == "GATEWAY_ERROR")
    }

    @Test func `money that went back to the shopper uncaptured is not taken back again`() {
        let order = account.order()
        let (first, second) = (account.payment(of: order), account.payment(of: order))
        account.act(first, "approve")
        _ = account.capture(first, 50_000)
        _ = account.send(
            .post, "/v1/payments/\(second)/authenticate", body: Array("outcome=approve".utf8),
            fields: [.contentType: FormEncoding.contentType], suffering: .rolledBack,
            authorized: false)
        account.wait(.minutes(5))
        #expect(account.status(second) == "refunded")
        #expect(account.bookLines.suffix(2) == ["authorization 50000", "release 50000"])
        #expect(account.simulator.brokenInvariantsFromTheStart() == [])
    }

    @Test func `a refused request leaves nothing to roll back`() {
        let account = RazorpayAccount { $0.money.settlesAutomatically = false }
        let id = account.capturedPayment()
        _ = account.post(
            "/v1/payments/\(id)/capture", ["amount": 50_000], suffering: .rolledBack)
        #expect(account.simulator.nextDeadline == nil)
        #expect(account.status(id) == "captured")
    }

    @Test func `a stale read with a length sees what is older than that`() {
        let id = account.authorizedPayment()
        account.wait(.seconds(10))
        _ = account.capture(id, 50_000)
        account.wait(.seconds(5))
        let path = "/v1/payments/\(id)"
        let lagging = account.get(path, suffering: .staleRead, lasting: .seconds(5))
        #expect(lagging["status"] == "authorized")
        let caughtUp = account.get(path, suffering: .staleRead, lasting: .seconds(4))
        #expect(caughtUp["status"] == "captured")
    }
}
