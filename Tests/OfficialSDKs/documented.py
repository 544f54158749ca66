"""What the two providers document: every operation and every error situation the simulators offer.

The suites are measured against these lists: an operation counts as covered once an official SDK has
called it with success, an error once an official SDK has been answered with it.
"""

import re
from typing import NamedTuple, Optional


class Operation(NamedTuple):
    """A method and a path whose variable parts are written as `{}`."""

    method: str
    path: str

    def matches(self, method: str, path: str) -> bool:
        pattern = re.escape(self.path).replace(r"\{\}", "[^/]+")
        return method == self.method and re.fullmatch(pattern, path) is not None

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


class ErrorSituation(NamedTuple):
    """An error told apart by its status, type or code, and words."""

    name: str
    status: int
    kind: str
    code: Optional[str]
    words: str
    decline: Optional[str] = None

    def matches(self, status: int, kind: str, code, decline, message: str) -> bool:
        return (
            (status, kind, code) == (self.status, self.kind, self.code)
            and (self.decline is None or self.decline == decline)
            and re.search(self.words, message or "") is not None
        )

    def __str__(self) -> str:
        return self.name


def operations(text: str) -> list:
    """Operations from lines of `METHOD[,METHOD] path`."""
    found = []
    for line in text.split("\n"):
        if not line.strip():
            continue
        methods, path = line.split()
        found += [Operation(method, path) for method in methods.split(",")]
    return found


STRIPE_OPERATIONS = operations(
    """
    GET,POST /v1/payment_intents
    GET,POST /v1/payment_intents/{}
    POST /v1/payment_intents/{}/confirm
    POST /v1/payment_intents/{}/capture
    POST /v1/payment_intents/{}/cancel
    POST /v1/payment_intents/{}/increment_authorization
    GET /v1/charges
    GET,POST /v1/charges/{}
    POST /v1/charges/{}/capture
    GET,POST /v1/refunds
    GET,POST /v1/refunds/{}
    GET,POST /v1/customers
    GET,POST,DELETE /v1/customers/{}
    GET /v1/customers/{}/payment_methods
    GET,POST /v1/payment_methods
    GET,POST /v1/payment_methods/{}
    POST /v1/payment_methods/{}/attach
    POST /v1/payment_methods/{}/detach
    GET /v1/balance
    GET /v1/balance_transactions
    GET /v1/balance_transactions/{}
    GET /v1/events
    GET /v1/events/{}
    GET /v1/disputes
    GET,POST /v1/disputes/{}
    POST /v1/disputes/{}/close
    GET,POST /v1/payouts
    GET,POST /v1/payouts/{}
    POST /v1/payouts/{}/cancel
    POST /v1/payouts/{}/reverse
    GET,POST /v1/webhook_endpoints
    GET,POST,DELETE /v1/webhook_endpoints/{}
    """
)

INVALID = "invalid_request_error"
STATE = "payment_intent_unexpected_state"

STRIPE_ERRORS = [
    ErrorSituation("unknown intent", 404, INVALID, "resource_missing", "No such payment_intent"),
    ErrorSituation("capture in a wrong state", 400, INVALID, STATE, "could not be captured because it has a status of requires"),
    ErrorSituation("capture again", 400, INVALID, STATE, "has already been captured"),
    ErrorSituation("capture the released rest", 400, INVALID, STATE, "remaining amount .* released"),
    ErrorSituation("capture after cancel", 400, INVALID, STATE, "could not be captured because it has a status of canceled"),
    ErrorSituation("capture too much", 400, INVALID, "amount_too_large", "greater than the amount you can capture"),
    ErrorSituation("capture nothing", 400, INVALID, "parameter_invalid_integer", "greater than or equal to 1"),
    ErrorSituation("capture less than nothing", 400, INVALID, None, "Invalid non-negative integer"),
    ErrorSituation("cancel in a wrong state", 400, INVALID, STATE, "cannot cancel this PaymentIntent"),
    ErrorSituation("confirm without a method", 400, INVALID, STATE, "missing a payment method"),
    ErrorSituation("confirm again", 400, INVALID, STATE, "already succeeded after being previously confirmed"),
    ErrorSituation("confirm after cancel", 400, INVALID, STATE, "cannot confirm .* status of canceled"),
    ErrorSituation("change a final amount", 400, INVALID, STATE, "amount could not be updated"),
    ErrorSituation("another customer's method", 400, INVALID, None, "does not belong to the Customer"),
    ErrorSituation("a customer's method without the customer", 400, INVALID, "parameter_missing", "belongs to the Customer"),
    ErrorSituation("unknown method", 400, INVALID, "resource_missing", "No such PaymentMethod"),
    ErrorSituation("payment_method_types refused", 400, INVALID, "payment_method_types_no_longer_supported", "payment_method_types"),
    ErrorSituation("no return_url", 400, INVALID, None, "must provide a `?'?return_url"),
    ErrorSituation("exclusive parameters", 400, INVALID, "parameters_exclusive", "only specify one of these"),
    ErrorSituation("amount of nothing", 400, INVALID, "parameter_invalid_integer", "minimum charge amount"),
    ErrorSituation("amount too small", 400, INVALID, "amount_too_small", "must be at least"),
    ErrorSituation("amount too large", 400, INVALID, "amount_too_large", "no more than"),
    ErrorSituation("amount without integer", 400, INVALID, "parameter_invalid_integer", "Invalid integer"),
    ErrorSituation("unknown currency", 400, INVALID, None, "Invalid currency"),
    ErrorSituation("missing parameter", 400, INVALID, "parameter_missing", "Missing required param"),
    ErrorSituation("unknown parameter", 400, INVALID, "parameter_unknown", "unknown parameter"),
    ErrorSituation("unknown word", 400, INVALID, None, "must be one of"),
    ErrorSituation("two cursors", 400, INVALID, None, "both starting_after and ending_before"),
    ErrorSituation("unknown cursor", 400, INVALID, "resource_missing", "No such"),
    ErrorSituation("nothing to expand", 400, INVALID, None, "cannot be expanded"),
    ErrorSituation("unknown path", 404, INVALID, None, "Unrecognized request URL"),
    ErrorSituation("unknown customer", 404, INVALID, "resource_missing", "No such customer"),
    ErrorSituation("unknown customer as parameter", 400, INVALID, "resource_missing", "No such customer"),
    ErrorSituation("unknown charge", 404, INVALID, "resource_missing", "No such charge"),
    ErrorSituation("unknown refund", 404, INVALID, "resource_missing", "No such refund"),
    ErrorSituation("unknown dispute", 404, INVALID, "resource_missing", "No such dispute"),
    ErrorSituation("unknown balance transaction", 404, INVALID, "resource_missing", "No such balance transaction"),
    ErrorSituation("refund of nothing", 400, INVALID, None, "payment_intent or charge"),
    ErrorSituation("refund again", 400, INVALID, "charge_already_refunded", "already been refunded"),
    ErrorSituation("refund too much", 400, INVALID, None, "greater than unrefunded amount"),
    ErrorSituation("refund an uncaptured charge", 400, INVALID, None, "uncaptured Charge"),
    ErrorSituation("refund without a charge", 400, INVALID, None, "does not have a successful charge"),
    ErrorSituation("refund a disputed charge", 400, INVALID, "charge_disputed", "charged back"),
    ErrorSituation("cancel a card refund", 400, INVALID, None, "Canceling this refund is unsupported"),
    ErrorSituation("capture a captured charge", 400, INVALID, "charge_already_captured", "already been captured"),
    ErrorSituation("touch a closed dispute", 400, INVALID, None, "dispute is already closed"),
    ErrorSituation("attach twice", 400, INVALID, None, "already been attached"),
    ErrorSituation("attach a declining card", 402, "card_error", "card_declined", "declined"),
    ErrorSituation("generic decline", 402, "card_error", "card_declined", "declined", "generic_decline"),
    ErrorSituation("insufficient funds", 402, "card_error", "card_declined", "insufficient", "insufficient_funds"),
    ErrorSituation("lost card", 402, "card_error", "card_declined", "declined", "lost_card"),
    ErrorSituation("stolen card", 402, "card_error", "card_declined", "declined", "stolen_card"),
    ErrorSituation("velocity exceeded", 402, "card_error", "card_declined", "", "card_velocity_exceeded"),
    ErrorSituation("expired card", 402, "card_error", "expired_card", "expired"),
    ErrorSituation("wrong security code", 402, "card_error", "incorrect_cvc", "security code"),
    ErrorSituation("processing error", 402, "card_error", "processing_error", "processing your card"),
    ErrorSituation("challenge without a shopper", 402, "card_error", "authentication_required", "requires authentication"),
    ErrorSituation("no key", 401, INVALID, None, "did not provide an API key"),
    ErrorSituation("bad key", 401, INVALID, None, "Invalid API Key provided"),
    ErrorSituation("foreign account", 403, INVALID, "account_invalid", "does not have access to account"),
    ErrorSituation("bad version", 400, INVALID, None, "Invalid Stripe API version"),
    ErrorSituation("key with other parameters", 400, "idempotency_error", None, "same parameters"),
    ErrorSituation("key on another path", 400, "idempotency_error", None, "same endpoint"),
    ErrorSituation("key in use", 409, INVALID, "idempotency_key_in_use", "in-progress request"),
    ErrorSituation("rate limit", 429, INVALID, "rate_limit", "rate limit"),
    ErrorSituation("object lock", 429, INVALID, "lock_timeout", "cannot be accessed right now"),
    ErrorSituation("provider fault", 500, "api_error", None, ""),
]

RAZORPAY_OPERATIONS = operations(
    """
    GET,POST /v1/orders
    GET,PATCH /v1/orders/{}
    GET /v1/orders/{}/payments
    GET /v1/payments
    GET,PATCH /v1/payments/{}
    POST /v1/payments/create/json
    POST /v1/payments/create/upi
    POST /v1/payments/{}/capture
    POST /v1/payments/{}/refund
    GET /v1/payments/{}/refunds
    GET /v1/payments/{}/refunds/{}
    GET /v1/payments/{}/card
    GET /v1/payments/downtimes
    GET /v1/payments/downtimes/{}
    POST /v1/payments/{}/otp_generate
    POST /v1/payments/{}/otp/submit
    POST /v1/payments/{}/otp/resend
    POST /v1/payments/validate/vpa
    GET /v1/refunds
    GET,PATCH /v1/refunds/{}
    GET /v1/settlements
    GET /v1/settlements/{}
    GET /v1/settlements/recon/combined
    GET,POST /v1/settlements/ondemand
    GET /v1/settlements/ondemand/{}
    GET /v1/disputes
    GET /v1/disputes/{}
    POST /v1/disputes/{}/accept
    PATCH /v1/disputes/{}/contest
    POST /v1/documents
    GET /v1/documents/{}
    """
)

BAD = "BAD_REQUEST_ERROR"

RAZORPAY_ERRORS = [
    ErrorSituation("capture again", 400, BAD, None, "already been captured"),
    ErrorSituation("capture another amount", 400, BAD, None, "must be equal to the amount authorized"),
    ErrorSituation("capture in another currency", 400, BAD, None, "currency must be same"),
    ErrorSituation("capture without an integer", 400, BAD, None, "must be an integer"),
    ErrorSituation("capture a failed payment", 400, BAD, None, "authorized"),
    ErrorSituation("refund above the capture", 400, BAD, None, "greater than amount captured"),
    ErrorSituation("refunds above the capture", 400, BAD, None, "greater than the refund payment amount"),
    ErrorSituation("refund again", 400, BAD, None, "fully refunded already"),
    ErrorSituation("refund an uncaptured payment", 400, BAD, None, "status should be captured"),
    ErrorSituation("refund below the least", 400, BAD, None, "at least INR 1.00"),
    ErrorSituation("refund without funds", 400, BAD, None, "enough balance"),
    ErrorSituation("refund receipt again", 400, BAD, None, "Duplicate receipt"),
    ErrorSituation("refund at an unknown speed", 400, BAD, None, "speed is invalid"),
    ErrorSituation("refund while disputed", 400, BAD, None, "dispute"),
    ErrorSituation("unknown id", 400, BAD, None, "id provided does not exist"),
    ErrorSituation("malformed id", 400, BAD, None, "is not a valid id"),
    ErrorSituation("extra field", 400, BAD, None, "should not be sent"),
    ErrorSituation("amount missing", 400, BAD, None, "amount field is required"),
    ErrorSituation("amount too large", 400, BAD, None, "exceeds maximum amount"),
    ErrorSituation("receipt too long", 400, BAD, None, "no more than 40"),
    ErrorSituation("count too small", 400, BAD, None, "count must be at least 1"),
    ErrorSituation("count too large", 400, BAD, None, "greater than 100"),
    ErrorSituation("bad range", 400, BAD, None, "must be between 946684800 and 4765046400"),
    ErrorSituation("bad expand", 400, BAD, None, "each expand"),
    ErrorSituation("card of another method", 400, BAD, None, "not done using card"),
    ErrorSituation("recon month", 400, BAD, None, "month is not a valid month"),
    ErrorSituation("recon year", 400, BAD, None, "year must be 4 digits"),
    ErrorSituation("dispute in a wrong state", 400, BAD, None, "not allowed when dispute is in"),
    ErrorSituation("contest above the dispute", 400, BAD, None, "cannot be greater than dispute amount"),
    ErrorSituation("no credentials", 401, BAD, None, "provide your api key"),
    ErrorSituation("bad credentials", 401, BAD, None, "Authentication failed"),
    ErrorSituation("key with another body", 409, BAD, None, "Different request with the same idempotency key"),
    ErrorSituation("key in flight", 409, BAD, None, "still in progress"),
    ErrorSituation("key too short", 400, BAD, None, "at least 10 characters"),
    ErrorSituation("key with other letters", 400, BAD, None, "alphanumeric"),
    ErrorSituation("rate limit", 429, BAD, None, ""),
    ErrorSituation("server error", 500, "SERVER_ERROR", None, ""),
]
