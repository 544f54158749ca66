import Contracts
import Findings
import JSONModel
import PaymentsHarness

/// Pact files for tests, and what verifying them finds.
enum ConsumerFiles {
    /// A file of version 3: one request for a payment by the id the state gave it, one event.
    static let versionThree = """
        {
          "consumer": { "name": "ledger" },
          "provider": { "name": "payments" },
          "interactions": [
            {
              "description": "a captured payment",
              "providerStates": [
                {
                  "name": "a payment captured for order {order} of {amount} {currency}",
                  "params": { "order": "order-7", "amount": "499", "currency": "INR",
                              "provider": "razorpay" }
                }
              ],
              "request": {
                "method": "GET",
                "path": "/v1/payments/pay_1",
                "generators": {
                  "path": { "type": "ProviderState", "expression": "/v1/payments/${payment_id}" }
                }
              },
              "response": {
                "status": 200,
                "headers": { "Content-Type": "application/json" },
                "body": {
                  "order_id": "order-7",
                  "status": "CAPTURED",
                  "captured": { "amount_minor": 49900, "currency": "INR" },
                  "created_at": "2026-01-05T09:00:00.000Z",
                  "attempts": [{ "kind": "authorization", "outcome": "succeeded" }]
                },
                "matchingRules": {
                  "body": {
                    "$.created_at": {
                      "matchers": [
                        { "match": "timestamp", "timestamp": "yyyy-MM-dd'T'HH:mm:ss.SSSX" }
                      ]
                    },
                    "$.attempts": { "matchers": [{ "match": "type", "min": 1 }] }
                  }
                }
              }
            }
          ],
          "messages": [
            {
              "description": "the shopper's money has gone back",
              "providerState": "a payment refunded for order order-8 of 10.50 USD",
              "contents": {
                "type": "payments.payment_refunded.v1",
                "data": { "order_id": "order-8", "is_full": true,
                          "amount": { "amount_minor": 1050, "currency": "USD" } }
              },
              "metaData": { "contentType": "application/cloudevents+json" }
            }
          ],
          "metadata": { "pactSpecification": { "version": "3.0.0" } }
        }
        """

    static func pact(_ text: String, name: String = "p.json") throws -> Pact {
        try PactReader.read(Array(text.utf8), name: name)
    }

    static func verify(_ text: String) throws -> ConsumerVerification {
        try ConsumerVerification.verify([try pact(text)], in: Repository.world())
    }

    /// Rule, severity and message of everything found.
    static func problems(_ text: String) throws -> [String] {
        try verify(text).findings.map { "\($0.rule): \($0.message)" }
    }
}
