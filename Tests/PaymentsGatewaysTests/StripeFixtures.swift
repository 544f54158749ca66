import HTTPModel
import PaymentsDomain
import PaymentsGateways
import PaymentsPorts

/// Objects as Stripe writes them, with the members that matter here and some that do not.
enum StripeFixtures {
    static func gateway(_ transport: ScriptedTransport) -> StripeGateway {
        StripeGateway(
            transport: transport,
            configuration: StripeGatewayConfiguration(
                secretKey: Redacted("sk_test_secret"), returnURL: "https://shop.example/back"))
    }

    static let authorization = AuthorizationRequest(
        paymentID: PaymentID("pay-1"), orderID: OrderID("order/1"), amount: money(2500, "USD"),
        method: PaymentMethod(kind: .card, reference: "pm_card_visa"), key: IdempotencyKey("key-1"))

    static let capture = CaptureRequest(
        paymentID: PaymentID("pay-1"), transactionID: TransactionID("pi_1"),
        authorized: money(2500, "USD"), amount: money(1800, "USD"), key: IdempotencyKey("key-2"))

    static let cancellation = CancellationRequest(
        paymentID: PaymentID("pay-1"), transactionID: TransactionID("pi_1"),
        amount: money(2500, "USD"), key: IdempotencyKey("key-3"))

    static let refund = RefundRequest(
        paymentID: PaymentID("pay-1"), refundID: RefundID("refund-1"),
        transactionID: TransactionID("pi_1"), amount: money(700, "USD"),
        key: IdempotencyKey("key-4"))

    /// An intent of 25 dollars; `more` are members that differ from case to case.
    static func intent(
        _ status: String, id: String = "pi_1", payment: String = "pay-1", received: Int = 0,
        more: String = #""latest_charge":null"#
    ) -> String {
        """
        {"id":"\(id)","object":"payment_intent","amount":2500,"amount_capturable":0,
        "amount_received":\(received),"currency":"usd","livemode":false,"created":1700000000,
        "metadata":{"payment_id":"\(payment)","order_id":"order/1"},"status":"\(status)",\(more)}
        """
    }

    static func refundObject(
        _ status: String, id: String = "re_1", payment: String = "pay-1", more: String = ""
    ) -> String {
        """
        {"id":"\(id)","object":"refund","amount":700,"currency":"usd","charge":"ch_1",
        "created":1700000100,"metadata":{"refund_id":"refund-1","payment_id":"\(payment)"},
        "payment_intent":"pi_1","reason":null,"status":"\(status)"\(more)}
        """
    }

    static func error(
        _ type: String, code: String? = nil, decline: String? = nil, message: String = "No.",
        more: String = ""
    ) -> String {
        let code = code.map { #""code":"\#($0)","# } ?? ""
        let decline = decline.map { #""decline_code":"\#($0)","# } ?? ""
        return #"{"error":{\#(code)\#(decline)"message":"\#(message)","type":"\#(type)"\#(more)}}"#
    }

    static func list(_ items: [String], more: Bool = false) -> String {
        #"{"object":"list","data":[\#(items.joined(separator: ","))],"has_more":\#(more),"#
            + #""url":"/v1/x"}"#
    }

    static let capturableCharge = """
        "latest_charge":{"id":"ch_1","object":"charge","paid":true,"captured":false,
        "status":"succeeded","balance_transaction":null,
        "payment_method_details":{"type":"card","card":{"capture_before":1700604800}}}
        """

    static let capturedCharge = """
        "latest_charge":{"id":"ch_1","object":"charge","paid":true,"captured":true,
        "status":"succeeded","balance_transaction":{"id":"txn_1","object":"balance_transaction",
        "amount":1800,"currency":"usd","fee":82,"net":1718}}
        """

    static let declineError = """
        "latest_charge":"ch_1","last_payment_error":{"code":"card_declined",
        "decline_code":"insufficient_funds","type":"card_error"}
        """

    static let challenge = """
        "latest_charge":null,"next_action":{"type":"redirect_to_url","redirect_to_url":
        {"return_url":"https://shop.example/back","url":"https://hooks.stripe.com/3d_secure/pi_1"}}
        """
}
