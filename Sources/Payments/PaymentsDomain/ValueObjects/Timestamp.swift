/// A moment, in whole milliseconds since 1970 (UTC); it always comes in from outside.
package struct Timestamp: Sendable, Hashable, Comparable {
    package let milliseconds: Int

    package init(milliseconds: Int) { self.milliseconds = milliseconds }

    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// The moment that many milliseconds later.
    package func adding(milliseconds more: Int) -> Timestamp {
        Timestamp(milliseconds: milliseconds + more)
    }

    /// How many milliseconds have passed since an earlier moment.
    package func milliseconds(since earlier: Timestamp) -> Int {
        milliseconds - earlier.milliseconds
    }
}
