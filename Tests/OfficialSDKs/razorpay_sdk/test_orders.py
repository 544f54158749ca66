"""Orders and the payments made for them."""

from gateways import GATEWAYS
from razorpay_sdk.account import RazorpayCase


class OrderTests(RazorpayCase):
    def test_an_order_begins_without_any_attempt(self):
        order = self.order(receipt="r-1", notes={"shop": "7"})
        self.assertEqual((order["entity"], order["status"], order["attempts"]), ("order", "created", 0))
        self.assertEqual((order["amount_due"], order["amount_paid"], order["notes"]), (50_000, 0, {"shop": "7"}))
        self.assertEqual(self.client.order.fetch(order["id"])["receipt"], "r-1")

    def test_empty_notes_are_an_array(self):
        self.assertEqual(self.order()["notes"], [])

    def test_an_order_is_found_by_its_receipt(self):
        order = self.order(receipt="r-1")
        self.order(receipt="r-2")
        found = self.client.order.all({"receipt": "r-1"})
        self.assertEqual((found["entity"], found["count"], found["items"][0]["id"]), ("collection", 1, order["id"]))

    def test_only_the_notes_of_an_order_can_be_changed(self):
        order = self.order()
        self.assertEqual(self.client.order.edit(order["id"], {"notes": {"a": "1"}})["notes"], {"a": "1"})
        self.refused(lambda: self.client.order.edit(order["id"], {"amount": 1}), "should not be sent")

    def test_an_order_knows_its_payments_and_is_paid_by_one(self):
        order = self.order()
        payment = self.capture(order=order)
        self.assertEqual([p["id"] for p in self.client.order.payments(order["id"])["items"]], [payment])
        order = self.client.order.fetch(order["id"])
        self.assertEqual((order["status"], order["amount_paid"], order["amount_due"]), ("paid", 50_000, 0))

    def test_orders_that_cannot_be_are_refused(self):
        create = self.client.order.create
        self.refused(lambda: create({"amount": 99, "currency": "INR"}), "at least INR 1.00", field="amount")
        self.refused(lambda: create({"currency": "INR"}), "amount field is required", field="amount")
        self.refused(lambda: create({"amount": 10**15, "currency": "INR"}), "exceeds maximum amount", field="amount")
        long = {"amount": 100, "currency": "INR", "receipt": "r" * 41}
        self.refused(lambda: create(long), "no more than 40", field="receipt")
        error = self.refused(lambda: create({"amount": 100, "currency": "INR", "colour": "red"}), "should not be sent")
        self.assertEqual((error["source"], error["step"]), ("business", "payment_initiation"))


class PaymentTests(RazorpayCase):
    def test_a_payment_is_created_authorized_and_captured(self):
        payment = self.submit()
        self.assertEqual(self.client.payment.fetch(payment)["status"], "created")
        GATEWAYS.decide(payment, "approve")
        held = self.client.payment.fetch(payment)
        self.assertEqual((held["status"], held["captured"], held["fee"]), ("authorized", False, None))
        taken = self.client.payment.capture(payment, 50_000, {"currency": "INR"})
        self.assertEqual((taken["status"], taken["captured"], taken["fee"], taken["tax"]), ("captured", True, 1000, 0))

    def test_upi_bears_tax_on_its_fee(self):
        payment = self.capture(method="upi", upi={"flow": "collect", "vpa": "success@razorpay"})
        taken = self.client.payment.fetch(payment)
        self.assertEqual((taken["fee"], taken["tax"], taken["vpa"]), (1180, 180, "success@razorpay"))

    def test_upi_can_be_asked_for_by_its_own_path(self):
        order = self.order()
        submitted = self.client.payment.createUpi(
            {
                "amount": 50_000, "currency": "INR", "order_id": order["id"], "email": "jo@example.com",
                "contact": "+919000000000", "method": "upi", "upi": {"flow": "collect", "vpa": "success@razorpay"},
            }
        )
        self.assertTrue(submitted["razorpay_payment_id"].startswith("pay_"))
        self.assertTrue(self.client.payment.validateVpa({"vpa": "success@razorpay"})["success"])

    def test_a_decline_is_a_failed_payment_and_no_error(self):
        payment = self.submit(number="4100280000080001")
        GATEWAYS.decide(payment, "decline")
        failed = self.client.payment.fetch(payment)
        self.assertEqual((failed["status"], failed["captured"], failed["error_code"]), ("failed", False, "BAD_REQUEST_ERROR"))
        self.assertTrue(failed["error_reason"].startswith("insufficient_fund"))

    def test_a_payment_nobody_answers_fails_and_may_still_be_authorized_late(self):
        payment = self.submit()
        GATEWAYS.advance("11m")
        self.assertEqual(self.client.payment.fetch(payment)["status"], "failed")
        GATEWAYS.decide(payment, "late-authorize")
        self.assertEqual(self.client.payment.fetch(payment)["status"], "authorized")

    def test_money_nobody_captures_goes_back(self):
        payment = self.authorize()
        GATEWAYS.advance("6d")
        self.assertEqual(self.client.payment.fetch(payment)["status"], "refunded")

    def test_the_card_of_a_payment_shows_its_last_digits_only(self):
        payment = self.authorize()
        card = self.client.payment.fetchCardDetails(payment)
        self.assertEqual((card["entity"], card["last4"], card["network"]), ("card", "1007", "Visa"))
        upi = self.authorize(method="upi", upi={"flow": "collect", "vpa": "success@razorpay"})
        self.refused(lambda: self.client.payment.fetchCardDetails(upi), "not done using card")

    def test_notes_are_changed_and_payments_are_listed_with_their_cards(self):
        payment = self.capture()
        self.assertEqual(self.client.payment.edit(payment, {"notes": {"a": "1"}})["notes"], {"a": "1"})
        listed = self.client.payment.all({"count": 1, "expand[]": "card"})
        self.assertEqual((listed["count"], listed["items"][0]["card"]["last4"]), (1, "1007"))

    def test_captures_that_cannot_be_are_refused(self):
        payment, capture = self.authorize(), self.client.payment.capture
        self.refused(lambda: capture(payment, 40_000, {"currency": "INR"}), "must be equal to the amount authorized")
        self.refused(lambda: capture(payment, 50_000, {"currency": "USD"}), "currency must be same")
        self.refused(lambda: capture(payment, {"amount": 50_000}, {"currency": "INR"}), "must be an integer", field="amount")
        capture(payment, 50_000, {"currency": "INR"})
        error = self.refused(lambda: capture(payment, 50_000, {"currency": "INR"}), "already been captured")
        self.assertEqual((error["source"], error["metadata"]["payment_id"]), ("NA", payment.removeprefix("pay_")))
        declined = self.submit()
        GATEWAYS.decide(declined, "decline")
        self.refused(lambda: capture(declined, 50_000, {"currency": "INR"}), "authorized")

    def test_a_one_time_password_can_be_sent_for_and_given(self):
        payment = self.submit()
        self.client.payment.otpGenerate(payment)
        self.client.payment.otpResend(payment)
        done = self.client.payment.otpSubmit(payment, {"otp": "123456"})
        self.client.utility.verify_payment_signature(done)
        self.assertEqual(self.client.payment.fetch(payment)["status"], "authorized")


class WireTests(RazorpayCase):
    def test_unknown_and_malformed_ids_are_400s(self):
        fetch = self.client.payment.fetch
        self.refused(lambda: fetch("pay_AAAAAAAAAAAAAA"), "The id provided does not exist")
        self.refused(lambda: fetch("pay_short"), "is not a valid id")

    def test_lists_refuse_what_they_cannot_give(self):
        every = self.client.payment.all
        self.refused(lambda: every({"count": 0}), "count must be at least 1", field="count")
        self.refused(lambda: every({"count": 101}), "may not be greater than 100", field="count")
        self.refused(lambda: every({"from": 1}), "must be between 946684800 and 4765046400", field="from")
        self.refused(lambda: every({"expand[]": "shoes"}), "each expand", field="expand")

    def test_pages_are_cut_by_count_and_skip(self):
        made = [self.order()["id"] for _ in range(5)]
        page = self.client.order.all({"count": 2, "skip": 1})
        self.assertEqual([order["id"] for order in page["items"]], [made[3], made[2]])

    def test_keys_that_open_nothing_are_refused(self):
        stranger = self.new_client(auth=("rzp_test_stranger00001", "secret"))
        self.refused(lambda: stranger.order.all(), "Authentication failed", status=401)
        nobody = self.new_client(auth=None)
        self.refused(lambda: nobody.order.all(), "provide your api key", status=401)
