import Testing

@testable import PaymentsDomain

@Suite struct StatusTransitionTests {
    /// Rows are from, columns to, both in the order created, authorized, captured, refunded, failed.
    static let table = [
        "-x--x",
        "--x-x",
        "---x-",
        "--x--",
        "-----",
    ]

    static let pairs = PaymentStatus.allCases.flatMap { from in
        PaymentStatus.allCases.map { to in (from, to) }
    }

    @Test(arguments: pairs)
    func `a move is allowed exactly when the table has it`(
        from: PaymentStatus, to: PaymentStatus
    ) throws {
        let row = try #require(PaymentStatus.allCases.firstIndex(of: from))
        let column = try #require(PaymentStatus.allCases.firstIndex(of: to))
        let isAllowed = Array(Self.table[row])[column] == "x"
        #expect(StatusTransition.allows(from: from, to: to) == isAllowed)
        var payment = try Payment.created()
        payment.status = from
        if isAllowed {
            try payment.move(to: to)
            #expect(payment.status == to)
        } else {
            #expect(throws: PaymentError.illegalTransition(from: from, to: to)) {
                try payment.move(to: to)
            }
            #expect(payment.status == from)
        }
    }

    @Test func `each legal move is listed once and says its cause`() {
        let moves = StatusTransition.all
        #expect(Set(moves.map { [$0.from, $0.to] }).count == moves.count)
        #expect(moves.count == 6)
        #expect(moves.allSatisfy { !$0.cause.isEmpty })
    }

    @Test func `statuses are written as the contracts write them`() {
        #expect(
            PaymentStatus.allCases.map(\.rawValue)
                == ["CREATED", "AUTHORIZED", "CAPTURED", "REFUNDED", "FAILED"])
    }
}
