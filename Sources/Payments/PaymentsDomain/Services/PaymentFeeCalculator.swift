/// What a provider is expected to keep from a capture, to hold its own figure against.
package struct PaymentFeeCalculator: Sendable, Hashable {
    /// Hundredths of a percent of the captured sum.
    package let basisPoints: Int
    /// Minor units added to every capture.
    package let fixedMinorUnits: Int

    package init(basisPoints: Int, fixedMinorUnits: Int) {
        self.basisPoints = basisPoints
        self.fixedMinorUnits = fixedMinorUnits
    }

    /// The expected fee, rounded half up to a minor unit, never more than was captured.
    package func expectedFee(for captured: Money) throws(MoneyError) -> Money {
        let (product, overflow) = captured.minorUnits.multipliedReportingOverflow(by: basisPoints)
        guard !overflow else { throw .overflow }
        let share = (product / 10_000) + (product % 10_000 >= 5000 ? 1 : 0)
        let (sum, tooBig) = share.addingReportingOverflow(fixedMinorUnits)
        guard !tooBig,
            let fee = Money(
                minorUnits: min(sum, captured.minorUnits), currency: captured.currency)
        else { throw .overflow }
        return fee
    }
}
