"""A test account at the simulated Razorpay, reached through the official SDK."""

import unittest
from urllib.parse import urlsplit

import razorpay
import requests

from coverage import RAZORPAY
from gateways import GATEWAYS, RAZORPAY_KEY

GOOD_CARD = "4100280000001007"
MANUAL = {"capture": "manual", "capture_options": {"manual_expiry_period": 7200, "refund_speed": "normal"}}


class RecordingSession(requests.Session):
    """The SDK's own session, which remembers every try and what it was answered."""

    def __init__(self):
        super().__init__()
        self.last = None
        self.tries = []

    def request(self, method, url, **options):
        path = urlsplit(url).path
        self.tries.append((method.upper(), path))
        answer = super().request(method, url, **options)
        self.last = answer
        try:
            error = answer.json().get("error")
        except (ValueError, AttributeError):
            error = None
        RAZORPAY.answered(method.upper(), path, answer.status_code, error)
        return answer


class RazorpayCase(unittest.TestCase):
    """A case that begins with an account in which nothing has happened."""

    def setUp(self):
        GATEWAYS.reset()
        self.session = RecordingSession()
        self.client = self.new_client()

    def new_client(self, auth=RAZORPAY_KEY, session=None):
        return razorpay.Client(session=session or self.session, auth=auth, base_url=GATEWAYS.razorpay_url)

    def order(self, amount=50_000, manual=True, **more):
        if manual:
            more["payment"] = MANUAL
        return self.client.order.create({"amount": amount, "currency": "INR", **more})

    def submit(self, amount=50_000, order=None, number=GOOD_CARD, **more):
        """A payment the shopper has submitted and the bank has not answered; its id."""
        order = order or self.order(amount)
        method = more or {
            "method": "card",
            "card": {"number": number, "name": "Jo", "expiry_month": "12", "expiry_year": "30", "cvv": "123"},
        }
        submitted = self.client.payment.createPaymentJson(
            {
                "amount": amount, "currency": "INR", "order_id": order["id"], "email": "jo@example.com",
                "contact": "+919000000000", **method,
            }
        )
        return submitted["razorpay_payment_id"]

    def authorize(self, amount=50_000, order=None, **more):
        payment = self.submit(amount, order, **more)
        GATEWAYS.decide(payment, "approve")
        return payment

    def capture(self, amount=50_000, **more):
        payment = self.authorize(amount, **more)
        self.client.payment.capture(payment, amount, {"currency": "INR"})
        return payment

    def refused(self, act, words, status=400, field=None, kind=razorpay.errors.BadRequestError):
        """The error body that `act` is refused with, which must say those words."""
        with self.assertRaises(kind) as caught:
            act()
        self.assertIn(words, str(caught.exception))
        self.assertEqual(self.session.last.status_code, status)
        error = self.session.last.json()["error"]
        if field is not None:
            self.assertEqual(error.get("field"), field)
        return error
