import SimulationCore

/// A misbehaviour of the provider that one request suffers.
package enum GatewayFault: String, Sendable, Hashable, CaseIterable {
    /// 503 from the edge: nothing ran, nothing is stored under the idempotency key.
    case errorBeforeEffect = "error-before-effect"
    /// 500 although the effect happened; where the provider stores answers, it stores this 500.
    case errorAfterEffect = "error-after-effect"
    /// 500 now; the effect, with its webhooks, comes by itself after the duration.
    case rolledForward = "rolled-forward"
    /// 500 although the effect happened; the provider takes it back after the duration.
    case rolledBack = "rolled-back"
    /// 429 from the rate limiter, which stands before the idempotency layer.
    case rateLimited = "rate-limited"
    /// 429 because another request holds the object's lock (Stripe), or its likeness at Razorpay.
    case lockTimeout = "lock-timeout"
    /// 409 because the first request under this idempotency key is still running; nothing ran.
    case keyInUse = "key-in-use"
    /// The provider has forgotten this idempotency key: the request runs as if it were new.
    case keyForgotten = "key-forgotten"
    /// An HTML page from the edge with status 502 instead of an answer; nothing ran.
    case htmlError = "html-error"
    /// A read that shows the object as it was before its last change; with a duration, only if that
    /// change is younger than the duration.
    case staleRead = "stale-read"
    /// The effect happens at once and the answer comes after the duration; a twin under the same
    /// idempotency key meets the first one still running.
    case slowAnswer = "slow-answer"
}

/// A misbehaviour with its size.
package struct GatewayMisbehaviour: Sendable, Hashable {
    package let fault: GatewayFault
    /// How long it lasts or how late it comes, for the faults that have such a size; nil leaves the
    /// provider's usual.
    package let duration: VirtualDuration?

    package init(_ fault: GatewayFault, lasting duration: VirtualDuration? = nil) {
        self.fault = fault
        self.duration = duration
    }
}

extension GatewayMisbehaviour {
    /// How long an answer is held back by a fault that does not say how long.
    package static let usualAnswerDelay = VirtualDuration.seconds(30)

    /// How long whoever carries the answer has to hold it back; nil for not at all.
    package var answerDelay: VirtualDuration? {
        fault == .slowAnswer ? duration ?? Self.usualAnswerDelay : nil
    }
}
