"""Payment intents from creation to their ends."""

import stripe

from gateways import GATEWAYS
from stripe_sdk.account import NEVER_REDIRECT, StripeCase


class IntentTests(StripeCase):
    def test_an_intent_without_a_method_waits_for_one(self):
        intent = self.v1.payment_intents.create({"amount": 1000, "currency": "eur", "metadata": {"order_id": "17"}})
        self.assertEqual(intent.status, "requires_payment_method")
        self.assertEqual((intent.amount, intent.currency, intent.metadata["order_id"]), (1000, "eur", "17"))
        again = self.v1.payment_intents.retrieve(intent.id)
        self.assertEqual(again.client_secret, intent.client_secret)
        self.assertTrue(intent.client_secret.startswith(intent.id + "_secret_"))

    def test_a_confirmed_intent_succeeds_and_its_fee_comes_later(self):
        intent = self.pay(2500)
        self.assertEqual((intent.status, intent.amount_received), ("succeeded", 2500))
        expand = {"expand": ["balance_transaction"]}
        self.assertIsNone(self.v1.charges.retrieve(intent.latest_charge, expand).balance_transaction)
        GATEWAYS.advance("5s")
        line = self.v1.charges.retrieve(intent.latest_charge, expand).balance_transaction
        self.assertEqual((line.amount, line.fee, line.net), (2500, 103, 2397))

    def test_an_update_names_the_method_and_confirm_charges_it(self):
        intent = self.v1.payment_intents.create(
            {"amount": 1000, "currency": "usd", "automatic_payment_methods": NEVER_REDIRECT}
        )
        intent = self.v1.payment_intents.update(intent.id, {"payment_method": "pm_card_mastercard", "amount": 1200})
        self.assertEqual((intent.status, intent.amount), ("requires_confirmation", 1200))
        self.assertEqual(self.v1.payment_intents.confirm(intent.id).status, "succeeded")

    def test_metadata_is_added_changed_and_cleared_by_the_empty_text(self):
        intent = self.v1.payment_intents.create({"amount": 1000, "currency": "usd", "metadata": {"a": "1", "b": "2"}})
        intent = self.v1.payment_intents.update(intent.id, {"metadata": {"a": "", "c": "3"}})
        self.assertEqual(dict(intent.metadata.to_dict()), {"b": "2", "c": "3"})
        intent = self.v1.payment_intents.update(intent.id, {"metadata": ""})
        self.assertEqual(dict(intent.metadata.to_dict()), {})

    def test_part_of_a_hold_is_captured_and_the_rest_is_released(self):
        intent = self.hold(2500)
        self.assertEqual((intent.status, intent.amount_capturable), ("requires_capture", 2500))
        intent = self.v1.payment_intents.capture(intent.id, {"amount_to_capture": 1800})
        self.assertEqual((intent.status, intent.amount_received, intent.amount_capturable), ("succeeded", 1800, 0))
        charge = self.v1.charges.retrieve(intent.latest_charge)
        self.assertEqual((charge.amount, charge.amount_captured, charge.amount_refunded), (2500, 1800, 0))
        error = self.refused(
            stripe.InvalidRequestError,
            lambda: self.v1.payment_intents.capture(intent.id),
            400, "payment_intent_unexpected_state", words="remaining amount",
        )
        self.assertEqual(error.json_body["error"]["payment_intent"]["id"], intent.id)

    def test_a_hold_that_was_canceled_cannot_be_captured(self):
        intent = self.hold()
        canceled = self.v1.payment_intents.cancel(intent.id, {"cancellation_reason": "duplicate"})
        self.assertEqual((canceled.status, canceled.cancellation_reason), ("canceled", "duplicate"))
        self.refused(
            stripe.InvalidRequestError,
            lambda: self.v1.payment_intents.capture(intent.id),
            400, "payment_intent_unexpected_state", words="status of canceled",
        )
        self.refused(
            stripe.InvalidRequestError,
            lambda: self.v1.payment_intents.confirm(intent.id),
            400, "payment_intent_unexpected_state", words="status of canceled",
        )

    def test_a_hold_nobody_captures_lapses(self):
        intent = self.hold()
        charge = self.v1.charges.retrieve(intent.latest_charge)
        self.assertEqual(charge.payment_method_details.card.capture_before, charge.created + 604_800)
        GATEWAYS.advance("8d")
        intent = self.v1.payment_intents.retrieve(intent.id)
        self.assertEqual((intent.status, intent.cancellation_reason), ("canceled", "expired"))

    def test_a_decline_leaves_the_intent_open_for_another_method(self):
        error = self.refused(
            stripe.CardError, lambda: self.pay(method="pm_card_visa_chargeDeclinedInsufficientFunds"), 402, "card_declined"
        )
        intent = error.error.payment_intent
        self.assertEqual(error.error.decline_code, "insufficient_funds")
        self.assertEqual((intent.status, intent.payment_method), ("requires_payment_method", None))
        paid = self.v1.payment_intents.confirm(intent.id, {"payment_method": "pm_card_visa"})
        self.assertEqual(paid.status, "succeeded")
        charges = self.v1.charges.list({"payment_intent": intent.id})
        self.assertEqual([charge.status for charge in charges.data], ["succeeded", "failed"])

    def test_a_challenge_waits_for_the_shopper_who_passes_it(self):
        intent = self.pay(method="pm_card_authenticationRequired", return_url="https://shop.example/back")
        self.assertEqual((intent.status, intent.latest_charge), ("requires_action", None))
        self.assertEqual(intent.next_action.type, "redirect_to_url")
        GATEWAYS.decide(intent.id, "pass-challenge")
        self.assertEqual(self.v1.payment_intents.retrieve(intent.id).status, "succeeded")

    def test_a_failed_challenge_is_shown_as_the_last_error(self):
        intent = self.pay(method="pm_card_authenticationRequired", return_url="https://shop.example/back")
        GATEWAYS.decide(intent.id, "fail-challenge")
        intent = self.v1.payment_intents.retrieve(intent.id)
        self.assertEqual(intent.status, "requires_payment_method")
        self.assertEqual(intent.last_payment_error.code, "payment_intent_authentication_failure")

    def test_a_challenge_without_a_shopper_is_a_decline(self):
        error = self.refused(
            stripe.CardError,
            lambda: self.pay(method="pm_card_authenticationRequired", off_session=True),
            402, "authentication_required",
        )
        self.assertEqual(error.error.payment_intent.status, "requires_payment_method")

    def test_manual_confirmation_asks_for_a_second_confirm(self):
        intent = self.v1.payment_intents.create(
            {
                "amount": 2500, "currency": "usd", "payment_method": "pm_card_authenticationRequired",
                "confirm": True, "confirmation_method": "manual", "return_url": "https://shop.example/back",
            }
        )
        self.assertEqual(intent.status, "requires_action")
        GATEWAYS.decide(intent.id, "pass-challenge")
        self.assertEqual(self.v1.payment_intents.retrieve(intent.id).status, "requires_confirmation")
        again = self.v1.payment_intents.confirm(intent.id, {"return_url": "https://shop.example/back"})
        self.assertEqual(again.status, "succeeded")

    def test_a_hold_can_be_raised_where_the_card_offers_it(self):
        intent = self.hold(
            1000, payment_method_options={"card": {"request_incremental_authorization": "if_available"}}
        )
        raised = self.v1.payment_intents.increment_authorization(intent.id, {"amount": 1500})
        self.assertEqual((raised.amount, raised.amount_capturable), (1500, 1500))

    def test_expansion_follows_the_charge_to_its_balance_row(self):
        intent = self.pay(capture_method="automatic")
        path = {"expand": ["latest_charge.balance_transaction"]}
        intent = self.v1.payment_intents.retrieve(intent.id, path)
        self.assertEqual(intent.latest_charge.balance_transaction.source, intent.latest_charge.id)

    def test_intents_are_listed_newest_first_and_by_customer(self):
        customer = self.v1.customers.create({"email": "a@example.com"})
        mine = self.v1.payment_intents.create({"amount": 1000, "currency": "usd", "customer": customer.id})
        other = self.v1.payment_intents.create({"amount": 1000, "currency": "usd"})
        self.assertEqual([i.id for i in self.v1.payment_intents.list().data], [other.id, mine.id])
        found = self.v1.payment_intents.list({"customer": customer.id})
        self.assertEqual([i.id for i in found.data], [mine.id])

    def test_search_is_refused_in_clear_words(self):
        self.refused(stripe.InvalidRequestError, lambda: self.v1.payment_intents.search({"query": "status:'succeeded'"}))
