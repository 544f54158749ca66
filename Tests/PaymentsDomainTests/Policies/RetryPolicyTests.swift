import PaymentsDomain
import Testing

@Suite struct RetryPolicyTests {
    static let day = 86_400_000

    @Test(arguments: [
        (0, 60_000), (1, 300_000), (2, 900_000), (3, 3_600_000),
        (4, day), (5, day), (6, day), (7, day), (8, day),
    ])
    func `after silence the next question comes later and later`(questions: Int, wait: Int) {
        let step = RetryPolicy(keyLifeMilliseconds: nil).afterSilence(
            questions: questions, at: nine)
        #expect(step == .askAgain(at: nine.adding(milliseconds: wait)))
    }

    @Test(arguments: [9, 10, 1000])
    func `after nine questions a person must look`(questions: Int) {
        let policy = RetryPolicy(keyLifeMilliseconds: Self.day)
        #expect(policy.afterSilence(questions: questions, at: nine) == .park)
        #expect(
            policy.afterAbsence(
                sends: 4, questions: questions, firstSentAt: nine,
                at: nine.adding(milliseconds: Self.day)) == .park)
    }

    @Test(arguments: [
        // Key life, sends so far, milliseconds since the first send.
        (1000, 1, 0), (1000, 1, 799), (1000, 3, 799), (day, 1, day / 5 * 4 - 1),
    ])
    func `after absence the request goes out again inside 80 percent of the key's life`(
        life: Int, sends: Int, age: Int
    ) {
        #expect(step(life: life, sends: sends, age: age) == .resend)
    }

    @Test(arguments: [
        (1000, 1, 800), (1000, 1, 1001), (day, 1, day / 5 * 4), (1000, 4, 0), (1000, 5, 10),
        (0, 1, 0),
    ])
    func `a dying key or too many sends mean asking again, never sending`(
        life: Int, sends: Int, age: Int
    ) {
        let now = nine.adding(milliseconds: age)
        #expect(
            step(life: life, sends: sends, age: age)
                == .askAgain(at: now.adding(milliseconds: 60_000)))
    }

    @Test(arguments: [0, 1, 500_000])
    func `without keys nothing is ever sent twice`(age: Int) {
        let now = nine.adding(milliseconds: age)
        #expect(
            step(life: nil, sends: 1, age: age)
                == .askAgain(at: now.adding(milliseconds: 60_000)))
    }

    private func step(life: Int?, sends: Int, age: Int) -> RetryPolicy.Step {
        RetryPolicy(keyLifeMilliseconds: life).afterAbsence(
            sends: sends, questions: 0, firstSentAt: nine, at: nine.adding(milliseconds: age))
    }
}
