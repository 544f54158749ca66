import PaymentsDomain
import PaymentsPorts
import Testing

@Suite struct ReconcileOneTests {
    @Test func `where both agree there is no break`() async throws {
        let bench = try bench(.learned(try captured()), finds: try captured())
        let result = try await bench.reconcile()
        #expect(result.breaks == [])
        #expect(result.payment.status == .captured)
    }

    @Test func `a capture we had not heard of is missing internally and taken in`() async throws {
        let bench = try bench(.created(), finds: try captured())
        let result = try await bench.reconcile()
        #expect(
            result.breaks.summaries == [
                BreakSummary(.missingInternal, "pay_1", "pi_1", mended: true)
            ])
        #expect(result.breaks.map(\.detail) == ["the provider captured USD 100.00"])
        #expect(result.payment.status == .captured)
        #expect(
            bench.books.now.entries.map(\.id) == ["authorized/pi_1", "captured/pi_1", "fee/pi_1"])
        #expect(try await bench.reconcile().breaks == [])
    }

    @Test func `another status is a break and taken in`() async throws {
        let bench = try bench(
            .learned(.authorized(expiresAt: nil)), finds: .released(FailureReason(.expired)))
        let result = try await bench.reconcile()
        #expect(result.breaks.summaries == [BreakSummary(.status, "pay_1", "pi_1", mended: true)])
        #expect(result.breaks.map(\.detail) == ["AUTHORIZED became FAILED"])
    }

    @Test(arguments: [
        (try captured(), true), (.authorized(expiresAt: nil), true),
        (.failed(FailureReason(.declined)), false),
    ])
    func `money the provider knows nothing of is missing externally`(
        state: PaymentSnapshot.State, isBreak: Bool
    ) async throws {
        let bench = AuditBench()
        bench.books.keep(try .learned(state))
        bench.books.will { $0.finding = .absent }
        let expected = BreakSummary(.missingExternal, "pay_1", "pi_1", mended: false)
        #expect(try await bench.reconcile().breaks.summaries == (isBreak ? [expected] : []))
    }

    @Test func `figures that contradict ours are a break and change nothing`() async throws {
        let bench = AuditBench()
        bench.books.keep(try .learned(.authorized(expiresAt: nil)))
        try bench.books.will {
            $0.finding = .found(try snapshot(.authorized(expiresAt: nil), amount: 9_999))
        }
        let before = bench.books.now.payments
        let result = try await bench.reconcile()
        #expect(
            result.breaks.summaries == [
                BreakSummary(.contradiction, "pay_1", "pi_1", mended: false)
            ])
        #expect(bench.books.now.payments == before)
    }

    @Test(arguments: [(320, false), (401, false), (402, true)])
    func `a fee more than a quarter above the expected one is a break`(
        fee: Int, isBreak: Bool
    ) async throws {
        let bench = try bench(.learned(try captured(fee: fee)), finds: try captured(fee: fee))
        let expected = BreakSummary(.fee, "pay_1", "pi_1", mended: false)
        #expect(try await bench.reconcile().breaks.summaries == (isBreak ? [expected] : []))
    }

    @Test func `what is still unknown is listed by its own id`() async throws {
        var payment = try Payment.learned(try captured())
        try payment.startRefund(
            RefundID("rfd_1"), of: try dollars(1), reason: nil, key: IdempotencyKey("rfd_1"),
            policy: RefundPolicy(), at: nine)
        payment.refundUnknown(RefundID("rfd_1"))
        let bench = try bench(payment, finds: try captured())
        #expect(
            try await bench.reconcile().breaks.summaries == [
                BreakSummary(.inDoubt, "pay_1", "rfd_1", mended: false)
            ])
        var created = try Payment.created()
        created.authorizationUnknown()
        let other = AuditBench()
        other.books.keep(created)
        other.books.will { $0.finding = .absent }
        #expect(
            try await other.reconcile().breaks.summaries == [
                BreakSummary(.inDoubt, "pay_1", "att_pay_1", mended: false)
            ])
    }

    @Test func `without an answer nothing is concluded`() async throws {
        let bench = AuditBench()
        bench.books.keep(try .learned(try captured()))
        await #expect(throws: CommandFailure.providerUnavailable("nothing listed")) {
            try await bench.reconcile()
        }
        await #expect(throws: CommandFailure.paymentNotFound(PaymentID("pay_9"))) {
            try await bench.reconcile("pay_9")
        }
        bench.books.keep(try .created("pay_2", provider: "nobody"))
        await #expect(throws: CommandFailure.unknownProvider(ProviderName("nobody"))) {
            try await bench.reconcile("pay_2")
        }
        bench.books.will { $0.isStoreAway = true }
        await #expect(throws: CommandFailure.storeUnavailable) { try await bench.reconcile() }
    }

    private func bench(
        _ payment: Payment, finds state: PaymentSnapshot.State
    ) throws -> AuditBench {
        let bench = AuditBench()
        bench.books.keep(payment)
        try bench.books.will { $0.finding = .found(try snapshot(state)) }
        return bench
    }
}

@Suite struct ReconcileRefundsTests {
    @Test func `a refund made at the provider is missing internally and adopted`() async throws {
        let bench = try bench(.learned(try captured()), lists: .found([try refund(.succeeded)]))
        let result = try await bench.reconcile()
        #expect(
            result.breaks.summaries == [
                BreakSummary(.missingInternal, "pay_1", "re_1", mended: true)
            ])
        #expect(result.payment.refundedTotal == (try dollars(4_000)))
        #expect(try await bench.reconcile().breaks == [])
    }

    @Test func `a refund that came back is another status and taken in`() async throws {
        let back = try refund(.failed(code: "closed", afterSuccess: true))
        let bench = try bench(.refunded(), lists: .found([back]))
        let result = try await bench.reconcile()
        #expect(result.breaks.summaries == [BreakSummary(.status, "pay_1", "re_1", mended: true)])
        #expect(result.payment.refundedTotal.isZero)
    }

    @Test(arguments: [GatewayFinding<[RefundSnapshot]>.found([]), .absent])
    func `a refund the provider does not list is missing externally`(
        list: GatewayFinding<[RefundSnapshot]>
    ) async throws {
        let bench = try bench(.refunded(), lists: list)
        #expect(
            try await bench.reconcile().breaks.summaries == [
                BreakSummary(.missingExternal, "pay_1", "re_1", mended: false)
            ])
    }

    @Test func `a refund of another sum is a contradiction`() async throws {
        let bench = try bench(.refunded(), lists: .found([try refund(.succeeded, amount: 5_000)]))
        #expect(
            try await bench.reconcile().breaks.summaries == [
                BreakSummary(.contradiction, "pay_1", "re_1", mended: false)
            ])
    }

    @Test func `without a list of refunds nothing is concluded`() async throws {
        let bench = try bench(.refunded(), lists: .unknown("time-out"))
        await #expect(throws: CommandFailure.providerUnavailable("time-out")) {
            try await bench.reconcile()
        }
    }

    private func bench(
        _ payment: Payment, lists refunds: GatewayFinding<[RefundSnapshot]>
    ) throws -> AuditBench {
        let bench = AuditBench()
        bench.books.keep(payment)
        try bench.books.will { contents in
            contents.finding = .found(try snapshot(try captured()))
            contents.refunds = refunds
        }
        return bench
    }
}
