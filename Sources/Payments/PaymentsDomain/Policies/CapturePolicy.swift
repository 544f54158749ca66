/// Which amounts of a hold may be captured.
package struct CapturePolicy: Sendable, Hashable {
    /// Whether the provider can take a part and let the rest go.
    package let allowsPartial: Bool

    package init(allowsPartial: Bool) { self.allowsPartial = allowsPartial }

    /// Throws unless `amount` may be captured from `hold` at `now`.
    package func check(_ amount: Money, of hold: Hold, at now: Timestamp) throws(PaymentError) {
        guard amount.currency == hold.amount.currency else {
            throw .currencyMismatch(expected: hold.amount.currency, found: amount.currency)
        }
        guard !amount.isZero else { throw .amountNotPositive }
        guard amount.minorUnits <= hold.amount.minorUnits else {
            throw .exceedsAuthorized(authorized: hold.amount, asked: amount)
        }
        guard allowsPartial || amount == hold.amount else {
            throw .partialCaptureUnsupported(authorized: hold.amount, asked: amount)
        }
        if let expiresAt = hold.expiresAt, now >= expiresAt { throw .authorizationExpired }
    }
}
