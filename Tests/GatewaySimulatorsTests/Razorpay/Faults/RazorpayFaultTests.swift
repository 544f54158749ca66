import GatewaySimulators
import JSONModel
import SimulationCore
import Testing

@Suite struct RazorpayFaultTests {
    let account = RazorpayAccount()

    @Test(arguments: [
        (GatewayFault.errorBeforeEffect, 503, "SERVER_ERROR"),
        (.rateLimited, 429, "BAD_REQUEST_ERROR"), (.lockTimeout, 400, "BAD_REQUEST_ERROR"),
    ])
    func `a fault before the effect leaves nothing behind`(
        fault: GatewayFault, status: Int, code: String
    ) {
        let id = account.authorizedPayment()
        let answer = account.post(
            "/v1/payments/\(id)/capture", ["amount": 50_000], suffering: fault)
        #expect(answer.status == status)
        #expect(answer.error?["code"]?.string == code)
        #expect(account.status(id) == "authorized")
        #expect(account.capture(id, 50_000).status == 200)
    }

    @Test func `a lock is told in words`() {
        let answer = account.get("/v1/payments", suffering: .lockTimeout)
        #expect(
            answer.text == "Request failed because another payment operation is in progress.")
        #expect(answer.error?["reason"] == "NA")
    }

    @Test func `an error after the effect hides a capture that happened`() {
        let id = account.authorizedPayment()
        _ = account.eventTypes
        let answer = account.post(
            "/v1/payments/\(id)/capture", ["amount": 50_000], suffering: .errorAfterEffect)
        #expect(answer.status == 500)
        #expect(answer.error?["code"] == "SERVER_ERROR")
        #expect(account.status(id) == "captured")
        #expect(account.eventTypes == ["payment.captured", "order.paid"])
        #expect(account.capture(id, 50_000).text == "This payment has already been captured")
    }

    @Test func `after a hidden refund its key brings it to light`() {
        let id = account.capturedPayment()
        let lost = account.post(
            "/v1/payments/\(id)/refund", ["amount": 100], key: "refund-key-1",
            suffering: .errorAfterEffect)
        #expect(lost.status == 500)
        let again = account.refund(id, 100, key: "refund-key-1")
        #expect(again.status == 200)
        #expect(account.get("/v1/payments/\(id)/refunds").ids == [again.id])
    }

    @Test func `the edge answers with a page instead of JSON`() {
        let answer = account.get("/v1/payments", suffering: .htmlError)
        #expect(answer.status == 502)
        #expect(answer.bytes.starts(with: "<html>".utf8))
    }

    @Test func `what a 429 carries can be switched`() {
        for (body, start) in [(RazorpaySettings.RateLimitBody.html, "<html>"), (.empty, "")] {
            let account = RazorpayAccount { $0.rateLimitBody = body }
            let answer = account.get("/v1/payments", suffering: .rateLimited)
            #expect(answer.status == 429)
            #expect(answer.bytes.isEmpty == start.isEmpty)
            #expect(answer.bytes.starts(with: start.utf8))
        }
    }

    @Test func `a stale read shows a payment before its last change`() {
        let id = account.capturedPayment()
        let stale = account.get("/v1/payments/\(id)", suffering: .staleRead)
        #expect(stale["status"] == "authorized")
        #expect(stale["captured"] == false)
        #expect(account.status(id) == "captured")
    }

    @Test func `a stale read does not know what was just made`() {
        let id = account.capturedPayment()
        let refund = account.refund(id, 100)
        #expect(account.get("/v1/refunds/\(refund.id)", suffering: .staleRead).status == 400)
        let order = account.order()
        #expect(account.get("/v1/orders/\(order)", suffering: .staleRead).status == 400)
    }

    @Test func `a stale list lags by one change only`() {
        let id = account.capturedPayment()
        let first = account.refund(id, 100)
        _ = account.refund(id, 200)
        let path = "/v1/payments/\(id)/refunds"
        #expect(account.get(path, suffering: .staleRead).ids == [first.id])
        #expect(account.get(path).ids.count == 2)
    }

    @Test func `a stale read changes nothing when it strikes a write`() {
        let id = account.authorizedPayment()
        let answer = account.post(
            "/v1/payments/\(id)/capture", ["amount": 50_000], suffering: .staleRead)
        #expect(answer.status == 200)
        #expect(answer["status"] == "captured")
    }
}
