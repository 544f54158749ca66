"""Idempotency keys, the SDK's own retries, and what they do under the provider's faults."""

import threading

import stripe

from gateways import GATEWAYS
from stripe_sdk.account import NEVER_REDIRECT, RecordingClient, StripeCase


class IdempotencyTests(StripeCase):
    def keyed(self, key, **more):
        return self.pay(options={"idempotency_key": key}, **more)

    def payments(self):
        return len(self.v1.payment_intents.list({"limit": 100}).data)

    def test_the_same_key_gives_the_same_answer_and_says_so(self):
        first, second = self.keyed("k1"), self.keyed("k1")
        self.assertEqual(first.id, second.id)
        headers = second.last_response.headers
        self.assertEqual(headers["Idempotent-Replayed"], "true")
        self.assertEqual(headers["Original-Request"], first.last_response.headers["Request-Id"])
        self.assertNotEqual(headers["Request-Id"], headers["Original-Request"])
        self.assertEqual(self.payments(), 1)

    def test_a_key_answers_only_the_request_it_was_first_used_for(self):
        paid = self.keyed("k1")
        self.refused(stripe.IdempotencyError, lambda: self.keyed("k1", amount=900), 400, words="same parameters")
        self.refused(
            stripe.IdempotencyError,
            lambda: self.v1.refunds.create({"payment_intent": paid.id}, {"idempotency_key": "k1"}), 400, words="same endpoint",
        )

    def test_a_decline_is_replayed_under_its_key(self):
        method = "pm_card_visa_chargeDeclined"
        ids = set()
        for _ in range(2):
            error = self.refused(stripe.CardError, lambda: self.keyed("k1", method=method), 402)
            ids.add(error.error.payment_intent.id)
        self.assertEqual(len(ids), 1)

    def test_a_key_is_new_again_after_a_day(self):
        first = self.keyed("k1")
        GATEWAYS.advance("25h")
        self.assertNotEqual(self.keyed("k1").id, first.id)

    def test_an_executed_500_is_replayed_and_moved_money_once(self):
        GATEWAYS.fault({"fault": "error-after-effect", "on": "stripe.authorize"})
        self.refused(stripe.APIError, lambda: self.keyed("k1"), 500)
        self.refused(stripe.APIError, lambda: self.keyed("k1"), 500)
        self.assertEqual(self.payments(), 1)

    def test_the_sdk_does_not_repeat_an_executed_500(self):
        GATEWAYS.fault({"fault": "error-after-effect", "on": "stripe.authorize"})
        self.client = self.new_client(retries=2)
        self.refused(stripe.APIError, lambda: self.pay(), 500)
        self.assertEqual(len(self.http.tries), 1)

    def test_the_sdk_repeats_a_503_under_one_key_and_pays_once(self):
        GATEWAYS.fault({"fault": "error-before-effect", "on": "stripe.authorize", "times": 2})
        self.client = self.new_client(retries=2)
        self.assertEqual(self.pay().status, "succeeded")
        self.assertEqual([status for *_, status in self.http.tries], [503, 503, 200])
        self.assertEqual(len({key for _, _, key, _ in self.http.tries}), 1)
        self.assertEqual(self.payments(), 1)

    def test_the_sdk_survives_a_broken_connection_and_pays_once(self):
        GATEWAYS.fault({"fault": "reset", "on": "stripe.authorize"})
        self.client = self.new_client(retries=2)
        self.assertEqual(self.pay().status, "succeeded")
        self.assertEqual(self.payments(), 1)

    def test_a_lost_answer_is_a_connection_error_to_a_client_that_does_not_retry(self):
        GATEWAYS.fault({"fault": "reset", "on": "stripe.authorize"})
        with self.assertRaises(stripe.APIConnectionError):
            self.keyed("k1")
        self.assertEqual(self.keyed("k1").status, "succeeded")
        self.assertEqual(self.payments(), 1)

    def test_the_rate_limiter_stands_before_the_keys_and_the_sdk_does_not_insist(self):
        GATEWAYS.fault({"fault": "rate-limited", "on": "stripe.authorize"})
        self.client = self.new_client(retries=2)
        error = self.refused(stripe.RateLimitError, lambda: self.keyed("k1"), 429, "rate_limit")
        self.assertIn("Stripe-Rate-Limited-Reason", error.headers)
        self.assertEqual(len(self.http.tries), 1)
        self.assertEqual(self.keyed("k1").status, "succeeded")

    def test_a_lock_is_waited_for_by_the_sdk(self):
        intent = self.hold()
        GATEWAYS.fault({"fault": "lock-timeout", "on": "stripe.capture"})
        self.client = self.new_client(retries=2)
        self.assertEqual(self.v1.payment_intents.capture(intent.id).status, "succeeded")
        self.assertEqual([status for *_, status in self.http.tries][-2:], [429, 200])

    def test_a_twin_in_flight_is_refused_with_409(self):
        GATEWAYS.fault({"fault": "slow-answer", "on": "stripe.authorize", "amount": "3s"})
        done = []
        slow = self.new_client(http=RecordingClient())
        order = {"amount": 2500, "currency": "usd", "payment_method": "pm_card_visa", "confirm": True, "automatic_payment_methods": NEVER_REDIRECT}
        first = threading.Thread(target=lambda: done.append(slow.v1.payment_intents.create(order, {"idempotency_key": "k1"})))
        first.start()
        GATEWAYS.wait_until(lambda: GATEWAYS.has_seen("stripe", "POST", "/v1/payment_intents"))
        self.refused(
            stripe.APIError, lambda: self.v1.payment_intents.create(order, {"idempotency_key": "k1"}), 409, "idempotency_key_in_use"
        )
        first.join()
        self.assertEqual(done[0].status, "succeeded")

    def test_concurrent_refunds_never_give_back_more_than_was_taken(self):
        intent = self.pay(10_000)
        outcomes = []

        def refund():
            client = self.new_client(http=RecordingClient())
            try:
                outcomes.append(client.v1.refunds.create({"payment_intent": intent.id, "amount": 6000}).status)
            except stripe.InvalidRequestError as error:
                outcomes.append(error.json_body["error"]["param"])

        twins = [threading.Thread(target=refund) for _ in range(4)]
        [twin.start() for twin in twins]
        [twin.join() for twin in twins]
        self.assertEqual(sorted(outcomes), ["amount", "amount", "amount", "succeeded"])
        self.assertEqual(self.v1.charges.retrieve(intent.latest_charge).amount_refunded, 6000)

    def test_concurrent_captures_take_the_money_once(self):
        intent = self.hold(10_000)
        outcomes = []

        def capture():
            client = self.new_client(http=RecordingClient())
            try:
                outcomes.append(client.v1.payment_intents.capture(intent.id).status)
            except stripe.InvalidRequestError as error:
                outcomes.append(error.json_body["error"]["code"])

        twins = [threading.Thread(target=capture) for _ in range(4)]
        [twin.start() for twin in twins]
        [twin.join() for twin in twins]
        self.assertEqual(sorted(outcomes), ["payment_intent_unexpected_state"] * 3 + ["succeeded"])

    def test_an_html_page_from_the_edge_is_an_api_error(self):
        GATEWAYS.fault({"fault": "html-error", "on": "stripe.balance"})
        with self.assertRaises(stripe.APIError) as caught:
            self.v1.balance.retrieve()
        self.assertEqual(caught.exception.http_status, 502)
