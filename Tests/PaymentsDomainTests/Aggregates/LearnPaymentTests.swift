import PaymentsDomain
import Testing

@Suite struct LearnPaymentTests {
    @Test func `a challenge is passed on and is neither success nor failure`() throws {
        let action = NextAction(redirectURL: "https://bank.example/3ds")
        var payment = try Payment.created()
        payment.authorizationUnknown()
        try payment.learn(try snapshot(.awaitingCustomer(action)), at: nine)
        #expect(payment.status == .created)
        #expect(payment.nextAction == action)
        #expect(payment.attempts.map(\.outcome) == [.awaitingCustomer])
        #expect(payment.booked == ["in-doubt/att_1", "doubt-resolved/att_1"])
        #expect(payment.announced == [])
    }

    @Test func `an undecided answer only teaches the provider's id`() throws {
        var payment = try Payment.created()
        try payment.learn(try snapshot(.undecided), at: nine)
        #expect(payment.transactionID == TransactionID("pi_1"))
        #expect(payment.attempts.map(\.outcome) == [.started])
        #expect(payment.changes.isEmpty)
    }

    @Test func `a hold moves the payment to authorized and is booked`() throws {
        var payment = try Payment.created().learning(.awaitingCustomer(nil))
        try payment.learn(try snapshot(.authorized(expiresAt: expiry)), at: nine)
        #expect(payment.status == .authorized)
        #expect(payment.hold == Hold(amount: try dollars(10_000), expiresAt: expiry))
        #expect(payment.attempts.map(\.outcome) == [.succeeded])
        #expect(payment.booked == ["authorized/pi_1"])
        #expect(payment.changes.events.map(\.kind) == [.authorized(amount: try dollars(10_000))])
        #expect(payment.changes.events.map(\.sequence) == [1])
    }

    @Test func `a capture implies the authorization nobody told us of`() throws {
        var payment = try Payment.created()
        try payment.learn(
            try snapshot(.captured(amount: try dollars(10_000), fee: try dollars(320))), at: nine)
        #expect(payment.status == .captured)
        #expect(payment.hold?.isLive == false)
        #expect(payment.booked == ["authorized/pi_1", "captured/pi_1", "fee/pi_1"])
        #expect(payment.announced == ["PaymentAuthorized", "PaymentCaptured"])
        #expect(payment.changes.events.map(\.sequence) == [1, 2])
    }

    @Test func `a partial capture lets the rest of the hold go`() throws {
        var payment = try Payment.authorized()
        try payment.learn(
            try snapshot(.captured(amount: try dollars(6_000), fee: nil)), at: nine)
        #expect(payment.captured == (try dollars(6_000)))
        #expect(payment.booked == ["released/pi_1", "captured/pi_1"])
        #expect(payment.changes.movements.map(\.amount.minorUnits) == [4_000, 6_000])
    }

    @Test func `a fee learned later is booked once, and none is booked for nothing`() throws {
        var payment = try Payment.captured()
        for _ in 1...2 {
            try payment.learn(
                try snapshot(.captured(amount: try dollars(10_000), fee: try dollars(320))),
                at: nine)
        }
        #expect(payment.booked == ["fee/pi_1"])
        var free = try Payment.captured()
        try free.learn(
            try snapshot(.captured(amount: try dollars(10_000), fee: try dollars(0))), at: nine)
        #expect(free.fee == (try dollars(0)))
        #expect(free.booked == [])
    }

    @Test func `a capture in doubt is settled by what the provider says`() throws {
        var payment = try Payment.captureInDoubt(6_000)
        try payment.learn(try snapshot(.captured(amount: try dollars(6_000), fee: nil)), at: nine)
        #expect(payment.lastAttempt(.capture)?.outcome == .succeeded)
        #expect(payment.booked == ["released/pi_1", "doubt-resolved/att_2", "captured/pi_1"])
    }

    @Test func `a capture of another sum than ours is booked, and ours did not succeed`() throws {
        var payment = try Payment.captureInDoubt(6_000)
        try payment.learn(
            try snapshot(.captured(amount: try dollars(10_000), fee: nil)), at: nine)
        #expect(payment.captured == (try dollars(10_000)))
        #expect(
            payment.lastAttempt(.capture)?.outcome == .rejected(code: "captured_other_amount"))
    }

    @Test func `a decline fails the payment with the provider's code`() throws {
        var payment = try Payment.created()
        let reason = FailureReason(.declined, providerCode: "insufficient_funds")
        try payment.learn(try snapshot(.failed(reason)), at: nine)
        #expect(payment.status == .failed)
        #expect(payment.failure == reason)
        #expect(payment.attempts.map(\.outcome) == [.declined(code: "insufficient_funds")])
        #expect(payment.booked == [])
        #expect(payment.announced == ["PaymentFailed"])
    }

    @Test func `an expired hold fails the payment and ends a capture in doubt`() throws {
        var payment = try Payment.captureInDoubt()
        try payment.learn(try snapshot(.released(FailureReason(.expired))), at: nine)
        #expect(payment.status == .failed)
        #expect(payment.failure == FailureReason(.expired))
        #expect(payment.lastAttempt(.capture)?.outcome == .rejected(code: "expired"))
        #expect(payment.booked == ["released/pi_1", "doubt-resolved/att_2"])
    }

    @Test func `a payment cancelled before there was a hold books nothing`() throws {
        var payment = try Payment.created().learning(.awaitingCustomer(nil))
        try payment.learn(try snapshot(.released(FailureReason(.abandoned))), at: nine)
        #expect(payment.status == .failed)
        #expect(payment.booked == [])
        #expect(payment.announced == ["PaymentFailed"])
    }

    @Test func `a hold for a failed payment is booked and must be let go`() throws {
        var payment = try Payment.declined()
        try payment.learn(try snapshot(.authorized(expiresAt: expiry)), at: nine)
        #expect(payment.status == .failed)
        #expect(payment.hold?.isLive == true)
        #expect(payment.changes.releasesLateHold)
        #expect(payment.booked == ["authorized/pi_1"])
        #expect(payment.announced == [])
    }

    @Test func `money captured for a failed payment is unallocated, never a success`() throws {
        var payment = try Payment.declined()
        try payment.learn(
            try snapshot(.captured(amount: try dollars(10_000), fee: try dollars(320))), at: nine)
        #expect(payment.status == .failed)
        #expect(payment.captured == (try dollars(10_000)))
        #expect(!payment.changes.releasesLateHold)
        #expect(payment.booked == ["authorized/pi_1", "unallocated/pi_1", "fee/pi_1"])
        #expect(payment.announced == [])
    }

    @Test func `the end of a hold may be told after the hold itself`() throws {
        var payment = try Payment.authorized(expiresAt: nil)
        try payment.learn(try snapshot(.authorized(expiresAt: expiry)), at: nine)
        #expect(payment.hold?.expiresAt == expiry)
        #expect(payment.changes.isEmpty)
        try payment.learn(try snapshot(.authorized(expiresAt: nine)), at: nine)
        #expect(payment.hold?.expiresAt == expiry)
    }

    @Test func `older news after newer changes nothing`() throws {
        let captured = try Payment.captured()
        let states: [PaymentSnapshot.State] = [
            .undecided, .awaitingCustomer(NextAction(redirectURL: "https://bank.example")),
            .authorized(expiresAt: expiry), .failed(FailureReason(.declined)),
            .released(FailureReason(.cancelled)),
        ]
        for state in states {
            var payment = captured
            try payment.learn(try snapshot(state), at: nine.adding(milliseconds: 1))
            #expect(payment == captured)
        }
    }

    @Test func `another amount, currency or transaction is a contradiction`() throws {
        let payment = try Payment.authorized()
        let state = PaymentSnapshot.State.captured(amount: try dollars(10_000), fee: nil)
        let wrong = [
            PaymentSnapshot(
                transactionID: TransactionID("pi_1"), amount: try dollars(9_999), state: state),
            PaymentSnapshot(
                transactionID: TransactionID("pi_1"), amount: try money(10_000, "EUR"),
                state: state),
            try snapshot(state, transaction: "pi_2"),
        ]
        let details = [
            "the provider has USD 99.99, agreed was USD 100.00",
            "the provider has EUR 100.00, agreed was USD 100.00",
            "the provider names pi_2, known is pi_1",
        ]
        for (snapshot, detail) in zip(wrong, details) {
            var next = payment
            #expect(throws: PaymentError.contradiction(detail)) {
                try next.learn(snapshot, at: nine)
            }
            #expect(next == payment)
        }
    }

    @Test func `a second capture or one above the hold is a contradiction`() throws {
        var captured = try Payment.captured(6_000)
        let before = captured
        let other = PaymentError.contradiction(
            "the provider captured USD 70.00, known is USD 60.00")
        #expect(throws: other) {
            try captured.learn(
                try snapshot(.captured(amount: try dollars(7_000), fee: nil)), at: nine)
        }
        #expect(captured == before)
        var authorized = try Payment.authorized()
        let above = PaymentError.contradiction(
            "the provider captured USD 100.01 of a hold of USD 100.00")
        #expect(throws: above) {
            try authorized.learn(
                try snapshot(.captured(amount: try dollars(10_001), fee: nil)), at: nine)
        }
        #expect(authorized == (try Payment.authorized()))
    }
}
