import GatewaySimulators
import JSONModel
import SimulationCore
import Testing

/// Requests that arrive while an earlier one is still being answered.
@Suite struct RazorpayTwinTests {
    let account = RazorpayAccount()

    @Test func `a capture that meets another one in flight is refused, and later told it is done`()
    {
        let id = account.authorizedPayment()
        let first = account.post(
            "/v1/payments/\(id)/capture", ["amount": 50_000], suffering: .slowAnswer,
            lasting: .seconds(20))
        #expect(first["status"] == "captured")
        account.wait(.seconds(19))
        let twin = account.capture(id, 50_000)
        #expect(twin.status == 400)
        #expect(twin.text == "Request failed because another payment operation is in progress.")
        #expect(twin.error?["reason"] == "NA")
        account.wait(.seconds(1))
        #expect(account.capture(id, 50_000).text == "This payment has already been captured")
        #expect(account.bookLines == ["authorization 50000", "capture 50000", "fee 1000"])
    }

    @Test func `a refund waits for the capture in flight`() {
        let id = account.authorizedPayment()
        _ = account.post(
            "/v1/payments/\(id)/capture", ["amount": 50_000], suffering: .slowAnswer,
            lasting: .seconds(20))
        #expect(
            account.refund(id, 100).text
                == "Request failed because another payment operation is in progress.")
        account.wait(.seconds(20))
        #expect(account.refund(id, 100).status == 200)
    }

    @Test func `a refund that meets its twin under one key gets 409 until the first is answered`() {
        let id = account.capturedPayment()
        let path = "/v1/payments/\(id)/refund"
        let first = account.post(
            path, ["amount": 100], key: "refund-key-1", suffering: .slowAnswer,
            lasting: .seconds(20))
        for amount in [100, 200] {
            let twin = account.refund(id, amount, key: "refund-key-1")
            #expect(twin.status == 409)
            #expect(
                twin.body == [
                    "error": [
                        "code": "BAD_REQUEST_ERROR",
                        "description":
                            "Another request with the same idempotency key is still in progress.",
                        "source": "NA", "step": "NA", "reason": "NA", "metadata": [:],
                    ]
                ])
        }
        account.wait(.seconds(20))
        #expect(account.refund(id, 100, key: "refund-key-1").body == first.body)
        #expect(account.refund(id, 200, key: "refund-key-1").status == 409)
        #expect(account.get(path + "s")["count"] == 1)
    }

    @Test func `without a key both twins are refunds while their sum fits`() {
        let id = account.capturedPayment()
        let path = "/v1/payments/\(id)/refund"
        for amount in [30_000, 20_000] {
            let answer = account.post(
                path, ["amount": JSONValue(amount)], suffering: .slowAnswer, lasting: .seconds(20))
            #expect(answer.status == 200)
        }
        #expect(account.refund(id, 100).text == "The payment has been fully refunded already.")
    }

    @Test func `a slow answer without a length is under way for as long as it is held back`() throws
    {
        let id = account.authorizedPayment()
        _ = account.post(
            "/v1/payments/\(id)/capture", ["amount": 50_000], suffering: .slowAnswer)
        let held = try #require(GatewayMisbehaviour(.slowAnswer).answerDelay)
        account.wait(.milliseconds(held.milliseconds - 1))
        #expect(account.capture(id, 50_000).text.contains("in progress"))
        account.wait(.milliseconds(1))
        #expect(account.capture(id, 50_000).text.contains("already been captured"))
    }

    @Test func `a key in use refuses a refund with 409 and anything else as locked`() {
        let id = account.authorizedPayment()
        let capture = account.post(
            "/v1/payments/\(id)/capture", ["amount": 50_000], suffering: .keyInUse)
        #expect(capture.text.contains("another payment operation is in progress"))
        #expect(account.status(id) == "authorized")
        _ = account.capture(id, 50_000)
        let refund = account.post(
            "/v1/payments/\(id)/refund", ["amount": 100], key: "refund-key-1",
            suffering: .keyInUse)
        #expect(refund.status == 409)
        #expect(account.refund(id, 100, key: "refund-key-1").status == 200)
    }

    @Test func `a forgotten key runs the refund a second time`() {
        let id = account.capturedPayment()
        let first = account.refund(id, 100, key: "refund-key-1")
        let second = account.post(
            "/v1/payments/\(id)/refund", ["amount": 100], key: "refund-key-1",
            suffering: .keyForgotten)
        #expect(second.status == 200)
        #expect(second.id != first.id)
        #expect(account.refund(id, 100, key: "refund-key-1").id == second.id)
    }
}
