import Contracts
import PaymentsHarness
import Testing

@Suite struct CoverageCollectionTests {
    private func explore(
        _ threads: Int, _ coverage: CoverageCollector?
    ) throws -> ExplorationReport {
        var world = Repository.world()
        world.coverage = coverage
        return try Explorer(runs: 60, seed: 11, profile: .rough, world: world, threads: threads)
            .explore()
    }

    @Test func `what is covered does not depend on how many threads played`() throws {
        let one = CoverageCollector(Repository.contracts)
        let four = CoverageCollector(Repository.contracts)
        _ = try explore(1, one)
        _ = try explore(4, four)
        #expect(one.report == four.report)
        #expect(one.report.total.exercised > 200)
    }

    @Test func `collecting changes nothing that happens`() throws {
        let collected = try explore(1, CoverageCollector(Repository.contracts))
        #expect(try explore(1, nil).traceHash == collected.traceHash)
    }

    private func exploreCalmly(_ coverage: CoverageCollector) throws {
        var world = Repository.world()
        world.coverage = coverage
        _ = try Explorer(runs: 200, seed: 1, profile: .calm, world: world, threads: 2).explore()
    }

    @Test func `calm histories cover every event, and what they do not reach is named`() throws {
        let collector = CoverageCollector(Repository.contracts)
        try exploreCalmly(collector)
        let report = collector.report
        let gaps = Set(report.gaps.map(\.name))
        #expect(report.kinds.first { $0.kind == .eventType }?.count.text == "4/4")
        for name in [
            "authorizePayment 201", "capturePayment path payment_id", "Payment.status = REFUNDED",
            "PaymentRefunded.data.is_full = true", "Hold.expires_at",
        ] {
            #expect(!gaps.contains(name), "\(name)")
        }
        // Nothing in a calm world makes the service break a rule of its own.
        #expect(gaps.contains("authorizePayment 500"))
        #expect(gaps.contains("Problem.code = internal_error"))
    }

    @Test func `one collector adds up what several parts of a command reach`() throws {
        let collector = CoverageCollector(Repository.contracts)
        try exploreCalmly(collector)
        let before = collector.report
        _ = try explore(2, collector)
        let gained = Set(before.gaps.map(\.name)).subtracting(collector.report.gaps.map(\.name))
        #expect(gained.contains("Payment.in_doubt = true"))
        #expect(collector.report.total.exercised == before.total.exercised + gained.count)
    }
}
