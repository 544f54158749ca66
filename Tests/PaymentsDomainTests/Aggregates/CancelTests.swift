import PaymentsDomain
import Testing

@Suite struct CancelTests {
    @Test func `a cancellation is on record before anything is sent`() throws {
        var payment = try Payment.authorized()
        try payment.cancel()
        #expect(payment.status == .authorized)
        #expect(payment.lastAttempt(.cancellation)?.outcome == .started)
        #expect(payment.changes.isEmpty)
    }

    @Test func `a payment that waits for its shopper can be cancelled`() throws {
        var payment = try Payment.created().learning(.awaitingCustomer(nil))
        try payment.cancel()
        #expect(payment.lastAttempt(.cancellation)?.outcome == .started)
    }

    @Test func `what is captured, refunded or failed cannot be cancelled`() throws {
        let payments = [
            try Payment.captured(), try .captured().learningFullRefund(), try .declined(),
        ]
        for var payment in payments {
            #expect(throws: PaymentError.notPermitted(payment.status)) { try payment.cancel() }
        }
    }

    @Test func `nothing is cancelled over another operation's head`() throws {
        var started = try Payment.created()
        #expect(throws: PaymentError.operationInProgress) { try started.cancel() }
        var doubtful = try Payment.captureInDoubt()
        #expect(throws: PaymentError.inDoubt) { try doubtful.cancel() }
    }

    @Test func `a capture is refused while a cancellation is in doubt`() throws {
        var payment = try Payment.authorized()
        try payment.cancel()
        payment.cancellationUnknown()
        #expect(payment.booked == ["in-doubt/att_3"])
        #expect(throws: PaymentError.inDoubt) { try payment.capture(10_000) }
    }

    @Test func `a release fails the payment for our reason and ends the memo`() throws {
        var payment = try Payment.authorized()
        try payment.cancel()
        payment.cancellationUnknown()
        try payment.learn(try snapshot(.released(FailureReason(.expired))), at: nine)
        #expect(payment.status == .failed)
        #expect(payment.failure == FailureReason(.cancelled))
        #expect(payment.lastAttempt(.cancellation)?.outcome == .succeeded)
        #expect(payment.booked == ["in-doubt/att_3", "released/pi_1", "doubt-resolved/att_3"])
        #expect(payment.hold?.isLive == false)
    }

    @Test func `a capture that won the race settles the cancellation as refused`() throws {
        var payment = try Payment.authorized()
        try payment.cancel()
        try payment.learn(
            try snapshot(.captured(amount: try dollars(10_000), fee: nil)), at: nine)
        #expect(payment.status == .captured)
        #expect(payment.lastAttempt(.cancellation)?.outcome == .rejected(code: "captured"))
    }

    @Test func `a refused cancellation leaves the payment as it was`() throws {
        var payment = try Payment.authorized()
        try payment.cancel()
        payment.cancellationRefused(.notSent)
        #expect(payment.status == .authorized)
        #expect(payment.lastAttempt(.cancellation)?.outcome == .notSent)
        try payment.capture(10_000)
    }

    @Test func `without a release the payment fails and the hold stays on the books`() throws {
        var payment = try Payment.authorized()
        try payment.cancel()
        try payment.cancelWithoutRelease(at: nine)
        #expect(payment.status == .failed)
        #expect(payment.failure == FailureReason(.cancelled))
        #expect(payment.hold?.isLive == true)
        #expect(payment.booked == [])
        #expect(payment.announced == ["PaymentFailed"])
        try payment.learn(
            try snapshot(.released(FailureReason(.expired)), wasAuthorized: true), at: nine)
        #expect(payment.booked == ["released/pi_1"])
        #expect(payment.failure == FailureReason(.cancelled))
        #expect(payment.announced == ["PaymentFailed"])
    }

    @Test func `a payment that failed by itself leaves no cancellation open`() throws {
        var payment = try Payment.created().learning(.awaitingCustomer(nil))
        try payment.cancel()
        try payment.authorizationRefused(
            .declined(code: "no"), reason: FailureReason(.declined, providerCode: "no"), at: nine)
        #expect(payment.lastAttempt(.cancellation)?.outcome == .started)
        try payment.learn(
            try snapshot(.failed(FailureReason(.declined, providerCode: "no"))), at: nine)
        #expect(payment.lastAttempt(.cancellation)?.outcome == .rejected(code: "declined"))
        #expect(payment.announced == ["PaymentFailed"])
    }
}
