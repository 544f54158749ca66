import HTTPModel
import PaymentsDomain
import PaymentsPorts
import Testing

@testable import PaymentsWebhooks

@Suite struct StripeEventTests {
    private static func intent(_ status: String, _ more: String = #""latest_charge":null"#)
        -> String
    {
        """
        {"id":"pi_1","object":"payment_intent","amount":2500,"amount_received":1800,
        "currency":"usd","metadata":{"payment_id":"pay-1"},"status":"\(status)",\(more)}
        """
    }

    private static func refund(_ status: String, _ more: String = #""reason":null"#) -> String {
        """
        {"id":"re_1","object":"refund","amount":700,"currency":"usd","charge":"ch_1",
        "metadata":{"refund_id":"refund-1","payment_id":"pay-1"},"payment_intent":"pi_1",
        "status":"\(status)",\(more)}
        """
    }

    private static func event(_ type: String, _ object: String, live: Bool = false) -> String {
        """
        {"id":"evt_1","object":"event","api_version":"2025-03-31.basil","created":1700000000,
        "data":{"object":\(object)},"livemode":\(live),"pending_webhooks":1,"type":"\(type)"}
        """
    }

    private static func payment(
        _ state: PaymentSnapshot.State, held: Bool = false
    ) -> ProviderActivity {
        .payment(
            PaymentID("pay-1"),
            PaymentSnapshot(
                transactionID: TransactionID("pi_1"), amount: money(2500, "USD"), state: state,
                wasAuthorized: held))
    }

    private static func refunded(_ state: RefundSnapshot.State) -> ProviderActivity {
        .refund(
            PaymentID("pay-1"),
            RefundSnapshot(
                transactionID: TransactionID("re_1"), paymentTransactionID: TransactionID("pi_1"),
                refundID: RefundID("refund-1"), amount: money(700, "USD"), state: state))
    }

    private static let decline =
        #""latest_charge":"ch_1","last_payment_error":{"code":"card_declined","#
        + #""decline_code":"lost_card"}"#

    private static let cases: [(type: String, object: String, activity: ProviderActivity)] = [
        ("payment_intent.created", intent("requires_confirmation"), payment(.undecided)),
        ("payment_intent.created", intent("requires_payment_method"), payment(.undecided)),
        ("payment_intent.processing", intent("processing"), payment(.undecided)),
        (
            "payment_intent.requires_action",
            intent("requires_action", #""next_action":{"redirect_to_url":{"url":"https://b"}}"#),
            payment(.awaitingCustomer(NextAction(redirectURL: "https://b")))
        ),
        (
            "payment_intent.amount_capturable_updated",
            intent("requires_capture", #""latest_charge":"ch_1""#),
            payment(.authorized(expiresAt: nil), held: true)
        ),
        (
            "payment_intent.succeeded", intent("succeeded", #""latest_charge":"ch_1""#),
            payment(.captured(amount: money(1800, "USD"), fee: nil), held: true)
        ),
        (
            "payment_intent.payment_failed", intent("requires_payment_method", decline),
            payment(.failed(FailureReason(.declined, providerCode: "lost_card")))
        ),
        (
            "payment_intent.canceled",
            intent(
                "canceled",
                #""latest_charge":"ch_1","last_payment_error":null,"cancellation_reason":"expired""#
            ),
            payment(.released(FailureReason(.expired)), held: true)
        ),
        (
            "payment_intent.canceled",
            intent(
                "canceled",
                #""latest_charge":null,"cancellation_reason":"requested_by_customer""#),
            payment(.released(FailureReason(.cancelled)))
        ),
        (
            "payment_intent.canceled", intent("canceled", decline),
            payment(.released(FailureReason(.cancelled)))
        ),
        (
            "payment_intent.reauthorized", intent("requires_reauthorization"),
            .irrelevant(type: "payment_intent.reauthorized (unreadable object)")
        ),
        (
            "payment_intent.succeeded",
            #"{"id":"pi_1","amount":1,"amount_received":1,"currency":"xyz","status":"succeeded"}"#,
            .irrelevant(type: "payment_intent.succeeded (unreadable object)")
        ),
        ("refund.created", refund("pending"), refunded(.pending)),
        ("refund.created", refund("requires_action"), refunded(.pending)),
        ("refund.updated", refund("succeeded"), refunded(.succeeded)),
        (
            "refund.failed",
            refund(
                "failed",
                #""failure_reason":"declined","failure_balance_transaction":"txn_2""#),
            refunded(.failed(code: "declined", afterSuccess: true))
        ),
        (
            "charge.refund.updated", refund("canceled"),
            refunded(.failed(code: "canceled", afterSuccess: false))
        ),
        (
            "refund.created", #"{"id":"re_1","amount":1,"currency":"usd","status":"succeeded"}"#,
            .irrelevant(type: "refund.created (unreadable object)")
        ),
        ("charge.succeeded", "{}", .irrelevant(type: "charge.succeeded")),
        ("charge.captured", "{}", .irrelevant(type: "charge.captured")),
        ("payout.paid", "{}", .irrelevant(type: "payout.paid")),
        ("thing.of_tomorrow", "{}", .irrelevant(type: "thing.of_tomorrow")),
    ]

    @Test(arguments: cases)
    func `an event says what its object says`(
        type: String, object: String, activity: ProviderActivity
    ) async {
        let recorder = NoticeRecorder()
        let receiver = StripeWebhookReceiver(
            secrets: [WebhookSecret("whsec_current")], clock: FixedClock(seconds: 1_700_000_001),
            receiver: recorder)
        let body = Self.event(type, object)
        #expect(verdict(await receiver.handle(SignedRequests.stripe(body))) == acknowledged)
        #expect(
            recorder.notices == [
                ProviderNotice(
                    id: NoticeID(provider: ProviderName("stripe"), eventID: "evt_1"), type: type,
                    activity: activity, body: Array(body.utf8),
                    receivedAt: Timestamp(milliseconds: 1_700_000_001_000))
            ])
    }

    @Test(arguments: [
        (false, false, acknowledged), (true, false, "400 webhook_wrong_mode"),
        (false, true, "400 webhook_wrong_mode"), (true, true, acknowledged),
    ])
    func `an event of the other mode is refused`(
        isLive: Bool, expectsLive: Bool, expected: String
    ) async {
        let recorder = NoticeRecorder()
        let receiver = StripeWebhookReceiver(
            secrets: [WebhookSecret("whsec_current")], expectsLiveMode: expectsLive,
            clock: FixedClock(seconds: 1_700_000_000), receiver: recorder)
        let request = SignedRequests.stripe(Self.event("x", "{}", live: isLive))
        #expect(verdict(await receiver.handle(request)) == expected)
        #expect(recorder.notices.count == (expected == acknowledged ? 1 : 0))
    }

    @Test(arguments: [
        "", "nonsense", "[]", "{}", #"{"id":"evt_1","type":"x"}"#,
        #"{"id":"evt_1","type":"","data":{"object":{}}}"#,
        #"{"id":1,"type":"x","data":{"object":{}}}"#, #"{"id":"evt_1","type":"x","data":[]}"#,
        #"{"id":"a","id":"b","type":"x","data":{"object":{}}}"#,
    ])
    func `a signed body that is no event is refused`(body: String) async {
        let recorder = NoticeRecorder()
        let receiver = StripeWebhookReceiver(
            secrets: [WebhookSecret("whsec_current")], clock: FixedClock(seconds: 1_700_000_000),
            receiver: recorder)
        #expect(
            verdict(await receiver.handle(SignedRequests.stripe(body)))
                == "400 webhook_body_unreadable")
        #expect(recorder.notices.isEmpty)
    }
}
