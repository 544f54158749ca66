import Contracts
import Findings
import PaymentsHarness
import Testing

@Suite struct ConsumerVerificationTests {
    @Test func `the repository's own consumers get what they rely on`() throws {
        let pacts = try PactFolder.load(contracts: Repository.root + "/contracts")
        let verification = try ConsumerVerification.verify(pacts, in: Repository.world())
        #expect(verification.findings == [])
        var expected = ConsumerCounts()
        expected.consumers = 1
        expected.exchanges = 3
        expected.messages = 2
        #expect(verification.counts == expected)
    }

    @Test func `a file of version 3 is verified, its state's values filled in`() throws {
        let verification = try ConsumerFiles.verify(ConsumerFiles.versionThree)
        #expect(verification.findings == [])
        #expect(verification.counts.exchanges == 1)
        #expect(verification.counts.messages == 1)
    }

    @Test func `every state can be reached through both providers`() throws {
        for name in ProviderStates.names where !name.contains("is down") {
            for provider in ["stripe", "razorpay"] {
                let currency = provider == "stripe" ? "USD" : "INR"
                let text = """
                    {"consumer": {"name": "c"}, "provider": {"name": "payments"},
                     "interactions": [{"description": "a list",
                       "providerStates": [{"name": "\(name)", "params": {"provider": "\(provider)",
                         "order": "o-1", "amount": "25", "currency": "\(currency)"}}],
                       "request": {"method": "GET", "path": "/v1/payments",
                         "query": {"order_id": ["o-1"]}},
                       "response": {"status": 200, "body": {"payments": []},
                         "matchingRules": {"body": {"$.payments": {"matchers":
                           [{"match": "type"}]}}}}}],
                     "metadata": {"pactSpecification": {"version": "3.0.0"}}}
                    """
                #expect(try ConsumerFiles.problems(text) == [], "\(name) \(provider)")
            }
        }
    }

    static let broken: [(old: String, new: String, problems: [String])] = [
        (
            #""name": "payments""#, #""name": "billing""#,
            ["pact-other-provider: ledger expects this of billing"]
        ),
        (
            "a payment captured for order {order}", "a payment catpured for order {order}",
            [
                "pact-unknown-state: there is no state \"a payment catpured for order {order} of "
                    + "{amount} {currency}\""
            ]
        ),
        (
            #""currency": "INR","#, #""currency": "RUPEES","#,
            [
                "pact-broken-state: the state \"a payment captured for order {order} of {amount} "
                    + "{currency}\" cannot be made: no currency"
            ]
        ),
        (
            #""amount": "499""#, #""amount": "4.999""#,
            [
                "pact-broken-state: the state \"a payment captured for order {order} of {amount} "
                    + "{currency}\" cannot be made: no sum of money in INR"
            ]
        ),
        (
            #""provider": "razorpay""#, #""provider": "paypal""#,
            [
                "pact-broken-state: the state \"a payment captured for order {order} of {amount} "
                    + "{currency}\" cannot be made: no provider"
            ]
        ),
        (
            #""amount": "499""#, #""amount": "0""#,
            ["pact-broken-state: the state of \"a captured payment\" was not reached"]
        ),
        (
            "${payment_id}", "${payment}",
            ["pact-missing-value: the request of \"a captured payment\" needs payment"]
        ),
        (
            "a payment captured for order {order} of {amount} {currency}",
            "the payments service is down",
            ["pact-missing-value: the request of \"a captured payment\" needs payment_id"]
        ),
        (
            #""status": "CAPTURED""#, #""status": "REFUNDED""#,
            [
                "pact-response-mismatch: the answer to \"a captured payment\": body at /status has "
                    + "another value"
            ]
        ),
        (
            "a payment refunded for order", "a payment captured for order",
            [
                "pact-no-message: no payments.payment_refunded.v1 is published in the state of "
                    + "\"the shopper's money has gone back\""
            ]
        ),
        (
            #""is_full": true"#, #""is_full": false"#,
            [
                "pact-message-mismatch: the event of \"the shopper's money has gone back\": body "
                    + "at /data/is_full has another value"
            ]
        ),
        (
            #""contentType": "application/cloudevents+json""#, #""contentType": "text/plain""#,
            [
                "pact-message-mismatch: the event of \"the shopper's money has gone back\": the "
                    + "header Content-Type has another value"
            ]
        ),
    ]

    @Test(arguments: broken)
    func `an expectation that is not kept is found`(
        _ old: String, _ new: String, _ problems: [String]
    ) throws {
        let text = ConsumerFiles.versionThree.replacing(old, with: new)
        try #require(text != ConsumerFiles.versionThree)
        #expect(try ConsumerFiles.problems(text) == problems)
    }

    @Test func `a service that does not answer is found`() throws {
        let text = ConsumerFiles.versionThree
            .replacing(
                "a payment captured for order {order} of {amount} {currency}",
                with: "the payments service is down"
            )
            .replacing("${payment_id}", with: "pay_1")
        #expect(
            try ConsumerFiles.problems(text)
                == ["pact-no-answer: \"a captured payment\" was not answered"])
    }

    @Test func `an unknown state is answered with the nearest one`() throws {
        let text = ConsumerFiles.versionThree.replacing(
            "a payment captured for", with: "a payment that was captured for")
        let finding = try #require(try ConsumerFiles.verify(text).findings.first)
        #expect(
            finding.nextAction
                == "did you mean \"a payment captured for order {order} of {amount} {currency}\"?")
        #expect(finding.location.text == "p.json:8:9")
    }

    @Test func `what a pending interaction does not get is a warning`() throws {
        let text = ConsumerFiles.versionThree
            .replacing(#""status": "CAPTURED""#, with: #""status": "REFUNDED""#)
            .replacing(
                #""description": "a captured payment","#,
                with: #""description": "a captured payment", "pending": true,"#)
        #expect(try ConsumerFiles.verify(text).findings.map(\.severity) == [.warning])
    }
}
