import GatewaySimulators

/// What a walk through the Stripe account has to reach.
enum StripeGoals {
    static let all: [WalkGoal] =
        endpoints.flatMap { endpoint, statuses in
            statuses.map { WalkGoal(.endpoint, "\(endpoint) \($0)") }
        } + [200, 400, 401, 402, 404, 409, 429, 500, 502, 503].map { WalkGoal(.status, "\($0)") }
        + refusals.map { WalkGoal(.error, $0.name) } + events.map { WalkGoal(.event, $0) }
        + states.map { WalkGoal(.state, $0) } + decisions.map { WalkGoal(.decision, $0) }
        + GatewayFault.allCases.map { WalkGoal(.fault, $0.rawValue) }

    /// Every endpoint that is offered, with what it can answer beside outages and limits.
    static let endpoints: [(String, [Int])] = [
        ("POST /v1/payment_intents", [200, 400, 402]),
        ("GET /v1/payment_intents", [200, 400]),
        ("GET /v1/payment_intents/search", [400]),
        ("GET /v1/payment_intents/{intent}", [200, 400, 401, 404]),
        ("POST /v1/payment_intents/{intent}", [200, 400, 404]),
        ("POST /v1/payment_intents/{intent}/confirm", [200, 400, 402, 404]),
        ("POST /v1/payment_intents/{intent}/capture", [200, 400, 404]),
        ("POST /v1/payment_intents/{intent}/cancel", [200, 400, 404]),
        ("POST /v1/payment_intents/{intent}/increment_authorization", [400, 404]),
        ("GET /v1/charges", [200, 400]), ("GET /v1/charges/{charge}", [200, 404]),
        ("POST /v1/charges", [400]), ("POST /v1/charges/{charge}", [200, 404]),
        ("POST /v1/charges/{charge}/capture", [200, 400, 404]),
        ("POST /v1/refunds", [200, 400, 404]), ("GET /v1/refunds", [200, 400]),
        ("GET /v1/refunds/{refund}", [200, 404]), ("POST /v1/refunds/{refund}", [200, 404]),
        ("POST /v1/refunds/{refund}/cancel", [400, 404]),
        ("POST /v1/payment_methods", [200, 400, 402]), ("GET /v1/payment_methods", [200]),
        ("GET /v1/payment_methods/{payment_method}", [200, 404]),
        ("POST /v1/payment_methods/{payment_method}", [200, 404]),
        ("POST /v1/payment_methods/{payment_method}/attach", [200, 400, 402, 404]),
        ("POST /v1/payment_methods/{payment_method}/detach", [200, 400, 404]),
        ("POST /v1/customers", [200, 400]), ("GET /v1/customers", [200, 400]),
        ("GET /v1/customers/{customer}", [200, 404]),
        ("POST /v1/customers/{customer}", [200, 404]),
        ("DELETE /v1/customers/{customer}", [200, 404]),
        ("GET /v1/customers/{customer}/payment_methods", [200, 404]),
        ("GET /v1/disputes", [200, 400]), ("GET /v1/disputes/{dispute}", [200, 404]),
        ("POST /v1/disputes/{dispute}", [200, 400, 404]),
        ("POST /v1/disputes/{dispute}/close", [200, 400, 404]),
        ("POST /v1/payouts", [200, 400]), ("GET /v1/payouts", [200, 400]),
        ("GET /v1/payouts/{payout}", [200, 404]), ("POST /v1/payouts/{payout}", [200, 404]),
        ("POST /v1/payouts/{payout}/cancel", [200, 400, 404]),
        ("POST /v1/payouts/{payout}/reverse", [200, 400, 404]),
        ("GET /v1/balance", [200]), ("GET /v1/balance_transactions", [200, 400]),
        ("GET /v1/balance_transactions/{id}", [200, 404]),
        ("GET /v1/events", [200, 400]), ("GET /v1/events/{id}", [200, 404]),
        ("POST /v1/webhook_endpoints", [200, 400]), ("GET /v1/webhook_endpoints", [200]),
        ("GET /v1/webhook_endpoints/{webhook_endpoint}", [200, 404]),
        ("POST /v1/webhook_endpoints/{webhook_endpoint}", [200, 404]),
        ("DELETE /v1/webhook_endpoints/{webhook_endpoint}", [200, 404]),
    ]

    /// The first that fits counts, so those with words of their own stand before the general ones.
    static let refusals: [KnownRefusal] = [
        .init("unknown payment intent", 404, "resource_missing", "No such payment_intent"),
        .init(
            "capture in the wrong state", 400, "payment_intent_unexpected_state",
            "could not be captured because it has a status of"),
        .init(
            "capture twice", 400, "payment_intent_unexpected_state", "already been captured"),
        .init(
            "capture of the released rest", 400, "payment_intent_unexpected_state",
            "The remaining amount"),
        .init("capture of too much", 400, "amount_too_large", "could not be captured"),
        .init("amount of zero", 400, "parameter_invalid_integer", "minimum charge amount"),
        .init("capture of nothing", 400, "parameter_invalid_integer", "greater than or equal"),
        .init("capture of a negative amount", 400, nil, "Invalid non-negative integer"),
        .init("cancel in the wrong state", 400, "payment_intent_unexpected_state", "cannot cancel"),
        .init(
            "confirm without a method", 400, "payment_intent_unexpected_state", "missing a payment"),
        .init("confirm after success", 400, "payment_intent_unexpected_state", "already succeeded"),
        .init(
            "confirm after cancelling", 400, "payment_intent_unexpected_state",
            "cannot confirm this PaymentIntent because it has a status of canceled"),
        .init(
            "amount changed too late", 400, "payment_intent_unexpected_state", "amount could not"),
        .init("method of another customer", 400, nil, "does not belong to the Customer"),
        .init("method without its customer", 400, "parameter_missing", "belongs to the Customer"),
        .init("unknown method", 404, "resource_missing", "No such PaymentMethod"),
        .init(
            "method types after endive", 400, "payment_method_types_no_longer_supported"),
        .init("no address to come back to", 400, nil, "return_url"),
        .init("exclusive parameters", 400, nil, "only specify one of these parameters"),
        .init("amount too small", 400, "amount_too_small", "Amount must be at least"),
        .init("amount too large", 400, "amount_too_large", "Amount must be no more than"),
        .init("amount that is no number", 400, "parameter_invalid_integer", "Invalid integer"),
        .init("unknown currency", 400, nil, "Invalid currency"),
        .init("missing parameter", 400, "parameter_missing", "Missing required param"),
        .init("unknown parameter", 400, "parameter_unknown", "Received unknown parameter"),
        .init("bad word", 400, nil, "must be one of"),
        .init("both cursors", 400, nil, "Received both starting_after and ending_before"),
        .init("unknown customer in a parameter", 400, "resource_missing", "No such customer"),
        .init("unknown cursor", 400, "resource_missing", "No such"),
        .init("bad expansion", 400, nil, "cannot be expanded"),
        .init("unknown address", 404, nil, "Unrecognized request URL"),
        .init("unknown customer", 404, "resource_missing", "No such customer"),
        .init("unknown charge", 404, "resource_missing", "No such charge"),
        .init("unknown refund", 404, "resource_missing", "No such refund"),
        .init("unknown dispute", 404, "resource_missing", "No such dispute"),
        .init("unknown payout", 404, "resource_missing", "No such payout"),
        .init("unknown event", 404, "resource_missing", "No such event"),
        .init("unknown balance transaction", 404, "resource_missing", "No such balance"),
        .init("refund of nothing named", 400, nil, "One of the following params"),
        .init("refund of a refunded charge", 400, "charge_already_refunded"),
        .init("refund of too much", 400, nil, "is greater than unrefunded amount"),
        .init("refund of a held charge", 400, nil, "This uncaptured Charge"),
        .init("refund without a charge", 400, nil, "does not have a successful charge"),
        .init("refund of a disputed charge", 400, "charge_disputed"),
        .init("refund cannot be canceled", 400, nil, "Canceling this refund is unsupported"),
        .init("legacy capture twice", 400, "charge_already_captured"),
        .init("dispute already closed", 400, nil, "already closed"),
        .init("method attached twice", 400, nil, "already been attached"),
        .init("declined: generic", 402, "card_declined", "generic_decline"),
        .init("declined: insufficient funds", 402, "card_declined", "insufficient_funds"),
        .init("declined: lost card", 402, "card_declined", "lost_card"),
        .init("declined: stolen card", 402, "card_declined", "stolen_card"),
        .init("declined: too often", 402, "card_declined", "card_velocity_exceeded"),
        .init("declined: expired", 402, "expired_card"),
        .init("declined: wrong code", 402, "incorrect_cvc"),
        .init("declined: processing", 402, "processing_error"),
        .init("declined: wants authentication", 402, "authentication_required"),
        .init("number fails its check", 402, "incorrect_number"),
        .init("month does not exist", 402, "invalid_expiry_month"),
        .init("year is over", 402, "invalid_expiry_year"),
        .init("code is too short", 402, "invalid_cvc"),
        .init("no key", 401, nil, "You did not provide an API key"),
        .init("wrong key", 401, nil, "Invalid API Key provided"),
        .init("unknown version", 400, nil, "Invalid Stripe API version"),
        .init("key with other parameters", 400, nil, "same parameters they were first used"),
        .init("key at another address", 400, nil, "same endpoint they were first used"),
        .init("key in use", 409, "idempotency_key_in_use"),
        .init("rate limit", 429, "rate_limit"), .init("lock timeout", 429, "lock_timeout"),
    ]

    static let events = [
        "payment_intent.created", "payment_intent.succeeded", "payment_intent.payment_failed",
        "payment_intent.canceled", "payment_intent.requires_action",
        "payment_intent.amount_capturable_updated", "charge.succeeded", "charge.captured",
        "charge.failed", "charge.expired", "charge.refunded", "charge.updated",
        "charge.refund.updated", "refund.created", "refund.updated", "refund.failed",
        "charge.dispute.created", "charge.dispute.updated", "charge.dispute.closed",
        "charge.dispute.funds_withdrawn", "charge.dispute.funds_reinstated",
        "radar.early_fraud_warning.created", "payment_method.attached", "payment_method.detached",
        "customer.created", "customer.updated", "customer.deleted", "payout.created",
        "payout.updated", "payout.paid", "payout.failed", "payout.canceled", "balance.available",
    ]

    static let states = [
        "payment_intent requires_payment_method", "payment_intent requires_confirmation",
        "payment_intent requires_action", "payment_intent requires_capture",
        "payment_intent succeeded", "payment_intent canceled", "refund pending",
        "refund succeeded", "refund failed", "dispute needs_response", "dispute under_review",
        "dispute won", "dispute lost", "dispute warning_needs_response",
        "dispute warning_under_review", "dispute warning_closed", "payout pending",
        "payout in_transit", "payout paid", "payout failed", "payout canceled",
    ]

    static let decisions = [
        "pass-challenge", "fail-challenge", "succeed", "fail", "dispute", "dispute-inquiry",
        "fraud-warning", "win", "lose", "pay", "pay-out",
    ]
}
