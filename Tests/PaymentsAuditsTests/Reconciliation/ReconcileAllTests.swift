import PaymentsDomain
import PaymentsPorts
import Testing

@Suite struct ReconcileAllTests {
    @Test func `where both agree the lines are equal and the residual is zero`() async throws {
        let bench = AuditBench()
        bench.books.keep(try .refunded())
        bench.list([
            .refund(nil, try refund(.succeeded)), .irrelevant(type: "payout"),
            .payment(nil, try snapshot(try captured())),
        ])
        let report = try await bench.reconcileAll()
        #expect(report.breaks == [])
        #expect(report.paymentsCompared == 1)
        #expect(report.refundsCompared == 1)
        #expect(report.lines == [try line(captured: 10_000, refunded: 4_000, fees: 320)])
        #expect(report.lines.map(\.residual) == [0])
    }

    @Test func `what every webhook lost is taken in, payments before their refunds`() async throws {
        let bench = AuditBench()
        bench.books.keep(try .created())
        bench.list([
            .refund(PaymentID("pay_1"), try refund(.succeeded)),
            .payment(PaymentID("pay_1"), try snapshot(try captured())),
        ])
        let report = try await bench.reconcileAll()
        #expect(
            report.breaks.summaries == [
                BreakSummary(.missingInternal, "pay_1", "pi_1", mended: true),
                BreakSummary(.missingInternal, "pay_1", "re_1", mended: true),
            ])
        #expect(report.lines.map(\.residual) == [0])
        #expect(try await bench.reconcileAll().breaks == [])
    }

    @Test func `money without a payment is booked as unallocated, once`() async throws {
        let bench = AuditBench()
        bench.list([.payment(nil, try snapshot(try captured(6_000), transaction: "pi_9"))])
        let expected = [BreakSummary(.missingInternal, nil, "pi_9", mended: false)]
        for _ in 1...2 {
            let report = try await bench.reconcileAll()
            #expect(report.breaks.summaries == expected)
            #expect(report.lines.map(\.residual) == [0])
        }
        #expect(
            bench.books.now.entries.map(\.id) == [
                "authorized/pi_9", "unallocated/pi_9", "released/pi_9", "fee/pi_9",
            ])
        #expect(bench.books.now.entries.allSatisfy { $0.isBalanced && $0.paymentID == nil })
        #expect(memoBalance(bench) == 0)
    }

    @Test func `a second capture for one payment is a duplicate and unallocated`() async throws {
        let bench = AuditBench()
        bench.books.keep(try .learned(try captured()))
        bench.list([
            .payment(PaymentID("pay_1"), try snapshot(try captured())),
            .payment(PaymentID("pay_1"), try snapshot(try captured(), transaction: "pi_2")),
        ])
        let report = try await bench.reconcileAll()
        #expect(
            report.breaks.summaries == [
                BreakSummary(.contradiction, "pay_1", "pi_2", mended: false),
                BreakSummary(.duplicateExternal, "pay_1", "pi_2", mended: false),
            ])
        #expect(report.lines == [try line(captured: 20_000, refunded: 0, fees: 640)])
        #expect(bench.books.now.payments.map(\.captured) == [try dollars(10_000)])
    }

    @Test func `a capture of a sum never agreed is an amount break and unallocated`() async throws {
        let bench = AuditBench()
        bench.books.keep(try .created())
        bench.list([
            .payment(PaymentID("pay_1"), try snapshot(try captured(9_999, fee: nil), amount: 9_999))
        ])
        let report = try await bench.reconcileAll()
        #expect(report.breaks.map(\.kind) == [.contradiction, .amount])
        #expect(
            report.breaks.last?.detail
                == "captured USD 99.99 where USD 100.00 was agreed; booked as unallocated")
        #expect(bench.books.now.payments.map(\.status) == [.created])
    }

    @Test func `another capture than the one we know stays as a residual`() async throws {
        let bench = AuditBench()
        bench.books.keep(try .learned(try captured(6_000, fee: nil)))
        bench.list([.payment(nil, try snapshot(try captured(7_000, fee: nil)))])
        let report = try await bench.reconcileAll()
        #expect(
            report.breaks.summaries == [
                BreakSummary(.contradiction, "pay_1", "pi_1", mended: false)
            ])
        #expect(report.lines.map(\.residual) == [-1_000])
    }

    @Test func `a refund of no payment of ours is a break and stays as a residual`() async throws {
        let bench = AuditBench()
        bench.list([.refund(nil, try refund(.succeeded, of: "pi_9"))])
        let report = try await bench.reconcileAll()
        #expect(
            report.breaks.summaries == [BreakSummary(.missingInternal, nil, "re_1", mended: false)])
        #expect(report.lines.map(\.residual) == [4_000])
    }

    @Test func `a refund of a duplicate charge never touches the good payment`() async throws {
        let bench = AuditBench()
        bench.books.keep(try .learned(try captured()))
        bench.list([
            .payment(PaymentID("pay_1"), try snapshot(try captured())),
            .refund(PaymentID("pay_1"), try refund(.succeeded, amount: 10_000, of: "pi_2")),
        ])
        let report = try await bench.reconcileAll()
        #expect(
            report.breaks.summaries == [
                BreakSummary(.contradiction, "pay_1", "re_1", mended: false)
            ])
        #expect(bench.books.now.payments.map(\.status) == [.captured])
    }

    @Test func `captures and refunds the provider does not list are missing externally`()
        async throws
    {
        let bench = AuditBench()
        bench.books.keep(try .refunded())
        bench.list([])
        let report = try await bench.reconcileAll()
        #expect(
            report.breaks.summaries == [
                BreakSummary(.missingExternal, "pay_1", "pi_1", mended: false),
                BreakSummary(.missingExternal, "pay_1", "re_1", mended: false),
            ])
        let later = try await bench.reconcileAll(since: nine.adding(milliseconds: 1))
        #expect(later.breaks == [])
    }

    @Test func `payments of other providers and without money are not missed`() async throws {
        let bench = AuditBench()
        bench.books.keep(try .created("pay_2"))
        bench.books.keep(try .created("pay_3", provider: "razorpay"))
        bench.list([])
        let report = try await bench.reconcileAll()
        #expect(report.breaks == [])
        #expect(report.lines == [])
    }

    @Test func `an object listed twice counts once`() async throws {
        let bench = AuditBench()
        bench.books.keep(try .refunded())
        let page: [ProviderActivity] = [
            .payment(nil, try snapshot(try captured())), .refund(nil, try refund(.succeeded)),
        ]
        bench.list(page + page)
        let report = try await bench.reconcileAll()
        #expect(report.paymentsCompared == 1)
        #expect(report.refundsCompared == 1)
        #expect(report.lines == [try line(captured: 10_000, refunded: 4_000, fees: 320)])
    }

    @Test func `a refund that came back counts on neither side`() async throws {
        let bench = AuditBench()
        bench.books.keep(try .refunded())
        bench.list([
            .payment(nil, try snapshot(try captured())),
            .refund(nil, try refund(.failed(code: "closed", afterSuccess: true))),
        ])
        let report = try await bench.reconcileAll()
        #expect(report.lines == [try line(captured: 10_000, refunded: 0, fees: 320)])
    }

    @Test func `currencies have a line each, in order`() async throws {
        let bench = AuditBench()
        let euros = PaymentSnapshot(
            transactionID: TransactionID("pi_8"), amount: try money(500, "EUR"),
            state: .captured(amount: try money(500, "EUR"), fee: nil))
        bench.list([
            .payment(nil, try snapshot(try captured(), transaction: "pi_9")),
            .payment(nil, euros),
        ])
        let report = try await bench.reconcileAll()
        #expect(report.lines.map(\.currency) == ["EUR", "USD"])
        #expect(report.lines.map(\.capturedExternal) == [500, 10_000])
    }

    @Test func `without a list nothing is concluded`() async throws {
        let bench = AuditBench()
        await #expect(throws: CommandFailure.providerUnavailable("nothing listed")) {
            try await bench.reconcileAll()
        }
    }

    private func line(captured: Int, refunded: Int, fees: Int) throws -> ReconciliationReport.Line {
        ReconciliationReport.Line(
            currency: "USD", capturedInternal: captured, capturedExternal: captured,
            refundedInternal: refunded, refundedExternal: refunded, feesInternal: fees,
            feesExternal: fees)
    }

    /// What the books say is held, in minor units.
    private func memoBalance(_ bench: AuditBench) -> Int {
        bench.books.now.entries.flatMap(\.postings).reduce(0) { sum, posting in
            guard posting.account == .authorizationsOutstanding else { return sum }
            let amount = posting.amount.minorUnits
            return sum + (posting.side == .debit ? amount : -amount)
        }
    }
}
