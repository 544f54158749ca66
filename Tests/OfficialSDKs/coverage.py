"""Keeps what the SDKs were answered, and tells how much of the documented they reached."""

from collections import Counter

from documented import RAZORPAY_ERRORS, RAZORPAY_OPERATIONS, STRIPE_ERRORS, STRIPE_OPERATIONS


class Coverage:
    """The operations and errors of one provider that an official SDK has met."""

    def __init__(self, provider, operations, errors):
        self.provider = provider
        self.operations = Counter({operation: 0 for operation in operations})
        self.errors = Counter({error: 0 for error in errors})

    def answered(self, method, path, status, error):
        """Counts one answer; `error` is the body's error object, or None."""
        if status < 400:
            for operation in self.operations:
                # A literal path wins over a variable one: /payments/downtimes is no payment.
                if operation.matches(method, path) and not self._is_literal_elsewhere(operation, method, path):
                    self.operations[operation] += 1
        elif isinstance(error, dict):
            kind = error.get("type") if self.provider == "Stripe" else error.get("code")
            code = error.get("code") if self.provider == "Stripe" else None
            words = error.get("message") or error.get("description") or ""
            for situation in self.errors:
                if situation.matches(status, kind, code, error.get("decline_code"), words):
                    self.errors[situation] += 1

    def _is_literal_elsewhere(self, operation, method, path):
        if "{}" not in operation.path:
            return False
        return any(
            other.path.count("{}") < operation.path.count("{}") and other.matches(method, path)
            for other in self.operations
        )

    def lines(self):
        """The figures, and the name of everything that was not reached."""
        yield self._figure("operations", self.operations)
        yield self._figure("errors", self.errors)
        for kind, counts in (("operation", self.operations), ("error", self.errors)):
            for thing, count in counts.items():
                if count == 0:
                    yield f"  {self.provider}: {kind} not reached: {thing}"

    def is_complete(self):
        return all(self.operations.values()) and all(self.errors.values())

    def _figure(self, what, counts):
        reached = sum(1 for count in counts.values() if count)
        return f"{self.provider}: {reached} of {len(counts)} documented {what} reached"


STRIPE = Coverage("Stripe", STRIPE_OPERATIONS, STRIPE_ERRORS)
RAZORPAY = Coverage("Razorpay", RAZORPAY_OPERATIONS, RAZORPAY_ERRORS)
