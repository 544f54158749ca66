import HTTPModel
import JSONModel
import PaymentsDomain
import PaymentsPorts
import Testing

@testable import PaymentsMessaging

@Suite struct CloudEventEncodingTests {
    /// The text of an event, with `data` after its common members.
    static func text(
        type: String, transaction: String = "\"pi_1\"", rest: String
    ) -> String {
        """
        {"specversion":"1.0","id":"evt_1","source":"/payments","type":"\(type)",\
        "subject":"pay_1","time":"2026-01-05T09:00:00.007Z",\
        "datacontenttype":"application/json","data":{"payment_id":"pay_1",\
        "order_id":"order-41","provider":"stripe","transaction_id":\(transaction),\
        "sequence":3,\(rest)}}
        """
    }

    static let amount = #"{"amount_minor":1050,"currency":"USD"}"#

    func encoded(
        _ kind: PaymentEvent.Kind, transaction: TransactionID? = TransactionID("pi_1")
    ) -> String {
        String(
            decoding: CloudEventEncoding.encode(message(kind, transaction: transaction)),
            as: UTF8.self)
    }

    @Test func `an authorization is written as its schema says`() throws {
        #expect(
            encoded(.authorized(amount: try dollars(1050)))
                == Self.text(
                    type: "payments.payment_authorized.v1", rest: #""amount":"# + Self.amount))
    }

    @Test func `a capture is written as its schema says`() throws {
        #expect(
            encoded(.captured(amount: try dollars(1050)))
                == Self.text(
                    type: "payments.payment_captured.v1", rest: #""amount":"# + Self.amount))
    }

    @Test func `a failure without a transaction or a code has nulls in their place`() {
        #expect(
            encoded(.failed(FailureReason(.notSent)), transaction: nil)
                == Self.text(
                    type: "payments.payment_failed.v1", transaction: "null",
                    rest: #""reason":{"kind":"not_sent","provider_code":null}"#))
    }

    @Test func `a failure names the provider's code, and an empty one is none`() {
        let declined = encoded(.failed(FailureReason(.declined, providerCode: "stolen_card")))
        #expect(declined.contains(#"{"kind":"declined","provider_code":"stolen_card"}"#))
        let empty = encoded(.failed(FailureReason(.declined, providerCode: "")))
        #expect(empty.contains(#"{"kind":"declined","provider_code":null}"#))
    }

    @Test func `a refund says what it sent back and what all sent back`() throws {
        let kind = PaymentEvent.Kind.refunded(
            RefundID("ref_1"), amount: try dollars(400), totalRefunded: try dollars(1050),
            isFull: true)
        let rest = """
            "refund_id":"ref_1","amount":{"amount_minor":400,"currency":"USD"},\
            "total_refunded":\(Self.amount),"is_full":true
            """
        #expect(encoded(kind) == Self.text(type: "payments.payment_refunded.v1", rest: rest))
    }
}
