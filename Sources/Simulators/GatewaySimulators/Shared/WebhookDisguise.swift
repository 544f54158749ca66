/// A way in which a delivery is not what its endpoint was set up for, although it is signed right.
package enum WebhookDisguise: String, Sendable, Hashable, CaseIterable {
    /// The event in the shape of an API version that the endpoint does not expect.
    case oldVersion = "webhook-old-version"
    /// The event of the other mode: it says it is about live money.
    case otherMode = "webhook-other-mode"
}
