import HTTPModel
import PaymentsDomain
import PaymentsGateways
import PaymentsPorts

/// Objects as Razorpay writes them, with the members that matter here and some that do not.
enum RazorpayFixtures {
    static func gateway(_ transport: ScriptedTransport) -> RazorpayGateway {
        RazorpayGateway(
            transport: transport,
            configuration: RazorpayGatewayConfiguration(
                keyID: "rzp_test_key", keySecret: Redacted("razor_secret"),
                returnURL: "https://shop.example/back"))
    }

    static func authorization(
        _ kind: PaymentMethod.Kind, _ reference: String
    ) -> AuthorizationRequest {
        AuthorizationRequest(
            paymentID: PaymentID("pay-1"), orderID: OrderID("order-1"),
            amount: money(50000, "INR"), method: PaymentMethod(kind: kind, reference: reference),
            key: IdempotencyKey("key-1"))
    }

    static let capture = CaptureRequest(
        paymentID: PaymentID("pay-1"), transactionID: TransactionID("pay_A"),
        authorized: money(50000, "INR"), amount: money(50000, "INR"), key: IdempotencyKey("key-2"))

    static let refund = RefundRequest(
        paymentID: PaymentID("pay-1"), refundID: RefundID("refund-1"),
        transactionID: TransactionID("pay_A"), amount: money(10000, "INR"),
        key: IdempotencyKey("refund_key-4"))

    static func order(_ id: String = "order_A", receipt: String = "pay-1") -> String {
        """
        {"amount":50000,"amount_due":50000,"amount_paid":0,"attempts":0,"created_at":1760000000,
        "currency":"INR","entity":"order","id":"\(id)","notes":[],"offer_id":null,
        "receipt":"\(receipt)","status":"created"}
        """
    }

    static func payment(
        _ status: String, id: String = "pay_A", created: Int = 1_760_000_010,
        captured: String = "false", fee: String = "null", more: String = #""error_reason":null"#
    ) -> String {
        """
        {"id":"\(id)","entity":"payment","amount":50000,"currency":"INR","status":"\(status)",
        "order_id":"order_A","method":"upi","amount_refunded":0,"refund_status":null,
        "captured":\(captured),"notes":{"payment_id":"pay-1","order_id":"order-1"},"fee":\(fee),
        "tax":null,"error_code":null,"created_at":\(created),\(more)}
        """
    }

    static func refundObject(
        _ status: String, id: String = "rfnd_A", payment: String = "pay_A",
        notes: String = #"{"refund_id":"refund-1","payment_id":"pay-1"}"#,
        receipt: String = #""refund-1""#
    ) -> String {
        """
        {"id":"\(id)","entity":"refund","amount":10000,"currency":"INR","payment_id":"\(payment)",
        "notes":\(notes),"receipt":\(receipt),"acquirer_data":{"arn":null},
        "created_at":1760000100,"batch_id":null,"status":"\(status)","speed_processed":"normal"}
        """
    }

    static func error(
        _ description: String, code: String = "BAD_REQUEST_ERROR", reason: String = "NA",
        metadata: String = "{}"
    ) -> String {
        """
        {"error":{"code":"\(code)","description":"\(description)","source":"NA","step":"NA",
        "reason":"\(reason)","metadata":\(metadata)}}
        """
    }

    static func list(_ items: [String]) -> String {
        #"{"entity":"collection","count":\#(items.count),"items":[\#(items.joined(separator: ","))]}"#
    }

    static let unknownID = error(
        "The id provided does not exist", reason: "input_validation_failed")
}
