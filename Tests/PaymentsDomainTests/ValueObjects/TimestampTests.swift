import PaymentsDomain
import Testing

@Suite struct TimestampTests {
    @Test func `moments are ordered and count in milliseconds`() {
        let later = nine.adding(milliseconds: 1)
        #expect(nine < later)
        #expect(later.milliseconds(since: nine) == 1)
        #expect(nine.milliseconds(since: later) == -1)
    }
}
