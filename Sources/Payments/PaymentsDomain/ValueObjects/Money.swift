/// A sum of money: a whole, never negative number of minor units of one currency.
///
/// Money is never changed in place, only replaced by a named operation, and no operation rounds,
/// overflows silently or mixes currencies.
package struct Money: Sendable, Hashable {
    package let minorUnits: Int
    package let currency: Currency

    /// A sum, or nil when the number is negative.
    package init?(minorUnits: Int, currency: Currency) {
        guard minorUnits >= 0 else { return nil }
        self.minorUnits = minorUnits
        self.currency = currency
    }

    private init(trusted minorUnits: Int, _ currency: Currency) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// Nothing, in that currency.
    package static func zero(_ currency: Currency) -> Money { Money(trusted: 0, currency) }

    package var isZero: Bool { minorUnits == 0 }

    /// The sum of both.
    package func adding(_ other: Money) throws(MoneyError) -> Money {
        try requireSameCurrency(other)
        let (sum, overflow) = minorUnits.addingReportingOverflow(other.minorUnits)
        guard !overflow else { throw .overflow }
        return Money(trusted: sum, currency)
    }

    /// What is left after taking the other away; never below nothing.
    package func subtracting(_ other: Money) throws(MoneyError) -> Money {
        try requireSameCurrency(other)
        guard minorUnits >= other.minorUnits else {
            throw .wouldBeNegative(minuend: self, subtrahend: other)
        }
        return Money(trusted: minorUnits - other.minorUnits, currency)
    }

    /// Whether this is more than the other.
    package func exceeds(_ other: Money) throws(MoneyError) -> Bool {
        try requireSameCurrency(other)
        return minorUnits > other.minorUnits
    }

    private func requireSameCurrency(_ other: Money) throws(MoneyError) {
        guard currency == other.currency else {
            throw .currencyMismatch(currency, other.currency)
        }
    }
}

extension Money: CustomStringConvertible {
    /// The code and the amount in major units with all decimals: `INR 500.00`, `JPY 500`.
    package var description: String {
        guard currency.exponent > 0 else { return "\(currency.code) \(minorUnits)" }
        let digits = String(minorUnits)
        let missing = max(0, currency.exponent + 1 - digits.utf8.count)
        let padded = String(repeating: "0", count: missing) + digits
        return "\(currency.code) \(padded.dropLast(currency.exponent))."
            + padded.suffix(currency.exponent)
    }
}

/// Why an operation on money has no answer.
package enum MoneyError: Error, Sendable, Hashable {
    case currencyMismatch(Currency, Currency)
    case wouldBeNegative(minuend: Money, subtrahend: Money)
    case overflow
}
