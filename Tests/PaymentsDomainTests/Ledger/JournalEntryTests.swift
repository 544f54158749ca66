import PaymentsDomain
import Testing

@Suite struct JournalEntryTests {
    /// What each movement debits and credits.
    static let postings: [(MoneyMovement.Kind, debits: [Account], credits: [Account])] = [
        (.authorized, [.authorizationsOutstanding], [.authorizationsContra]),
        (.released, [.authorizationsContra], [.authorizationsOutstanding]),
        (
            .captured, [.gatewayClearing, .authorizationsContra],
            [.customerPrepayments, .authorizationsOutstanding]
        ),
        (
            .unallocated, [.gatewayClearing, .authorizationsContra],
            [.unallocatedReceipts, .authorizationsOutstanding]
        ),
        (.fee, [.processingFees], [.gatewayClearing]),
        (.refundRequested, [.refunds], [.refundsPayable]),
        (.refundSucceeded, [.refundsPayable], [.gatewayClearing]),
        (.refundFailed, [.refundsPayable], [.refunds]),
        (.refundReturned, [.gatewayClearing], [.refunds]),
        (.inDoubt, [.inDoubt], [.inDoubtContra]),
        (.doubtResolved, [.inDoubtContra], [.inDoubt]),
    ]

    @Test(arguments: MoneyMovement.Kind.allCases)
    func `a movement debits and credits its accounts with its whole amount`(
        kind: MoneyMovement.Kind
    ) throws {
        let expected = try #require(Self.postings.first { $0.0 == kind })
        let entry = try entry(kind)
        #expect(accounts(of: entry, .debit) == expected.debits)
        #expect(accounts(of: entry, .credit) == expected.credits)
        let amount = try dollars(700)
        #expect(entry.postings.allSatisfy { $0.amount == amount })
        #expect(entry.isBalanced)
    }

    @Test func `an entry is named for its kind of movement and its object`() throws {
        #expect(try entry(.refundSucceeded).id == "refund-succeeded/re_1")
        #expect(Set(try MoneyMovement.Kind.allCases.map { try entry($0).id }).count == 11)
    }

    @Test(arguments: [
        [MoneyMovement.Kind.authorized, .released], [.authorized, .captured],
        [.authorized, .unallocated], [.inDoubt, .doubtResolved],
    ])
    func `a hold or a doubt that is over leaves no memo behind`(
        kinds: [MoneyMovement.Kind]
    ) throws {
        let balances = try balances(after: kinds)
        #expect(balances[.authorizationsOutstanding, default: 0] == 0)
        #expect(balances[.authorizationsContra, default: 0] == 0)
        #expect(balances[.inDoubt, default: 0] == 0)
        #expect(balances[.inDoubtContra, default: 0] == 0)
    }

    @Test func `a refund that came back leaves clearing where the capture put it`() throws {
        let balances = try balances(after: [
            .authorized, .captured, .refundRequested, .refundSucceeded, .refundReturned,
        ])
        #expect(balances[.gatewayClearing] == 700)
        #expect(balances[.refundsPayable] == 0)
        #expect(balances[.refunds] == 0)
    }

    private func entry(_ kind: MoneyMovement.Kind) throws -> JournalEntry {
        JournalEntry(
            MoneyMovement(kind, try dollars(700), objectID: "re_1"), paymentID: PaymentID("pay_1"),
            provider: ProviderName("stripe"), recordedAt: nine)
    }

    private func accounts(
        of entry: JournalEntry, _ side: JournalEntry.Posting.Side
    ) -> [Account] {
        entry.postings.filter { $0.side == side }.map(\.account)
    }

    private func balances(after kinds: [MoneyMovement.Kind]) throws -> [Account: Int] {
        var balances: [Account: Int] = [:]
        for kind in kinds {
            for posting in try entry(kind).postings {
                let sign = posting.side == .debit ? 1 : -1
                balances[posting.account, default: 0] += sign * posting.amount.minorUnits
            }
        }
        return balances
    }
}
