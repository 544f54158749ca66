"""Refunds, disputes, payouts and the balance they all end in."""

import stripe

from gateways import GATEWAYS
from stripe_sdk.account import StripeCase


class RefundTests(StripeCase):
    def test_refunds_add_up_to_the_charge(self):
        intent = self.pay(2500)
        part = self.v1.refunds.create({"payment_intent": intent.id, "amount": 1000, "reason": "requested_by_customer"})
        self.assertEqual((part.status, part.amount, part.charge), ("succeeded", 1000, intent.latest_charge))
        rest = self.v1.refunds.create({"charge": intent.latest_charge})
        self.assertEqual(rest.amount, 1500)
        charge = self.v1.charges.retrieve(intent.latest_charge)
        self.assertEqual((charge.refunded, charge.amount_refunded), (True, 2500))
        listed = self.v1.refunds.list({"charge": intent.latest_charge})
        self.assertEqual([refund.id for refund in listed.data], [rest.id, part.id])

    def test_a_refund_may_fail_after_it_succeeded(self):
        intent = self.pay(2500, "pm_card_refundFail")
        refund = self.v1.refunds.create({"payment_intent": intent.id})
        self.assertEqual(refund.status, "succeeded")
        GATEWAYS.advance("1m")
        refund = self.v1.refunds.retrieve(refund.id, {"expand": ["failure_balance_transaction"]})
        self.assertEqual(refund.status, "failed")
        self.assertEqual(refund.failure_balance_transaction.amount, 2500)

    def test_a_pending_refund_settles_by_itself(self):
        intent = self.pay(2500, "pm_card_pendingRefund")
        refund = self.v1.refunds.create({"payment_intent": intent.id})
        self.assertEqual(refund.status, "pending")
        GATEWAYS.advance("5m")
        self.assertEqual(self.v1.refunds.retrieve(refund.id).status, "succeeded")

    def test_a_refund_takes_new_metadata(self):
        refund = self.v1.refunds.create({"payment_intent": self.pay().id})
        self.assertEqual(self.v1.refunds.update(refund.id, {"metadata": {"ticket": "7"}}).metadata["ticket"], "7")

    def test_a_refund_moves_the_amount_and_not_the_fee(self):
        intent = self.pay(2500, capture_method="automatic")
        refund = self.v1.refunds.create({"payment_intent": intent.id})
        line = self.v1.balance_transactions.retrieve(refund.balance_transaction)
        self.assertEqual((line.type, line.amount, line.fee, line.net), ("refund", -2500, 0, -2500))


class ChargeTests(StripeCase):
    def test_a_charge_takes_a_new_description_and_metadata(self):
        intent = self.pay()
        charge = self.v1.charges.update(intent.latest_charge, {"description": "Socks", "metadata": {"order": "9"}})
        self.assertEqual((charge.description, charge.metadata["order"]), ("Socks", "9"))

    def test_the_legacy_capture_takes_the_hold_of_an_intent(self):
        intent = self.hold(2500)
        charge = self.v1.charges.capture(intent.latest_charge, {"amount": 2000})
        self.assertEqual((charge.captured, charge.amount_captured), (True, 2000))
        self.assertEqual(self.v1.payment_intents.retrieve(intent.id).status, "succeeded")


class DisputeTests(StripeCase):
    def test_a_dispute_withdraws_the_money_and_its_fee(self):
        intent, dispute = self.dispute()
        self.assertEqual((dispute.status, dispute.reason, dispute.amount), ("needs_response", "fraudulent", 2500))
        line = dispute.balance_transactions[0]
        self.assertEqual((line.amount, line.fee, line.net), (-2500, 1500, -4000))
        self.assertTrue(self.v1.charges.retrieve(intent.latest_charge).disputed)
        self.refused(
            stripe.InvalidRequestError, lambda: self.v1.refunds.create({"payment_intent": intent.id}), 400, "charge_disputed"
        )

    def test_winning_evidence_brings_the_money_back(self):
        _, dispute = self.dispute()
        dispute = self.v1.disputes.update(dispute.id, {"evidence": {"uncategorized_text": "winning_evidence"}})
        self.assertEqual(dispute.status, "under_review")
        GATEWAYS.advance("1d")
        dispute = self.v1.disputes.retrieve(dispute.id)
        self.assertEqual(dispute.status, "won")
        self.assertEqual([line.amount for line in dispute.balance_transactions], [-2500, 2500])

    def test_losing_evidence_loses(self):
        _, dispute = self.dispute("pm_card_createDisputeProductNotReceived")
        self.assertEqual(dispute.reason, "product_not_received")
        self.v1.disputes.update(dispute.id, {"evidence": {"uncategorized_text": "losing_evidence"}})
        GATEWAYS.advance("1d")
        self.assertEqual(self.v1.disputes.retrieve(dispute.id).status, "lost")

    def test_a_draft_of_evidence_is_kept_and_not_submitted(self):
        _, dispute = self.dispute()
        dispute = self.v1.disputes.update(dispute.id, {"evidence": {"customer_name": "Jo"}, "submit": False})
        self.assertEqual((dispute.status, dispute.evidence.customer_name), ("needs_response", "Jo"))

    def test_closing_a_dispute_loses_it_for_good(self):
        _, dispute = self.dispute()
        self.assertEqual(self.v1.disputes.close(dispute.id).status, "lost")
        self.refused(stripe.InvalidRequestError, lambda: self.v1.disputes.close(dispute.id), 400, words="already closed")

    def test_an_inquiry_moves_no_money(self):
        _, dispute = self.dispute("pm_card_createDisputeInquiry")
        self.assertEqual((dispute.status, dispute.balance_transactions), ("warning_needs_response", []))


class PayoutTests(StripeCase):
    def fund(self, amount=10_000):
        self.pay(amount, "pm_card_bypassPending")
        GATEWAYS.advance("1m")

    def test_a_manual_payout_takes_from_the_balance(self):
        self.fund()
        before = self.v1.balance.retrieve().available[0].amount
        payout = self.v1.payouts.create({"amount": 5000, "currency": "usd", "metadata": {"week": "1"}})
        self.assertEqual((payout.status, payout.automatic), ("pending", False))
        self.assertEqual(self.v1.balance.retrieve().available[0].amount, before - 5000)
        line = self.v1.balance_transactions.retrieve(payout.balance_transaction)
        self.assertEqual((line.type, line.amount, line.source), ("payout", -5000, payout.id))
        self.assertEqual(self.v1.payouts.update(payout.id, {"metadata": {"week": "2"}}).metadata["week"], "2")
        self.assertEqual([p.id for p in self.v1.payouts.list().data], [payout.id])
        GATEWAYS.decide(payout.id, "pay")
        self.assertEqual(self.v1.payouts.retrieve(payout.id).status, "paid")

    def test_a_pending_payout_can_be_canceled(self):
        self.fund()
        payout = self.v1.payouts.create({"amount": 5000, "currency": "usd"})
        self.assertEqual(self.v1.payouts.cancel(payout.id).status, "canceled")

    def test_a_paid_payout_can_be_reversed(self):
        self.fund()
        payout = self.v1.payouts.create({"amount": 5000, "currency": "usd"})
        GATEWAYS.decide(payout.id, "pay")
        reversal = self.v1.payouts.reverse(payout.id)
        self.assertEqual((reversal.original_payout, reversal.amount), (payout.id, -5000))

    def test_a_payout_that_bounces_gives_the_money_back(self):
        self.fund()
        before = self.v1.balance.retrieve().available[0].amount
        payout = self.v1.payouts.create({"amount": 5000, "currency": "usd"})
        GATEWAYS.decide(payout.id, "fail")
        payout = self.v1.payouts.retrieve(payout.id)
        self.assertEqual(payout.status, "failed")
        self.assertIsNotNone(payout.failure_balance_transaction)
        self.assertEqual(self.v1.balance.retrieve().available[0].amount, before)

    def test_nobody_is_paid_out_more_than_there_is(self):
        self.refused(
            stripe.InvalidRequestError, lambda: self.v1.payouts.create({"amount": 5000, "currency": "usd"}), 400, words="insufficient"
        )

    def test_the_rows_of_an_automatic_payout_add_up_to_it(self):
        for amount in (2500, 4000, 10_000):
            self.pay(amount)
        GATEWAYS.advance("6d")
        payout = self.v1.payouts.list().data[0]
        self.assertTrue(payout.automatic)
        lines = self.v1.balance_transactions.list({"payout": payout.id, "limit": 100}).data
        rows = [line.net for line in lines if line.type != "payout"]
        self.assertEqual((len(rows), sum(rows)), (3, payout.amount))


class BalanceTests(StripeCase):
    def test_the_balance_is_the_sum_of_its_transactions(self):
        intent = self.pay(2500)
        self.pay(4000, "pm_card_bypassPending")
        self.v1.refunds.create({"payment_intent": intent.id, "amount": 700})
        GATEWAYS.advance("1m")
        balance = self.v1.balance.retrieve()
        total = sum(part.amount for part in balance.available) + sum(part.amount for part in balance.pending)
        lines = list(self.v1.balance_transactions.list({"limit": 2}).auto_paging_iter())
        self.assertEqual(total, sum(line.net for line in lines))
        self.assertEqual([line.type for line in lines].count("refund"), 1)
        self.assertEqual(self.v1.balance_transactions.list({"type": "bogus"}).data, [])
