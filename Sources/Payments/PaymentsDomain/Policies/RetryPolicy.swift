/// When an operation in doubt is asked about, sent again, or handed to a person.
///
/// Nothing is retried blindly: before a request is sent again the provider was asked and said it
/// knows of no effect, the same key is used, and the provider still remembers that key. The times
/// follow the practice of asking soon, then after five minutes, an hour, and then daily.
package struct RetryPolicy: Sendable, Hashable {
    /// What to do next about an operation in doubt.
    package enum Step: Sendable, Hashable {
        /// Send the same request with the same key again.
        case resend
        /// Ask the provider again at that moment.
        case askAgain(at: Timestamp)
        /// Nobody will find out by asking: a person must look.
        case park
    }

    /// How long the provider remembers a key, in milliseconds; nil when it offers none.
    package let keyLifeMilliseconds: Int?
    /// How often a request is sent at the most, the first time included.
    package let maximumSends: Int

    package init(keyLifeMilliseconds: Int?, maximumSends: Int = 4) {
        self.keyLifeMilliseconds = keyLifeMilliseconds
        self.maximumSends = maximumSends
    }

    /// Waits between questions, in milliseconds: a minute, five, fifteen, an hour, then days.
    static let waits =
        [60_000, 300_000, 900_000, 3_600_000] + Array(repeating: 86_400_000, count: 5)

    /// How long after the first send an operation is first asked about: the call's time-out is over.
    package static let firstQuestionMilliseconds = 60_000

    /// The step after asking and hearing nothing useful, `questions` times so far.
    package func afterSilence(questions: Int, at now: Timestamp) -> Step {
        guard questions < Self.waits.count else { return .park }
        return .askAgain(at: now.adding(milliseconds: Self.waits[questions]))
    }

    /// The step after the provider said that it knows of no effect.
    package func afterAbsence(
        sends: Int, questions: Int, firstSentAt: Timestamp, at now: Timestamp
    ) -> Step {
        if let keyLifeMilliseconds, sends < maximumSends,
            now.milliseconds(since: firstSentAt) < keyLifeMilliseconds / 5 * 4
        {
            return .resend
        }
        return afterSilence(questions: questions, at: now)
    }
}
