/// An account of the ledger, numbered as in docs/architecture.md.
package enum Account: String, Sendable, Hashable, CaseIterable {
    /// Captured money the provider holds for us (asset).
    case gatewayClearing = "1200-gateway-clearing"
    /// Captured, goods not yet delivered (liability).
    case customerPrepayments = "2100-customer-prepayments"
    /// Refunds asked for and not yet confirmed (liability).
    case refundsPayable = "2200-refunds-payable"
    /// Money that belongs to no live payment: somebody must look (liability).
    case unallocatedReceipts = "2300-unallocated-receipts"
    /// Refunds and returns (contra revenue).
    case refunds = "4100-refunds"
    /// What providers keep (expense).
    case processingFees = "5100-processing-fees"
    /// Holds on shoppers' money; not money of ours (memo).
    case authorizationsOutstanding = "9000-authorizations-outstanding"
    case authorizationsContra = "9001-authorizations-contra"
    /// Operations whose outcome nobody knows (memo).
    case inDoubt = "9100-in-doubt"
    case inDoubtContra = "9101-in-doubt-contra"
}
