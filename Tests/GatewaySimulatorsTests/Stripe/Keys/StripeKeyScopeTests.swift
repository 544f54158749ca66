import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeKeyScopeTests {
    @Test(arguments: [
        ("sk_test_somebody", 200), ("rk_test_somebody", 200), ("sk_live_somebody", 401),
        ("pk_test_somebody", 401), ("sk_test_", 401), ("sk_test_some body", 401), ("nonsense", 401),
    ])
    func `an open account lets every well-formed test key in`(key: String, status: Int) {
        let bench = StripeBench { $0.acceptsAnyTestKey = true }
        bench.key = key
        #expect(bench.get("payment_intents").status == status)
        let closed = StripeBench()
        closed.key = key
        #expect(closed.get("payment_intents").status == 401)
    }

    @Test func `idempotency keys of one API key say nothing to another`() {
        let bench = StripeBench { $0.acceptsAnyTestKey = true }
        let form = StripeBench.payment(capture: "manual")
        let first = bench.post("payment_intents", form, key: "k1")
        bench.key = "sk_test_other"
        let other = bench.post("payment_intents", form, key: "k1")
        #expect(other.status == 200)
        #expect(other.id != first.id)
        #expect(other.field("Idempotent-Replayed") == nil)
        bench.key = "sk_test_paycheck"
        #expect(bench.post("payment_intents", form, key: "k1").id == first.id)
    }

    @Test(arguments: ["sk_test_paycheck", "sk_test_longpast"])
    func `a rolled key is expired, even the account's own`(key: String) {
        let bench = StripeBench {
            $0.revokedKeys = [key]
            $0.acceptsAnyTestKey = true
        }
        bench.key = key
        let refused = bench.get("payment_intents")
        #expect(refused.status == 401)
        #expect(refused.error?["type"] == "invalid_request_error")
        #expect(refused.error?["code"] == "api_key_expired")
        #expect(
            refused.error?["message"]?.string
                == "Expired API Key provided: sk_test_****\(key.suffix(4))")
        #expect(
            refused.error?["doc_url"] == "https://stripe.com/docs/error-codes/api-key-expired")
        #expect(refused.field("Request-Id") == nil)
        bench.key = "sk_test_fresh"
        #expect(bench.get("payment_intents").status == 200)
    }

    @Test func `a refused key is not remembered under its idempotency key`() {
        let bench = StripeBench()
        bench.key = "sk_test_wrong"
        bench.post("payment_intents", StripeBench.payment(), key: "k1")
        bench.key = "sk_test_paycheck"
        let first = bench.post("payment_intents", StripeBench.payment(), key: "k1")
        #expect(first.field("Idempotent-Replayed") == nil)
        #expect(bench.simulator.bookCount == 3)
    }

    @Test func `a request for its own account is answered and names it`() {
        let bench = StripeBench()
        let answer = bench.ask(
            .get, "payment_intents", fields: ["Stripe-Account": "acct_1PayCheckSimulat"])
        #expect(answer.status == 200)
        #expect(answer.field("Stripe-Account") == "acct_1PayCheckSimulat")
        #expect(bench.get("payment_intents").field("Stripe-Account") == nil)
    }

    @Test func `a request for another account is forbidden and moves nothing`() {
        let bench = StripeBench()
        let fields = ["Stripe-Account": "acct_1Other", "Idempotency-Key": "k1"]
        let refused = bench.ask(.post, "payment_intents", StripeBench.payment(), fields: fields)
        #expect(refused.status == 403)
        let log =
            "https://dashboard.stripe.com/acct_1PayCheckSimulat/test/workbench/logs?object="
            + (refused.field("Request-Id") ?? "")
        #expect(
            refused.json == [
                "error": [
                    "code": "account_invalid",
                    "doc_url": "https://stripe.com/docs/error-codes/account-invalid",
                    "message":
                        "The provided key 'sk_test_****heck' does not have access to account 'acct_1Other' (or that account does not exist). Application access may have been revoked.",
                    "request_log_url": .string(log), "type": "invalid_request_error",
                ]
            ])
        #expect(refused.field("Stripe-Account") == "acct_1Other")
        #expect(bench.simulator.books.isEmpty)
        #expect(bench.post("payment_intents", StripeBench.payment(), key: "k1").status == 200)
    }

    @Test func `a wrong key is told before a wrong account`() {
        let bench = StripeBench()
        bench.key = "sk_test_wrong"
        let refused = bench.ask(.get, "balance", fields: ["Stripe-Account": "acct_1Other"])
        #expect(refused.status == 401)
    }
}
