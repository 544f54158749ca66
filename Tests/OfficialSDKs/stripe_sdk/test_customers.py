"""Customers and their payment methods."""

import stripe

from stripe_sdk.account import StripeCase

CARD = {"number": "4242424242424242", "exp_month": 12, "exp_year": 2030, "cvc": "123"}


class CustomerTests(StripeCase):
    def test_a_customer_lives_from_creation_to_deletion(self):
        customer = self.v1.customers.create({"email": "jo@example.com", "name": "Jo"})
        self.assertTrue(customer.id.startswith("cus_"))
        self.assertEqual(self.v1.customers.retrieve(customer.id).email, "jo@example.com")
        self.assertEqual(self.v1.customers.update(customer.id, {"name": "Joe"}).name, "Joe")
        self.assertEqual([c.id for c in self.v1.customers.list({"email": "jo@example.com"}).data], [customer.id])
        self.assertTrue(self.v1.customers.delete(customer.id).deleted)
        self.assertEqual(self.v1.customers.list().data, [])

    def test_a_method_is_attached_used_listed_and_detached(self):
        customer = self.v1.customers.create({})
        method = self.v1.payment_methods.attach("pm_card_mastercard", {"customer": customer.id})
        self.assertEqual((method.customer, method.card.brand, method.card.last4), (customer.id, "mastercard", "4444"))
        intent = self.pay(method=method.id, customer=customer.id)
        self.assertEqual((intent.status, intent.customer), ("succeeded", customer.id))
        self.assertEqual([c.id for c in self.v1.charges.list({"customer": customer.id}).data], [intent.latest_charge])
        listed = self.v1.customers.payment_methods.list(customer.id)
        self.assertEqual([m.id for m in listed.data], [method.id])
        self.assertEqual([m.id for m in self.v1.payment_methods.list({"customer": customer.id}).data], [method.id])
        self.assertIsNone(self.v1.payment_methods.detach(method.id).customer)

    def test_a_card_is_made_of_its_number_and_never_shows_it_again(self):
        method = self.v1.payment_methods.create({"type": "card", "card": CARD, "billing_details": {"name": "Jo"}})
        self.assertEqual((method.card.last4, method.billing_details.name), ("4242", "Jo"))
        self.assertNotIn(CARD["number"], str(self.v1.payment_methods.retrieve(method.id)))

    def test_only_a_saved_method_can_be_changed(self):
        method = self.v1.payment_methods.create({"type": "card", "card": CARD})
        change = {"metadata": {"seat": "3"}}
        self.refused(
            stripe.InvalidRequestError, lambda: self.v1.payment_methods.update(method.id, change), 400, words="must save this PaymentMethod"
        )
        self.v1.payment_methods.attach(method.id, {"customer": self.v1.customers.create({}).id})
        self.assertEqual(self.v1.payment_methods.update(method.id, change).metadata["seat"], "3")

    def test_card_data_that_cannot_be_is_refused(self):
        for change, code in (
            ({"number": "4242424242424241"}, "incorrect_number"),
            ({"exp_month": 13}, "invalid_expiry_month"),
            ({"exp_year": 2020}, "invalid_expiry_year"),
            ({"cvc": "99"}, "invalid_cvc"),
        ):
            with self.subTest(code):
                self.refused(
                    stripe.CardError,
                    lambda: self.v1.payment_methods.create({"type": "card", "card": {**CARD, **change}}), 402, code,
                )

    def test_a_token_stands_for_its_card(self):
        method = self.v1.payment_methods.create({"type": "card", "card": {"token": "tok_visa"}})
        self.assertEqual(method.card.last4, "4242")


class OldVersionTests(StripeCase):
    version = "2020-08-27"

    def test_an_intent_carries_its_charges_as_it_once_did(self):
        intent = self.v1.payment_intents.create(
            {"amount": 2500, "currency": "usd", "payment_method": "pm_card_visa", "confirm": True, "payment_method_types": ["card"]}
        )
        self.assertEqual((intent.status, intent.capture_method), ("succeeded", "automatic"))
        self.assertEqual(intent.charges.data[0].amount, 2500)


class ListTests(StripeCase):
    def test_pages_follow_one_another_until_everything_was_seen(self):
        made = [self.v1.customers.create({}).id for _ in range(13)]
        seen = [customer.id for customer in self.v1.customers.list({"limit": 5}).auto_paging_iter()]
        self.assertEqual(seen, made[::-1])
        page = self.v1.customers.list({"limit": 5, "ending_before": made[0]})
        self.assertEqual([customer.id for customer in page.data], made[1:6][::-1])

    def test_a_limit_outside_its_range_is_clamped(self):
        for _ in range(3):
            self.v1.customers.create({})
        self.assertEqual(len(self.v1.customers.list({"limit": 0}).data), 1)
        self.assertEqual(len(self.v1.customers.list({"limit": 101}).data), 3)

    def test_cursors_that_point_nowhere_are_refused(self):
        listing = self.v1.payment_intents.list
        self.refused(stripe.InvalidRequestError, lambda: listing({"starting_after": "pi_unknown"}), 400, "resource_missing", "starting_after")
        both = {"starting_after": "pi_a", "ending_before": "pi_b"}
        self.refused(stripe.InvalidRequestError, lambda: listing(both), 400, words="both starting_after and ending_before")

    def test_a_range_of_time_filters(self):
        first = self.v1.customers.create({})
        from gateways import GATEWAYS

        GATEWAYS.advance("1h")
        second = self.v1.customers.create({})
        found = self.v1.customers.list({"created": {"gt": first.created}})
        self.assertEqual([customer.id for customer in found.data], [second.id])
