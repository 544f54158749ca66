/// A defect that a test plants into the system, so that its judge can be seen to catch it.
///
/// Each is something real payment systems have shipped. A judge that has never caught its bug is not
/// done.
package enum PlantedBug: String, Sendable, Hashable, CaseIterable {
    /// An unknown outcome is answered by sending again under a new key.
    case retriesWithFreshKey = "retries-with-fresh-key"
    /// The ledger books a capture a second time.
    case booksCaptureTwice = "books-capture-twice"
    /// Refunds that are not finished are forgotten when the rest is worked out.
    case forgetsOpenRefunds = "forgets-open-refunds"
    /// Refunds look at the hold instead of the capture.
    case refundsUncaptured = "refunds-uncaptured"
    /// Capturing converts the payment to another currency.
    case changesCurrency = "changes-currency"
    /// Starting a refund marks the payment failed.
    case undoesSuccess = "undoes-success"
    /// Every delivery of a webhook counts as a new one.
    case takesWebhooksTwice = "takes-webhooks-twice"
    /// Fees are booked on one side only.
    case booksOneSide = "books-one-side"
    /// Fees are not booked at all.
    case forgetsFees = "forgets-fees"
    /// Events carry amounts as text.
    case sendsTextAmounts = "sends-text-amounts"
    /// Answers carry a member the contract does not know.
    case answersOutsideContract = "answers-outside-contract"
    /// Orders is never told of failures.
    case keepsFailuresFromOrders = "keeps-failures-from-orders"
    /// Nobody goes on with what was left in doubt.
    case neverResumes = "never-resumes"

    /// The rule of the judge that must catch it.
    package var rule: String {
        switch self {
        case .retriesWithFreshKey: OneEffectPerOperation.rule.id
        case .booksCaptureTwice: CaptureCeiling.rule.id
        case .forgetsOpenRefunds: RefundCeiling.rule.id
        case .refundsUncaptured: RefundOnlyCaptured.rule.id
        case .changesCurrency: CurrencyImmutable.rule.id
        case .undoesSuccess: LegalTransitions.rule.id
        case .takesWebhooksTwice: IdempotentIngest.rule.id
        case .booksOneSide: LedgerBalanced.rule.id
        case .forgetsFees: LedgerComplete.rule.id
        case .sendsTextAmounts: EventsKeepTheirSchemas.rule.id
        case .answersOutsideContract: ExchangesKeepTheContract.rule.id
        case .keepsFailuresFromOrders: OrdersAgree.rule.id
        case .neverResumes: Convergence.rule.id
        }
    }
}
