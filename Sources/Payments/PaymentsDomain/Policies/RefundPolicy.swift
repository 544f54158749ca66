/// How much of a captured payment may still be refunded.
///
/// Refunds that are asked for, pending or unknown count as if they had happened: only a failed
/// refund gives its room back.
package struct RefundPolicy: Sendable, Hashable {
    package init() {}

    /// What may still be refunded: nothing, when refunds made at the provider took room that ours
    /// had reserved.
    package func refundable(captured: Money, refunds: [Refund]) throws(PaymentError) -> Money {
        var rest = captured
        do throws(MoneyError) {
            for refund in refunds where refund.reservesRoom {
                let isMore = try refund.amount.exceeds(rest)
                rest = isMore ? .zero(rest.currency) : try rest.subtracting(refund.amount)
            }
        } catch {
            throw .arithmetic(error)
        }
        return rest
    }

    /// Throws unless `amount` may be refunded on top of the refunds there are.
    package func check(
        _ amount: Money, captured: Money, refunds: [Refund]
    ) throws(PaymentError) {
        guard amount.currency == captured.currency else {
            throw .currencyMismatch(expected: captured.currency, found: amount.currency)
        }
        guard !amount.isZero else { throw .amountNotPositive }
        let rest = try refundable(captured: captured, refunds: refunds)
        guard amount.minorUnits <= rest.minorUnits else {
            throw .exceedsRefundable(refundable: rest, asked: amount)
        }
    }
}
