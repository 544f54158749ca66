import GatewaySimulators
import JSONModel
import SimulationCore
import Testing

@Suite struct RazorpayRefundKeyTests {
    let account = RazorpayAccount()

    @Test func `the same key and body give the same refund and move no more money`() {
        let id = account.capturedPayment()
        let first = account.refund(id, 10_000, key: "refund-key-1")
        let entries = account.simulator.bookCount
        let again = account.refund(id, 10_000, key: "refund-key-1")
        #expect(again.status == 200)
        #expect(again.body == first.body)
        #expect(account.simulator.bookCount == entries)
    }

    @Test func `the same key is honoured even when nothing is left to refund`() {
        let id = account.capturedPayment()
        let first = account.refund(id, 50_000, key: "refund-key-1")
        #expect(account.refund(id, 50_000, key: "refund-key-1").id == first.id)
    }

    @Test func `the same key with another body or payment is a conflict`() {
        let id = account.capturedPayment()
        let other = account.capturedPayment()
        _ = account.refund(id, 10_000, key: "refund-key-1")
        for answer in [
            account.refund(id, 10_001, key: "refund-key-1"),
            account.refund(other, 10_000, key: "refund-key-1"),
        ] {
            #expect(answer.status == 409)
            #expect(
                answer.text
                    == "Different request with the same idempotency key has already been processed."
            )
            #expect(answer.error?["code"] == "BAD_REQUEST_ERROR")
        }
    }

    @Test func `two refunds without a key are two refunds`() {
        let id = account.capturedPayment()
        #expect(account.refund(id, 10_000).id != account.refund(id, 10_000).id)
        #expect(account.get("/v1/payments/\(id)")["amount_refunded"] == 20_000)
    }

    @Test(arguments: [
        ("short-key", "The idempotency key must be at least 10 characters long."),
        (
            "has a space in it",
            "The idempotency key must only contain alphanumeric characters, underscores, and hyphens"
        ),
    ])
    func `a key of the wrong form is refused`(key: String, text: String) {
        let answer = account.refund(account.capturedPayment(), 100, key: key)
        #expect(answer.status == 400)
        #expect(answer.text == text)
    }

    @Test func `a refused refund is not remembered under its key`() {
        let id = account.authorizedPayment()
        #expect(account.refund(id, 100, key: "refund-key-1").status == 400)
        _ = account.capture(id, 50_000)
        #expect(account.refund(id, 100, key: "refund-key-1").status == 200)
    }

    @Test func `a key is forgotten after its life, or never`() {
        for (life, differs) in [(VirtualDuration?.some(.hours(24)), true), (nil, false)] {
            let account = RazorpayAccount { $0.idempotencyKeyLife = life }
            let id = account.capturedPayment()
            let first = account.refund(id, 100, key: "refund-key-1")
            account.wait(.hours(24))
            let second = account.refund(id, 100, key: "refund-key-1")
            #expect(second.status == 200)
            #expect((second.id != first.id) == differs)
        }
    }
}
