import HTTPModel

/// A shopper's objection to a captured charge, as their bank handles it.
struct StripeDispute: Sendable {
    enum Status: String, Sendable, CaseIterable {
        case needsResponse = "needs_response"
        case underReview = "under_review"
        case won
        case lost
        case inquiryNeedsResponse = "warning_needs_response"
        case inquiryUnderReview = "warning_under_review"
        case inquiryClosed = "warning_closed"

        /// Whether nothing more is expected of the merchant or its bank.
        var isClosed: Bool {
            switch self {
            case .won, .lost, .inquiryClosed: true
            case .needsResponse, .underReview, .inquiryNeedsResponse, .inquiryUnderReview: false
            }
        }

        var awaitsMerchant: Bool { self == .needsResponse || self == .inquiryNeedsResponse }
        var awaitsBank: Bool { self == .underReview || self == .inquiryUnderReview }
    }

    let id: String
    /// Place in the store of charges.
    let charge: Int
    /// Minor units of the charge's currency.
    let amount: Int
    /// Unix seconds.
    let created: Int
    let reason: String
    /// The card network's code for the reason, where one is published.
    let networkReasonCode: String?
    var status: Status
    /// Unix seconds: until when evidence is taken.
    var dueBy: Int
    var evidence = StripeEvidence()
    /// How often evidence has gone to the bank; it takes evidence once.
    var submissions = 0
    var metadata: [FormItem] = []
    /// Places of the balance transactions: the withdrawal, and the return after a win.
    var transactions: [Int] = []
    var submissionMethod: String?
    /// Whether it ended because nobody answered in time.
    var isPastDue = false

    /// Whether it asks before any money moves; an inquiry may grow into a chargeback.
    var isInquiry: Bool {
        switch status {
        case .inquiryNeedsResponse, .inquiryUnderReview, .inquiryClosed: true
        case .needsResponse, .underReview, .won, .lost: false
        }
    }

    /// Whether the charge may still be refunded: while money is withdrawn it may not.
    var allowsRefund: Bool { isInquiry || status == .won }

    /// The sixteen characters its own id begins with, which its events share.
    var stem: String { String(id.dropFirst(3).prefix(16)) }
}

/// A dispute on its way: what a test card or somebody at the desk has set going.
struct StripeDisputeOpening: Sendable {
    let charge: Int
    let reason: String
    let isInquiry: Bool
    /// Minor units; nil for all that is left of the charge.
    let amount: Int?
}

extension StripeDispute {
    /// Visa's codes for the reasons it has a code for: docs.stripe.com/disputes/categories.
    static func visaCode(of reason: String) -> String? {
        switch reason {
        case "fraudulent", "unrecognized": "10.4"
        case "duplicate": "12.6.1"
        case "product_not_received": "13.1"
        case "subscription_canceled": "13.2"
        case "product_unacceptable": "13.3"
        case "credit_not_processed": "13.6"
        default: nil
        }
    }
}
