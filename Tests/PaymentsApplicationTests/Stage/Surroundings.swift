import PaymentsDomain
import PaymentsPorts
import Synchronization

/// A clock that stands still until it is set forward.
final class StandingClock: WallClock {
    private let moment = Mutex(nine)

    var now: Timestamp { moment.withLock { $0 } }

    func advance(milliseconds: Int) {
        moment.withLock { $0 = $0.adding(milliseconds: milliseconds) }
    }
}

/// Numbers identifiers from one, each prefix by itself: `pay_1`, `att_1`, `att_2`.
final class CountingIdentifiers: IdentifierSource {
    private let counts = Mutex<[String: Int]>([:])

    func next(prefix: String) -> String {
        counts.withLock { counts in
            counts[prefix, default: 0] += 1
            return "\(prefix)\(counts[prefix, default: 0])"
        }
    }
}

/// 2026-01-05 09:00:00 UTC.
let nine = Timestamp(milliseconds: 1_767_603_600_000)
let expiry = nine.adding(milliseconds: 7 * 86_400_000)

enum FixtureError: Error { case noSuchMoney }

func money(_ minorUnits: Int, _ code: String) throws -> Money {
    guard let currency = Currency(code: code),
        let money = Money(minorUnits: minorUnits, currency: currency)
    else { throw FixtureError.noSuchMoney }
    return money
}

func dollars(_ minorUnits: Int) throws -> Money { try money(minorUnits, "USD") }

/// What the provider says about the payment `pi_1` of USD 100.00.
func snapshot(
    _ state: PaymentSnapshot.State, amount: Int = 10_000, transaction: String = "pi_1",
    wasAuthorized: Bool = true
) throws -> PaymentSnapshot {
    PaymentSnapshot(
        transactionID: TransactionID(transaction), amount: try dollars(amount), state: state,
        wasAuthorized: wasAuthorized)
}

func held() throws -> PaymentSnapshot { try snapshot(.authorized(expiresAt: expiry)) }

func captured(_ amount: Int = 10_000, fee: Int? = 320) throws -> PaymentSnapshot {
    try snapshot(.captured(amount: try dollars(amount), fee: try fee.map { try dollars($0) }))
}

func released(_ kind: FailureReason.Kind = .cancelled) throws -> PaymentSnapshot {
    try snapshot(.released(FailureReason(kind)))
}

/// What the provider says about our first refund of `pi_1`.
func refundSnapshot(
    _ state: RefundSnapshot.State, amount: Int = 4_000, transaction: String = "re_1",
    ours: String? = "rfd_1", of payment: String = "pi_1"
) throws -> RefundSnapshot {
    RefundSnapshot(
        transactionID: TransactionID(transaction),
        paymentTransactionID: TransactionID(payment), refundID: ours.map { RefundID($0) },
        amount: try dollars(amount), state: state)
}
