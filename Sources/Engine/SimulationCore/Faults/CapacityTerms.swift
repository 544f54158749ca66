/// How many requests a provider carries, and how it behaves when more of them come.
///
/// Work that waits is measured in the time it takes to be done, so that the same terms mean the same
/// for a large provider and a small one.
package struct CapacityTerms: Sendable, Hashable {
    /// How many requests are carried in every `period`.
    package var requests: Int
    package var period: VirtualDuration
    /// How much work may wait before requests are answered with 429.
    package var refusesAt: VirtualDuration
    /// How much work may wait before 503s begin; with twice as much waiting, every answer is one.
    package var failsAt: VirtualDuration
    /// How much of the work of a request is spent although it is refused or fails.
    ///
    /// This is what makes a failure last: with retries, refusals alone can use up all there is.
    package var wasted: Share

    package init(
        requests: Int, per period: VirtualDuration = .seconds(1),
        refusesAt: VirtualDuration = .seconds(2), failsAt: VirtualDuration = .seconds(5),
        wasted: Share = .percent(50)
    ) {
        self.requests = requests
        self.period = period
        self.refusesAt = refusesAt
        self.failsAt = failsAt
        self.wasted = wasted
    }

    /// How long one request takes, in microseconds: rates of thousands a second are rates, too.
    package var workMicroseconds: Int {
        max(1, period.milliseconds * 1000 / max(1, requests))
    }
}
