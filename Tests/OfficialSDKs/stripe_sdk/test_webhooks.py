"""Events and their signed deliveries, read by the SDK's own webhook tools."""

import stripe

from gateways import GATEWAYS
from stripe_sdk.account import StripeCase


class EventTests(StripeCase):
    def test_events_are_listed_newest_first_and_by_type(self):
        intent = self.pay()
        types = [event.type for event in self.v1.events.list().data]
        self.assertEqual(types[-1], "payment_intent.created")
        self.assertIn("charge.succeeded", types)
        found = self.v1.events.list({"type": "payment_intent.succeeded"}).data
        self.assertEqual([event.data.object["id"] for event in found], [intent.id])
        one = self.v1.events.retrieve(found[0].id)
        self.assertEqual((one.type, one.livemode), ("payment_intent.succeeded", False))
        several = self.v1.events.list({"types": ["charge.succeeded", "payment_intent.created"]})
        self.assertEqual({event.type for event in several.data}, {"charge.succeeded", "payment_intent.created"})

    def test_a_refund_tells_its_four_events(self):
        intent = self.pay()
        self.v1.refunds.create({"payment_intent": intent.id})
        GATEWAYS.advance("1m")
        types = {event.type for event in self.v1.events.list({"limit": 100}).data}
        self.assertLessEqual({"refund.created", "charge.refunded", "refund.updated", "charge.refund.updated"}, types)


class WebhookEndpointTests(StripeCase):
    def test_an_endpoint_tells_its_secret_once(self):
        endpoint = self.v1.webhook_endpoints.create({"url": GATEWAYS.inbox.url, "enabled_events": ["charge.succeeded"]})
        self.assertTrue(endpoint.secret.startswith("whsec_"))
        self.assertNotIn("secret", self.v1.webhook_endpoints.retrieve(endpoint.id).to_dict())
        self.assertEqual(self.v1.webhook_endpoints.update(endpoint.id, {"disabled": True}).status, "disabled")
        self.assertIn(endpoint.id, [e.id for e in self.v1.webhook_endpoints.list().data])
        self.assertTrue(self.v1.webhook_endpoints.delete(endpoint.id).deleted)


class WebhookTests(StripeCase):
    def setUp(self):
        super().setUp()
        self.endpoint = self.v1.webhook_endpoints.create(
            {"url": GATEWAYS.inbox.url + "/mine", "enabled_events": ["payment_intent.succeeded"]}
        )

    def delivered(self):
        """The delivery of the one event the endpoint listens to."""
        self.pay()
        GATEWAYS.advance("10s")
        return GATEWAYS.inbox.wait_for(lambda sent: sent.path.endswith("/mine"))

    def test_the_sdk_accepts_a_delivery_and_refuses_a_changed_one(self):
        sent = self.delivered()
        signature = sent.headers["Stripe-Signature"]
        tolerance = None
        event = stripe.Webhook.construct_event(sent.body, signature, self.endpoint.secret, tolerance)
        self.assertEqual(event["type"], "payment_intent.succeeded")
        with self.assertRaises(stripe.SignatureVerificationError):
            stripe.Webhook.construct_event(sent.body.replace(b"2500", b"9900", 1), signature, self.endpoint.secret, tolerance)
        with self.assertRaises(stripe.SignatureVerificationError):
            stripe.Webhook.construct_event(sent.body, signature, "whsec_wrong", tolerance)

    def test_a_delivery_nobody_takes_is_tried_again_with_a_new_signature(self):
        GATEWAYS.inbox.answer_with(500)
        first = self.delivered()
        GATEWAYS.inbox.answer_with(200)
        GATEWAYS.advance("1h")
        old = first.headers["Stripe-Signature"]
        second = GATEWAYS.inbox.wait_for(lambda sent: sent.path == first.path and sent.headers["Stripe-Signature"] != old)
        self.assertEqual(second.body, first.body)
        stripe.Webhook.construct_event(second.body, second.headers["Stripe-Signature"], self.endpoint.secret, None)

    def test_a_delivery_can_come_twice(self):
        GATEWAYS.fault({"fault": "webhook-duplicated", "on": "stripe.webhook", "times": 100})
        first = self.delivered()
        GATEWAYS.advance("1m")
        GATEWAYS.inbox.wait_for(lambda sent: sent is not first and sent.path == first.path and sent.body == first.body)
