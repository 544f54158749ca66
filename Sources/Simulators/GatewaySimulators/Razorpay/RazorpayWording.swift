/// The texts and shapes of refusals on which the sources disagree or stay silent.
///
/// Apart from the settings because none of them moves money.
package struct RazorpayWording: Sendable {
    /// How a refusal fills `source`, `step` and `reason`.
    package enum Style: Sendable, Hashable { case validation, notApplicable }

    package var missingCaptureAmount = "amount: cannot be blank."
    package var wrongCaptureAmount = "Capture amount must be equal to the amount authorized"
    package var wrongCaptureAmountStyle = Style.validation
    /// Said of a capture of a payment that is created or failed.
    package var notCapturable =
        "Only payments which have been authorized and not yet captured can be captured."
    /// Said of a capture of a payment whose money went back uncaptured.
    package var capturedOrVoided =
        "The payment has already been either captured or voided."
    package var fullyRefunded = "The payment has been fully refunded already."
    /// `invalid request sent` in some reports.
    package var lowBalance =
        "Your account does not have enough balance to carry out the refund operation."
    package var unsupportedCurrency = "Currency is not supported"
    /// `extra_field_sent` was seen on orders of one live account.
    package var extraFieldReason = "input_validation_failed"
    /// `internal` was seen in place of `business`.
    package var unknownIDSource = "business"
    /// Whether `<id> is not a valid id` shows the id without its prefix.
    package var stripsPrefixOfMalformedIDs = true

    package init() {}
}
