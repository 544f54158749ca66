import GatewaySimulators
import PaymentsHarness
import SimulationCore
import Testing

@Suite struct BookAuditTests {
    @Test func `books of a payment that was held, taken and sent back break nothing`() {
        #expect(
            broken(by: [
                entry(.authorization, 1000), entry(.capture, 700), entry(.release, 300),
                entry(.fee, 50), entry(.refund, 700, object: "re_1"),
                entry(.refundFailure, 700, object: "re_1"), entry(.refund, 700, object: "re_2"),
            ]).isEmpty)
    }

    @Test func `taking more than is held is found`() {
        #expect(
            broken(by: [entry(.authorization, 1000), entry(.capture, 1001)])
                == ["pi_1: captured 1001 of 1000 authorized"])
    }

    @Test func `taking what was released is found`() {
        #expect(
            broken(by: [
                entry(.authorization, 1000), entry(.release, 600), entry(.capture, 500),
            ]) == ["pi_1: captured 500 and released 600 of 1000 authorized"])
    }

    @Test func `taking twice is found, even of two holds`() {
        #expect(
            broken(by: [
                entry(.authorization, 1000), entry(.authorization, 1000, object: "ch_2"),
                entry(.capture, 1000), entry(.capture, 1000, object: "ch_2"),
            ]) == ["pi_1: captured twice"])
    }

    @Test func `one capture in two entries is found`() {
        #expect(
            broken(by: [
                entry(.authorization, 1000), entry(.capture, 400), entry(.capture, 400),
            ]) == ["ch_1 is in the books twice as capture", "pi_1: captured twice"])
    }

    @Test func `what failed at the bank may be taken again, and only once`() {
        let failed = [
            entry(.authorization, 1000), entry(.capture, 1000), entry(.captureFailure, 1000),
            entry(.capture, 1000),
        ]
        #expect(broken(by: failed).isEmpty)
        #expect(
            broken(by: failed + [entry(.capture, 1000, object: "ch_2")])
                == ["pi_1: captured 2000 of 1000 authorized", "pi_1: captured twice"])
    }

    @Test func `sending back what the bank took back is found`() {
        let failed = [
            entry(.authorization, 1000), entry(.capture, 1000), entry(.captureFailure, 1000),
        ]
        #expect(
            broken(by: failed + [entry(.refund, 100, object: "re_1")])
                == ["pi_1: refunded 100 of 0 captured"])
    }

    @Test func `sending back more than was taken is found`() {
        #expect(
            broken(by: [
                entry(.authorization, 1000), entry(.capture, 1000),
                entry(.refund, 600, object: "re_1"), entry(.refund, 401, object: "re_2"),
            ]) == ["pi_1: refunded 1001 of 1000 captured"])
    }

    @Test func `a movement of nothing and one in another currency are found`() {
        #expect(
            broken(by: [
                entry(.authorization, 1000), entry(.capture, 0),
                entry(.refund, 0, object: "re_1", currency: "EUR"),
            ]) == ["capture of 0", "refund of 0", "pi_1 moves in USD and in EUR"])
    }

    @Test func `the sum counts what enters and leaves the account, by currency`() {
        var audit = BookAudit()
        for entry in [
            entry(.authorization, 1000), entry(.capture, 1000), entry(.fee, 30),
            entry(.refund, 200, object: "re_1"), entry(.payout, 500, object: "po_1"),
            entry(.capture, 90, object: "ch_9", currency: "EUR"),
        ] {
            _ = audit.read(entry)
        }
        #expect(audit.sums == ["USD": 270, "EUR": 90])
    }

    private func broken(by entries: [BookEntry]) -> [String] {
        var audit = BookAudit()
        return entries.flatMap { audit.read($0) }
    }

    private func entry(
        _ kind: BookEntry.Kind, _ amount: Int, object: String = "ch_1", currency: String = "USD"
    ) -> BookEntry {
        BookEntry(
            kind: kind, objectID: object, paymentID: "pi_1", merchantReference: nil,
            amount: amount, currency: currency, at: .worldStart)
    }
}
