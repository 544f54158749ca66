import HTTPModel
import PaymentsDomain
import PaymentsPorts
import Testing

@testable import PaymentsWebhooks

@Suite struct RazorpayEventTests {
    private static func payment(
        _ status: String, captured: String = "false", fee: String = "null",
        more: String = #""error_reason":null"#
    ) -> String {
        """
        "payment":{"entity":{"id":"pay_A","entity":"payment","amount":50000,"currency":"INR",
        "base_amount":50000,"status":"\(status)","captured":\(captured),"fee":\(fee),
        "notes":{"payment_id":"pay-1"},"created_at":1760000010,\(more)}}
        """
    }

    private static func refund(_ status: String, notes: String = "[]") -> String {
        """
        "refund":{"entity":{"id":"rfnd_A","entity":"refund","amount":10000,"currency":"INR",
        "payment_id":"pay_A","notes":\(notes),"receipt":"refund-1","status":"\(status)"}}
        """
    }

    private static func said(
        _ state: PaymentSnapshot.State, held: Bool = false
    ) -> ProviderActivity {
        .payment(
            PaymentID("pay-1"),
            PaymentSnapshot(
                transactionID: TransactionID("pay_A"), amount: money(50000, "INR"), state: state,
                wasAuthorized: held))
    }

    private static func refunded(_ state: RefundSnapshot.State) -> ProviderActivity {
        .refund(
            PaymentID("pay-1"),
            RefundSnapshot(
                transactionID: TransactionID("rfnd_A"),
                paymentTransactionID: TransactionID("pay_A"),
                refundID: RefundID("refund-1"), amount: money(10000, "INR"), state: state))
    }

    private static let captured = said(
        .captured(amount: money(50000, "INR"), fee: money(1180, "INR")), held: true)
    private static let authorized = said(
        .authorized(expiresAt: Timestamp(milliseconds: 1_760_259_210_000)), held: true)
    private static let released = said(.released(FailureReason(.expired)), held: true)
    private static let taken = payment("captured", captured: "true", fee: "1180")

    private static let cases: [(type: String, payload: String, activity: ProviderActivity)] = [
        ("payment.authorized", payment("authorized", captured: "true"), authorized),
        ("payment.captured", taken, captured),
        ("order.paid", taken + #","order":{"entity":{"id":"order_A"}}"#, captured),
        (
            "payment.failed",
            payment("failed", captured: "true", more: #""error_reason":"payment_failed""#),
            said(.failed(FailureReason(.declined, providerCode: "payment_failed")))
        ),
        (
            "payment.failed", payment("failed", more: #""error_reason":"payment_cancelled""#),
            said(.failed(FailureReason(.abandoned, providerCode: "payment_cancelled")))
        ),
        (
            "payment.failed", payment("failed", more: #""error_code":"","error_reason":"""#),
            said(.failed(FailureReason(.declined)))
        ),
        ("refund.created", refund("pending") + "," + taken, refunded(.pending)),
        (
            "refund.processed",
            refund("processed") + "," + payment("refunded", captured: "true", fee: "1180"),
            refunded(.succeeded)
        ),
        (
            "refund.failed",
            refund("failed", notes: #"{"payment_id":"pay-1","refund_id":"refund-1"}"#),
            refunded(.failed(code: nil, afterSuccess: false))
        ),
        ("refund.created", refund("processed") + "," + payment("authorized"), released),
        ("refund.processed", refund("processed") + "," + payment("refunded"), released),
        ("refund.failed", refund("failed") + "," + payment("authorized"), authorized),
        (
            "refund.created", taken, .irrelevant(type: "refund.created (unreadable object)")
        ),
        (
            "payment.captured", payment("teleported"),
            .irrelevant(type: "payment.captured (unreadable object)")
        ),
        (
            "order.paid", #""order":{"entity":{}}"#,
            .irrelevant(type: "order.paid (unreadable object)")
        ),
        (
            "payment.dispute.created", payment("captured"),
            .irrelevant(type: "payment.dispute.created")
        ),
        ("settlement.processed", #""settlement":{}"#, .irrelevant(type: "settlement.processed")),
    ]

    @Test(arguments: cases)
    func `an event says what its entities say`(
        type: String, payload: String, activity: ProviderActivity
    ) async {
        let recorder = NoticeRecorder()
        let receiver = RazorpayWebhookReceiver(
            secrets: [WebhookSecret("hook_secret")], clock: FixedClock(seconds: 1_760_000_020),
            receiver: recorder)
        let body =
            #"{"entity":"event","account_id":"acc_A","event":"\#(type)","contains":[],"#
            + #""payload":{\#(payload)},"created_at":1760000011}"#
        #expect(verdict(await receiver.handle(SignedRequests.razorpay(body))) == acknowledged)
        #expect(
            recorder.notices == [
                ProviderNotice(
                    id: NoticeID(provider: ProviderName("razorpay"), eventID: "evt_A"), type: type,
                    activity: activity, body: Array(body.utf8),
                    receivedAt: Timestamp(milliseconds: 1_760_000_020_000))
            ])
    }

    @Test func `fees of a payment in another currency are in rupees`() async {
        let recorder = NoticeRecorder()
        let receiver = RazorpayWebhookReceiver(
            secrets: [WebhookSecret("hook_secret")], clock: FixedClock(seconds: 0),
            receiver: recorder)
        let body =
            #"{"event":"payment.captured","payload":{"payment":{"entity":{"id":"pay_A","#
            + #""amount":100,"currency":"USD","base_amount":7129,"base_currency":"INR","#
            + #""status":"captured","captured":true,"fee":207,"notes":[]}}}}"#
        _ = await receiver.handle(SignedRequests.razorpay(body))
        #expect(
            recorder.notices.map(\.activity) == [
                .payment(
                    nil,
                    PaymentSnapshot(
                        transactionID: TransactionID("pay_A"), amount: money(100, "USD"),
                        state: .captured(amount: money(100, "USD"), fee: money(207, "INR")),
                        wasAuthorized: true))
            ])
    }
}
