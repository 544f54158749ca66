/// How the shopper pays: a kind, and a reference the provider understands.
///
/// The reference is a provider token (`pm_…`), a virtual payment address or a bank code. It is never
/// a card number: those stay between the shopper's browser and the provider.
package struct PaymentMethod: Sendable, Hashable {
    /// The kinds the API accepts.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case card
        case upi
        case netbanking
        case wallet
    }

    package let kind: Kind
    package let reference: String

    package init(kind: Kind, reference: String) {
        self.kind = kind
        self.reference = reference
    }
}
