import PaymentsDomain
import Testing

@Suite struct PaymentFeeCalculatorTests {
    @Test(arguments: [
        // Basis points, fixed minor units, captured, expected fee.
        (290, 30, 10_000, 320), (290, 30, 1_000, 59), (290, 30, 17, 17), (290, 30, 0, 0),
        (200, 0, 100_000, 2_000), (200, 0, 24, 0), (200, 0, 25, 1), (200, 0, 74, 1),
        (200, 0, 75, 2), (0, 0, 500, 0), (10_000, 0, 500, 500), (10_000, 30, 500, 500),
    ])
    func `a fee is the share rounded half up plus the fixed part, never above the sum`(
        basisPoints: Int, fixed: Int, captured: Int, fee: Int
    ) throws {
        let calculator = PaymentFeeCalculator(basisPoints: basisPoints, fixedMinorUnits: fixed)
        #expect(try calculator.expectedFee(for: try dollars(captured)) == dollars(fee))
    }

    @Test func `the fee is in the currency of the capture`() throws {
        let calculator = PaymentFeeCalculator(basisPoints: 100, fixedMinorUnits: 0)
        #expect(try calculator.expectedFee(for: try money(1_000, "JPY")) == money(10, "JPY"))
    }

    @Test func `a sum too large to reckon with is an overflow, no wrong fee`() throws {
        let most = try dollars(.max)
        let calculator = PaymentFeeCalculator(basisPoints: 290, fixedMinorUnits: 30)
        #expect(throws: MoneyError.overflow) { try calculator.expectedFee(for: most) }
        let flat = PaymentFeeCalculator(basisPoints: 0, fixedMinorUnits: .max)
        #expect(try flat.expectedFee(for: try dollars(7)) == dollars(7))
    }
}
