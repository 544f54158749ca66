"""Refunds, disputes, settlements and downtimes."""

import threading
import time

import razorpay

from gateways import GATEWAYS
from razorpay_sdk.account import RazorpayCase, RecordingSession


class RefundTests(RazorpayCase):
    def refund(self, payment, amount=None, key=None, **more):
        order = {**({"amount": amount} if amount is not None else {}), **more}
        options = {"headers": {"X-Refund-Idempotency": key}} if key else {}
        return self.client.payment.refund(payment, order, **options)

    def test_refunds_add_up_to_the_payment(self):
        payment = self.capture()
        part = self.refund(payment, 20_000, receipt="r-1", notes={"why": "late"})
        self.assertEqual((part["entity"], part["status"], part["amount"]), ("refund", "processed", 20_000))
        self.assertEqual(self.client.payment.fetch(payment)["refund_status"], "partial")
        rest = self.refund(payment)
        self.assertEqual(rest["amount"], 30_000)
        after = self.client.payment.fetch(payment)
        self.assertEqual((after["status"], after["refund_status"], after["amount_refunded"]), ("refunded", "full", 50_000))
        listed = self.client.payment.fetch_multiple_refund(payment)
        self.assertEqual({refund["id"] for refund in listed["items"]}, {part["id"], rest["id"]})
        self.assertEqual(self.client.payment.fetch_refund_id(payment, part["id"])["receipt"], "r-1")
        self.assertEqual(self.client.refund.fetch(part["id"])["payment_id"], payment)
        self.assertEqual(self.client.refund.all()["count"], 2)
        self.assertEqual(self.client.refund.edit(part["id"], {"notes": {"a": "1"}})["notes"], {"a": "1"})

    def test_refunds_that_cannot_be_are_refused(self):
        payment, held = self.capture(), self.authorize()
        self.refused(lambda: self.refund(held), "status should be captured")
        self.refused(lambda: self.refund(payment, 60_000), "greater than amount captured")
        self.refused(lambda: self.refund(payment, 50), "at least INR 1.00", field="amount")
        self.refused(lambda: self.refund(payment, 100, speed="warp"), "speed is invalid", field="speed")
        self.refund(payment, 30_000, receipt="r-1")
        self.refused(lambda: self.refund(payment, 10_000, receipt="r-1"), "Duplicate receipt")
        self.refused(lambda: self.refund(payment, 30_000), "greater than the refund payment amount")
        self.refund(payment)
        self.refused(lambda: self.refund(payment), "fully refunded already")

    def test_a_refund_key_gives_the_same_refund_and_no_other(self):
        payment = self.capture()
        first = self.refund(payment, 10_000, key="refund-key-1")
        self.assertEqual(self.refund(payment, 10_000, key="refund-key-1")["id"], first["id"])
        self.assertEqual(self.client.payment.fetch(payment)["amount_refunded"], 10_000)
        self.refused(lambda: self.refund(payment, 9_000, key="refund-key-1"), "Different request with the same idempotency key", status=409)
        self.refused(lambda: self.refund(payment, 9_000, key="short"), "at least 10 characters")
        self.refused(lambda: self.refund(payment, 9_000, key="not a good key!"), "alphanumeric")

    def test_a_refund_key_in_flight_is_refused(self):
        payment = self.capture()
        GATEWAYS.fault({"fault": "slow-answer", "on": "razorpay.refund", "amount": "3s"})
        slow = self.new_client(session=RecordingSession())
        options = {"headers": {"X-Refund-Idempotency": "refund-key-1"}}
        done = []
        first = threading.Thread(target=lambda: done.append(slow.payment.refund(payment, {"amount": 10_000}, **options)))
        first.start()
        GATEWAYS.wait_until(lambda: GATEWAYS.has_seen("razorpay", "POST", f"/v1/payments/{payment}/refund"))
        self.refused(lambda: self.refund(payment, 10_000, key="refund-key-1"), "still in progress", status=409)
        first.join()
        self.assertEqual(done[0]["amount"], 10_000)

    def test_concurrent_refunds_never_give_back_more_than_was_taken(self):
        payment = self.capture()
        outcomes = []

        def refund():
            client = self.new_client(session=RecordingSession())
            try:
                outcomes.append(client.payment.refund(payment, {"amount": 30_000})["status"])
            except razorpay.errors.BadRequestError:
                outcomes.append("refused")

        twins = [threading.Thread(target=refund) for _ in range(4)]
        [twin.start() for twin in twins]
        [twin.join() for twin in twins]
        self.assertEqual(sorted(outcomes), ["processed", "refused", "refused", "refused"])

    def test_concurrent_captures_take_the_money_once(self):
        payment = self.authorize()
        outcomes = []

        def capture():
            client = self.new_client(session=RecordingSession())
            try:
                outcomes.append(client.payment.capture(payment, 50_000, {"currency": "INR"})["status"])
            except razorpay.errors.BadRequestError:
                outcomes.append("refused")

        twins = [threading.Thread(target=capture) for _ in range(4)]
        [twin.start() for twin in twins]
        [twin.join() for twin in twins]
        self.assertEqual(sorted(outcomes), ["captured", "refused", "refused", "refused"])

    def test_a_refund_needs_funds(self):
        payment = self.capture()
        GATEWAYS.advance("5d")
        self.client.settlement.create_ondemand_settlement({"settle_full_balance": True})
        self.refused(lambda: self.refund(payment), "enough balance")

    def test_an_instant_refund_says_how_fast_it_was(self):
        refund = self.refund(self.capture(), 10_000, speed="optimum")
        self.assertEqual((refund["speed_requested"], refund["speed_processed"]), ("optimum", "instant"))


class DisputeTests(RazorpayCase):
    def dispute(self):
        payment = self.capture()
        GATEWAYS.decide(payment, "dispute")
        return payment, self.client.dispute.all()["items"][0]

    def test_a_dispute_is_accepted_and_the_money_is_gone(self):
        payment, dispute = self.dispute()
        self.assertEqual((dispute["status"], dispute["payment_id"], dispute["amount_deducted"]), ("open", payment, 0))
        lost = self.client.dispute.accept(dispute["id"])
        self.assertEqual((lost["status"], lost["amount_deducted"]), ("lost", 50_000))
        self.refused(lambda: self.client.dispute.accept(dispute["id"]), "not allowed when dispute is in")

    def test_a_dispute_is_contested_and_won(self):
        payment, dispute = self.dispute()
        with self.assertRaises(razorpay.errors.BadRequestError):
            self.client.payment.refund(payment, {"amount": 100})
        proof = self.client.document.create({"file": ("proof.pdf", b"%PDF-1.4 delivered", "application/pdf"), "purpose": "dispute_evidence"})
        self.assertEqual(self.client.document.fetch(proof["id"])["purpose"], "dispute_evidence")
        evidence = {"amount": 50_000, "summary": "delivered", "shipping_proof": [proof["id"]]}
        self.refused(
            lambda: self.client.dispute.contest(dispute["id"], {**evidence, "amount": 60_000, "action": "draft"}), "cannot be greater than dispute amount"
        )
        draft = self.client.dispute.contest(dispute["id"], {**evidence, "action": "draft"})
        self.assertEqual(draft["status"], "open")
        sent = self.client.dispute.contest(dispute["id"], {**evidence, "action": "submit"})
        self.assertEqual(sent["status"], "under_review")
        GATEWAYS.decide(dispute["id"], "win")
        self.assertEqual(self.client.dispute.fetch(dispute["id"])["status"], "won")


class SettlementTests(RazorpayCase):
    def test_a_settlement_is_the_sum_of_its_rows(self):
        first = self.capture(50_000)
        self.capture(30_000)
        self.client.payment.refund(first, {"amount": 10_000})
        GATEWAYS.advance("5d")
        settlement = self.client.settlement.all()["items"][0]
        self.assertEqual(self.client.settlement.fetch(settlement["id"])["status"], "processed")
        today = time.gmtime(settlement["created_at"])
        rows = self.client.settlement.report({"year": today.tm_year, "month": today.tm_mon})["items"]
        mine = [row for row in rows if row["settlement_id"] == settlement["id"]]
        self.assertEqual(sum(row["credit"] - row["debit"] for row in mine), settlement["amount"])
        self.assertEqual({row["type"] for row in mine}, {"payment", "refund"})

    def test_reports_of_no_month_are_refused(self):
        report = self.client.settlement.report
        self.refused(lambda: report({"year": 2026, "month": 13}), "month is not a valid month", field="month")
        self.refused(lambda: report({"year": 26, "month": 1}), "year must be 4 digits", field="year")

    def test_a_settlement_can_be_asked_for_at_once(self):
        self.capture(500_000)
        asked = self.client.settlement.create_ondemand_settlement({"amount": 200_000, "description": "rent"})
        self.assertEqual((asked["entity"], asked["amount_requested"]), ("settlement.ondemand", 200_000))
        self.assertEqual(self.client.settlement.fetch_ondemand_settlement_id(asked["id"])["id"], asked["id"])
        self.assertEqual(self.client.settlement.fetch_all_ondemand_settlement()["count"], 1)


class DowntimeTests(RazorpayCase):
    def test_a_downtime_is_told_while_it_lasts(self):
        GATEWAYS.decide("razorpay:account", "downtime-card")
        downtime = self.client.payment.fetchDownTime()["items"][0]
        self.assertEqual((downtime["entity"], downtime["method"], downtime["status"]), ("payment.downtime", "card", "started"))
        self.assertEqual(self.client.payment.fetchDownTimeById(downtime["id"])["severity"], downtime["severity"])


class FaultTests(RazorpayCase):
    def test_each_error_of_the_provider_is_an_error_of_the_sdk(self):
        for fault, kind, status in (
            ("rate-limited", razorpay.errors.BadRequestError, 429),
            ("error-after-effect", razorpay.errors.ServerError, 500),
        ):
            with self.subTest(fault):
                GATEWAYS.fault({"fault": fault, "on": "razorpay.create-order"})
                self.refused(self.order, "", status=status, kind=kind)

    def test_a_gateway_error_is_one_to_the_sdk(self):
        GATEWAYS.fault({"fault": "error-before-effect", "on": "razorpay.capture"})
        payment = self.authorize()
        with self.assertRaises((razorpay.errors.GatewayError, razorpay.errors.ServerError)):
            self.client.payment.capture(payment, 50_000, {"currency": "INR"})
        self.assertEqual(self.client.payment.fetch(payment)["status"], "authorized")

    def test_the_sdk_repeats_a_lost_create_and_makes_two_orders(self):
        GATEWAYS.fault({"fault": "reset", "on": "razorpay.create-order"})
        self.client.initial_delay = 0.05
        self.client.enable_retry(True)
        self.order(receipt="r-1")
        self.assertEqual(self.client.order.all({"receipt": "r-1"})["count"], 2)


class WebhookTests(RazorpayCase):
    def test_the_sdk_accepts_a_delivery_and_refuses_a_changed_one(self):
        payment = self.authorize()
        GATEWAYS.advance("10s")
        sent = GATEWAYS.inbox.wait_for(lambda sent: b'"payment.authorized"' in sent.body and payment.encode() in sent.body)
        body, signature = sent.body.decode(), sent.headers["X-Razorpay-Signature"]
        verify = self.client.utility.verify_webhook_signature
        self.assertTrue(verify(body, signature, GATEWAYS.razorpay_webhook_secret))
        self.assertTrue(sent.headers["x-razorpay-event-id"])
        with self.assertRaises(razorpay.errors.SignatureVerificationError):
            verify(body.replace("50000", "99999", 1), signature, GATEWAYS.razorpay_webhook_secret)
