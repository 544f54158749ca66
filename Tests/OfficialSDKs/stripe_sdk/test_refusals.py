"""Requests the provider refuses, each with its own status, code, parameter and words."""

import stripe

from coverage import STRIPE
from gateways import GATEWAYS
from stripe_sdk.account import NEVER_REDIRECT, StripeCase

STATE = "payment_intent_unexpected_state"

DECLINES = {
    "pm_card_visa_chargeDeclined": ("card_declined", "generic_decline"),
    "pm_card_visa_chargeDeclinedInsufficientFunds": ("card_declined", "insufficient_funds"),
    "pm_card_visa_chargeDeclinedLostCard": ("card_declined", "lost_card"),
    "pm_card_visa_chargeDeclinedStolenCard": ("card_declined", "stolen_card"),
    "pm_card_visa_chargeDeclinedVelocityLimitExceeded": ("card_declined", "card_velocity_exceeded"),
    "pm_card_chargeDeclinedExpiredCard": ("expired_card", "expired_card"),
    "pm_card_chargeDeclinedIncorrectCvc": ("incorrect_cvc", "incorrect_cvc"),
    "pm_card_chargeDeclinedProcessingError": ("processing_error", "processing_error"),
}


class RefusalTests(StripeCase):
    def invalid(self, act, *expectations, **more):
        return self.refused(stripe.InvalidRequestError, act, *expectations, **more)

    def create(self, **order):
        return self.v1.payment_intents.create({"amount": 1000, "currency": "usd", **order})

    def test_every_declining_card_declines_in_its_own_way(self):
        for method, (code, decline) in DECLINES.items():
            with self.subTest(method):
                error = self.refused(stripe.CardError, lambda: self.pay(method=method), 402, code)
                self.assertEqual(error.error.decline_code, decline)
                self.assertEqual(error.error.payment_intent.status, "requires_payment_method")

    def test_an_unknown_intent_is_missing(self):
        self.invalid(lambda: self.v1.payment_intents.retrieve("pi_unknown"), 404, "resource_missing", "intent")

    def test_other_unknown_objects_blame_the_name_of_their_own_path(self):
        for act, param in (
            (lambda: self.v1.charges.retrieve("ch_unknown"), "id"),
            (lambda: self.v1.customers.retrieve("cus_unknown"), "id"),
            (lambda: self.v1.balance_transactions.retrieve("txn_unknown"), "id"),
            (lambda: self.v1.refunds.retrieve("re_unknown"), "refund"),
            (lambda: self.v1.disputes.retrieve("du_unknown"), "dispute"),
        ):
            with self.subTest(param):
                self.invalid(act, 404, "resource_missing", param)

    def test_amounts_outside_the_limits_are_refused(self):
        for amount, code in ((0, "parameter_invalid_integer"), (49, "amount_too_small"), (100_000_000, "amount_too_large"), (-1, "parameter_invalid_integer"), ("ten", "parameter_invalid_integer")):
            with self.subTest(amount):
                self.invalid(lambda: self.create(amount=amount), 400, code, "amount")

    def test_parameters_that_are_missing_unknown_or_wrong_are_refused(self):
        self.invalid(lambda: self.v1.payment_intents.create({"amount": 1000}), 400, "parameter_missing", "currency")
        self.invalid(lambda: self.create(colour="red"), 400, "parameter_unknown", "colour")
        self.invalid(lambda: self.create(currency="xyz"), 400, param="currency", words="Invalid currency")
        self.invalid(lambda: self.create(capture_method="slowly"), 400, param="capture_method", words="must be one of")
        self.invalid(lambda: self.create(customer="cus_unknown"), 400, "resource_missing", "customer")
        self.invalid(lambda: self.create(payment_method="pm_unknown"), 400, "resource_missing", "payment_method")
        self.invalid(lambda: self.create(expand=["colour"]), 400, words="cannot be expanded")

    def test_payment_method_types_are_refused_since_endive(self):
        self.invalid(lambda: self.create(payment_method_types=["card"]), 400, "payment_method_types_no_longer_supported")

    def test_a_confirm_that_may_redirect_needs_somewhere_to_return_to(self):
        order = {"payment_method": "pm_card_visa", "confirm": True}
        self.invalid(lambda: self.create(**order), 400, words="return_url")

    def test_parameters_that_exclude_one_another_are_refused(self):
        order = {"automatic_payment_methods": NEVER_REDIRECT, "confirmation_method": "manual"}
        self.invalid(lambda: self.create(**order), 400, words="only specify one of these parameters")

    def test_captures_that_cannot_be_are_refused(self):
        paid, held, open_ = self.pay(), self.hold(), self.create()
        capture = self.v1.payment_intents.capture
        self.invalid(lambda: capture(open_.id), 400, STATE, words="requires_payment_method")
        self.invalid(lambda: capture(held.id, {"amount_to_capture": 2501}), 400, "amount_too_large")
        self.invalid(lambda: capture(held.id, {"amount_to_capture": 0}), 400, "parameter_invalid_integer", "amount")
        self.invalid(lambda: capture(held.id, {"amount_to_capture": -1}), 400, param="amount_to_capture")
        capture(held.id)
        self.invalid(lambda: capture(held.id), 400, STATE, words="already been captured")
        self.assertEqual(self.v1.payment_intents.retrieve(held.id).amount_received, 2500)
        self.invalid(lambda: self.v1.charges.capture(held.latest_charge), 400, "charge_already_captured")
        self.invalid(lambda: self.v1.payment_intents.cancel(paid.id), 400, STATE, words="cannot cancel")

    def test_confirms_that_cannot_be_are_refused(self):
        paid, open_ = self.pay(), self.create(automatic_payment_methods=NEVER_REDIRECT)
        self.invalid(lambda: self.v1.payment_intents.confirm(open_.id), 400, STATE, words="missing a payment method")
        self.invalid(lambda: self.v1.payment_intents.confirm(paid.id), 400, STATE, words="already succeeded")
        self.invalid(lambda: self.v1.payment_intents.update(paid.id, {"amount": 900}), 400, STATE, "amount")

    def test_refunds_that_cannot_be_are_refused(self):
        paid, held, open_ = self.pay(2500), self.hold(), self.create()
        refund = self.v1.refunds.create
        error = self.invalid(
            lambda: refund({"payment_intent": paid.id, "amount": 3000}), 400, param="amount",
            words="Refund amount ($30.00) is greater than unrefunded amount on charge ($25.00)",
        )
        self.assertIsNone(error.code)
        self.invalid(lambda: refund({"payment_intent": paid.id, "amount": 0}), 400, "parameter_invalid_integer", "amount")
        self.invalid(lambda: refund({"charge": held.latest_charge}), 400, words="uncaptured Charge")
        self.invalid(lambda: refund({"payment_intent": open_.id}), 400, words="successful charge")
        self.invalid(lambda: refund({}), 400, words="payment_intent or charge")
        self.invalid(lambda: refund({"charge": "ch_unknown"}), 404, "resource_missing", "id")
        done = refund({"payment_intent": paid.id})
        self.invalid(lambda: refund({"charge": paid.latest_charge}), 400, "charge_already_refunded")
        self.invalid(lambda: self.v1.refunds.cancel(done.id), 400, words="Canceling this refund is unsupported")

    def test_payment_methods_of_others_are_refused(self):
        first, second = self.v1.customers.create({}), self.v1.customers.create({})
        method = self.v1.payment_methods.attach("pm_card_visa", {"customer": first.id})
        self.invalid(lambda: self.create(payment_method=method.id, customer=second.id), 400, param="payment_method", words="does not belong to the Customer")
        self.invalid(lambda: self.create(payment_method=method.id), 400, "parameter_missing", "source")
        self.invalid(lambda: self.v1.payment_methods.attach(method.id, {"customer": second.id}), 400, words="already been attached")
        self.refused(stripe.CardError, lambda: self.v1.payment_methods.attach("pm_card_visa_chargeDeclined", {"customer": first.id}), 402, "card_declined")

    def test_keys_that_open_nothing_are_refused(self):
        for key in ("sk_live_stolen0000", "nonsense"):
            with self.subTest(key):
                client = self.new_client(key)
                error = self.refused(stripe.AuthenticationError, lambda: client.v1.balance.retrieve(), 401, words="Invalid API Key provided")
                self.assertNotIn(key, error.json_body["error"]["message"])

    def test_another_account_is_forbidden(self):
        self.refused(
            stripe.PermissionError,
            lambda: self.v1.balance.retrieve({}, {"stripe_account": "acct_1SomebodyElses0"}), 403, "account_invalid",
        )

    def test_an_unknown_version_is_refused(self):
        self.invalid(lambda: self.v1.balance.retrieve({}, {"stripe_version": "not-a-version"}), 400, words="Invalid Stripe API version")

    def test_an_unknown_path_is_refused(self):
        self.invalid(lambda: self.client.raw_request("get", "/v1/unicorns"), 404, words="Unrecognized request URL")

    def test_a_request_without_any_key_is_told_so(self):
        answer = GATEWAYS.send_to_stripe("GET", "/v1/balance", headers={})
        # The SDK refuses to send this by itself, so it is counted by hand.
        STRIPE.answered("GET", "/v1/balance", answer.status, answer.json["error"])
        self.assertEqual(answer.status, 401)
        self.assertIn("did not provide an API key", answer.json["error"]["message"])
        self.assertEqual(answer.headers["WWW-Authenticate"], 'Bearer realm="Stripe"')
