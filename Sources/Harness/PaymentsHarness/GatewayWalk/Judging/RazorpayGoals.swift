import GatewaySimulators

/// What a walk through the Razorpay account has to reach.
enum RazorpayGoals {
    static let all: [WalkGoal] =
        endpoints.flatMap { endpoint, statuses in
            statuses.map { WalkGoal(.endpoint, "\(endpoint) \($0)") }
        } + [200, 400, 401, 404, 409, 429, 500, 502, 503].map { WalkGoal(.status, "\($0)") }
        + refusals.map { WalkGoal(.error, $0.name) } + events.map { WalkGoal(.event, $0) }
        + states.map { WalkGoal(.state, $0) } + decisions.map { WalkGoal(.decision, $0) }
        + GatewayFault.allCases.map { WalkGoal(.fault, $0.rawValue) }

    static let endpoints: [(String, [Int])] = [
        ("POST /v1/orders", [200, 400]), ("GET /v1/orders", [200, 400]),
        ("GET /v1/orders/{id}", [200, 400]), ("PATCH /v1/orders/{id}", [200, 400]),
        ("GET /v1/orders/{id}/payments", [200, 400]),
        ("POST /v1/payments/create/json", [200, 400]), ("POST /v1/payments/create/upi", [200]),
        ("GET /v1/payments", [200, 400]), ("GET /v1/payments/{id}", [200, 400, 401]),
        ("PATCH /v1/payments/{id}", [200, 400]), ("GET /v1/payments/{id}/card", [200, 400]),
        ("POST /v1/payments/{id}/capture", [200, 400]),
        ("POST /v1/payments/{id}/refund", [200, 400, 409]),
        ("GET /v1/payments/{id}/refunds", [200, 400]),
        ("GET /v1/payments/{id}/refunds/{refund}", [200, 400]),
        ("POST /v1/payments/{id}/otp_generate", [200, 400]),
        ("POST /v1/payments/{id}/otp/submit", [200, 400]),
        ("POST /v1/payments/{id}/otp/resend", [200, 400]),
        ("POST /v1/refunds", [200, 400]), ("GET /v1/refunds", [200, 400]),
        ("GET /v1/refunds/{id}", [200, 400]), ("PATCH /v1/refunds/{id}", [200, 400]),
        ("GET /v1/settlements", [200, 400]), ("GET /v1/settlements/{id}", [200, 400]),
        ("GET /v1/settlements/recon/combined", [200, 400]),
        ("POST /v1/settlements/ondemand", [200, 400]),
        ("GET /v1/settlements/ondemand", [200]), ("GET /v1/settlements/ondemand/{id}", [200, 400]),
        ("GET /v1/disputes", [200, 400]), ("GET /v1/disputes/{id}", [200, 400]),
        ("POST /v1/disputes/{id}/accept", [200, 400]),
        ("PATCH /v1/disputes/{id}/contest", [200, 400]),
        ("GET /v1/payments/downtimes", [200]), ("GET /v1/payments/downtimes/{id}", [200, 400]),
        ("POST /v1/documents", [200, 400]),
        ("GET /v1/documents/{id}", [200, 400]), ("GET /v1/documents/{id}/content", [200, 400]),
        ("POST /v1/payments/validate/vpa", [200, 400]),
    ]

    static let refusals: [KnownRefusal] = [
        .init("capture twice", 400, nil, "already been captured"),
        .init("capture in the wrong state", 400, nil, "Only payments which have been authorized"),
        .init("capture of another amount", 400, nil, "Capture amount must be equal"),
        .init("capture in another currency", 400, nil, "Capture request currency"),
        .init("capture for a paid order", 400, nil, "as the order is already paid"),
        .init("amount that is no number", 400, nil, "must be an integer"),
        .init("refund of too much", 400, nil, "is greater than"),
        .init("refund of a refunded payment", 400, nil, "fully refunded already"),
        .init("refund of an uncaptured payment", 400, nil, "status should be captured"),
        .init("amount too small", 400, nil, "The amount must be at least"),
        .init("refund receipt twice", 400, nil, "Duplicate receipt found"),
        .init("unknown speed", 400, nil, "The selected speed is invalid"),
        .init("refund while disputed", 400, nil, "blocked due to ongoing dispute"),
        .init("unknown id", 400, nil, "The id provided does not exist"),
        .init("malformed id", 400, nil, "is not a valid id"),
        .init("unknown method of an address", 400, nil, "The requested URL was not found"),
        .init("unknown field", 400, nil, "not required and should not be sent"),
        .init("amount too large", 400, nil, "exceeds maximum amount"),
        .init("missing field", 400, nil, "field is required"),
        .init("receipt too long", 400, nil, "no more than 40"),
        .init("unknown currency", 400, nil, "urrency is not supported"),
        .init("too many notes", 400, nil, "notes should be less than"),
        .init("another amount than the order's", 400, nil, "does not match the order amount"),
        .init("page of nothing", 400, nil, "The count must be at least 1"),
        .init("page too large", 400, nil, "The count may not be greater than"),
        .init("time out of range", 400, nil, "must be between 946684800"),
        .init("card of a payment without one", 400, nil, "not done using card"),
        .init("no such month", 400, nil, "not a valid month"),
        .init("no such year", 400, nil, "must be 4 digits"),
        .init("dispute in the wrong state", 400, nil, "Action not allowed when dispute is in"),
        .init("contest of too much", 400, nil, "contest amount cannot be greater"),
        .init("no key", 401, nil, "Please provide your api key"),
        .init("wrong key", 401, nil, "Authentication failed"),
        .init("key with another body", 409, nil, "Different request with the same idempotency"),
        .init("key in use", 409, nil, "still in progress"),
        .init("key too short", 400, nil, "at least 10 characters"),
        .init("key with other letters", 400, nil, "only contain alphanumeric"),
        .init("rate limit", 429), .init("object locked", 400, nil, "another payment operation"),
        .init("server error", 500, "SERVER_ERROR"),
    ]

    static let events = [
        "payment.authorized", "payment.captured", "payment.failed", "order.paid",
        "refund.created", "refund.processed", "refund.failed", "refund.speed_changed",
        "payment.dispute.created", "payment.dispute.under_review",
        "payment.dispute.action_required", "payment.dispute.won", "payment.dispute.lost",
        "payment.dispute.closed", "payment.downtime.started", "payment.downtime.updated",
        "payment.downtime.resolved", "settlement.processed",
    ]

    static let states = [
        "order created", "order attempted", "order paid", "payment created", "payment authorized",
        "payment captured", "payment refunded", "payment failed", "refund pending",
        "refund processed", "refund failed", "settlement created", "settlement processed",
        "dispute open", "dispute under_review", "dispute won", "dispute lost", "dispute closed",
        "payment.downtime started", "payment.downtime resolved", "settlement.ondemand processed",
    ]

    static let decisions = [
        "approve", "decline", "time-out", "late-authorize", "succeed", "fail", "dispute",
        "dispute-fraud", "dispute-retrieval", "win", "lose", "require-action", "settle",
        "downtime-card", "downtime-upi", "downtime-netbanking", "end-downtime", "raise-severity",
        "lower-severity",
    ]
}
