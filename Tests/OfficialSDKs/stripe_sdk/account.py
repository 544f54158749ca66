"""A test account at the simulated Stripe, reached through the official SDK."""

import unittest
from urllib.parse import urlsplit

import json

import stripe

from coverage import STRIPE
from gateways import GATEWAYS

NEVER_REDIRECT = {"enabled": True, "allow_redirects": "never"}


class RecordingClient(stripe.RequestsClient):
    """The SDK's own HTTP client, which remembers every try and what it was answered."""

    def __init__(self):
        super().__init__()
        self.tries = []

    def request(self, method, url, headers, post_data=None):
        content, status, answer_headers = super().request(method, url, headers, post_data)
        path = urlsplit(url).path
        self.tries.append((method.upper(), path, headers.get("Idempotency-Key"), status))
        try:
            error = json.loads(content).get("error")
        except (ValueError, AttributeError):
            error = None
        STRIPE.answered(method.upper(), path, status, error)
        return content, status, answer_headers


class StripeCase(unittest.TestCase):
    """A case that begins with an account in which nothing has happened."""

    version = None

    def setUp(self):
        GATEWAYS.reset()
        self.http = RecordingClient()
        self.client = self.new_client()

    def new_client(self, key="sk_test_paycheck", retries=0, http=None, **options):
        if self.version:
            options.setdefault("stripe_version", self.version)
        return stripe.StripeClient(
            key,
            base_addresses={"api": GATEWAYS.stripe_url},
            max_network_retries=retries,
            http_client=http or self.http,
            **options,
        )

    @property
    def v1(self):
        return self.client.v1

    def pay(self, amount=2500, method="pm_card_visa", options=None, **more):
        """A payment that is made and confirmed in one request."""
        order = {
            "amount": amount,
            "currency": "usd",
            "payment_method": method,
            "confirm": True,
            "automatic_payment_methods": NEVER_REDIRECT,
            **more,
        }
        return self.v1.payment_intents.create(order, options or {})

    def hold(self, amount=2500, method="pm_card_visa", **more):
        return self.pay(amount, method, capture_method="manual", **more)

    def dispute(self, method="pm_card_createDispute", amount=2500):
        """A disputed payment and its dispute, once the dispute has been opened."""
        intent = self.pay(amount, method)
        GATEWAYS.advance("1h")
        disputes = self.v1.disputes.list({"payment_intent": intent.id})
        self.assertEqual(len(disputes.data), 1)
        return intent, disputes.data[0]

    def refused(self, kind, act, status=None, code=None, param=None, words=None):
        """What `act` raises, which must be of that class and say those things."""
        with self.assertRaises(kind) as caught:
            act()
        error = caught.exception
        body = (error.json_body or {}).get("error", {})
        if status is not None:
            self.assertEqual(error.http_status, status)
        if code is not None:
            self.assertEqual(body.get("code"), code)
        if param is not None:
            self.assertEqual(body.get("param"), param)
        if words is not None:
            self.assertIn(words, body.get("message", ""))
        return error
