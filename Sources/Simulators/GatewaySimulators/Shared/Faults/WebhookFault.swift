/// What can go wrong with the delivery of an event, by the names scenario files use.
package enum WebhookFault: String, Sendable, Hashable, CaseIterable {
    case delayed = "webhook-delayed"
    case duplicated = "webhook-duplicated"
    /// It never comes, retries included.
    case dropped = "webhook-dropped"
    /// It comes before the answer to the call that made it.
    case early = "webhook-early"
    /// It comes after the next event.
    case reordered = "webhook-reordered"
    case oldSecret = "webhook-old-secret"
    case oldVersion = "webhook-old-version"
    case otherMode = "webhook-other-mode"
}
