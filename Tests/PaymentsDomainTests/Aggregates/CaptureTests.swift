import PaymentsDomain
import Testing

@Suite struct CaptureTests {
    @Test func `a capture is on record before anything is sent, and books nothing`() throws {
        var payment = try Payment.authorized()
        try payment.capture(6_000)
        let attempt = try #require(payment.lastAttempt(.capture))
        #expect(attempt.amount == (try dollars(6_000)))
        #expect(attempt.key == IdempotencyKey("key_2"))
        #expect(attempt.outcome == .started)
        #expect(payment.status == .authorized)
        #expect(payment.captured == nil)
        #expect(payment.changes.isEmpty)
    }

    @Test func `only an authorized payment can be captured`() throws {
        let payments = [
            try Payment.created().learning(.awaitingCustomer(nil)), try .captured(),
            try .captured().learningFullRefund(), try .declined(),
        ]
        #expect(payments.map(\.status) == [.created, .captured, .refunded, .failed])
        for var payment in payments {
            let before = payment
            #expect(throws: PaymentError.notPermitted(payment.status)) {
                try payment.capture(10_000)
            }
            #expect(payment == before)
        }
    }

    @Test func `a second capture is refused while the first is under way or in doubt`() throws {
        var payment = try Payment.authorized()
        try payment.capture(10_000)
        #expect(throws: PaymentError.operationInProgress) { try payment.capture(10_000) }
        payment.captureUnknown()
        #expect(throws: PaymentError.inDoubt) { try payment.capture(10_000) }
        #expect(payment.attempts.count == 2)
    }

    @Test func `a capture is refused while the authorization is in doubt`() throws {
        var payment = try Payment.created()
        #expect(throws: PaymentError.operationInProgress) { try payment.capture(10_000) }
        payment.authorizationUnknown()
        #expect(throws: PaymentError.inDoubt) { try payment.capture(10_000) }
    }

    @Test func `a capture above the hold or after its end is refused`() throws {
        var payment = try Payment.authorized()
        let error = PaymentError.exceedsAuthorized(
            authorized: try dollars(10_000), asked: try dollars(10_001))
        #expect(throws: error) { try payment.capture(10_001) }
        #expect(throws: PaymentError.authorizationExpired) {
            try payment.capture(10_000, at: expiry)
        }
        #expect(payment.attempts.count == 1)
    }

    @Test func `an unknown capture keeps the payment authorized and is booked once`() throws {
        var payment = try Payment.authorized()
        try payment.capture(10_000)
        payment.captureUnknown()
        payment.captureUnknown()
        #expect(payment.status == .authorized)
        #expect(payment.isInDoubt)
        #expect(payment.booked == ["in-doubt/att_2"])
    }

    @Test func `a refused capture leaves the hold to be captured again`() throws {
        var payment = try Payment.captureInDoubt()
        payment.captureRefused(.rejected(code: "no"))
        #expect(payment.status == .authorized)
        #expect(payment.lastAttempt(.capture)?.outcome == .rejected(code: "no"))
        #expect(payment.booked == ["doubt-resolved/att_2"])
        try payment.capture(10_000)
    }

    @Test func `a refusal after the capture is known to have happened changes nothing`() throws {
        var payment = try Payment.captured()
        let before = payment
        payment.captureRefused(.notSent)
        payment.captureUnknown()
        #expect(payment == before)
    }
}

extension Payment {
    func learningFullRefund() throws -> Payment {
        try after { try $0.learn(try refundSnapshot("re_all", 10_000, .succeeded), at: nine) }
    }
}
