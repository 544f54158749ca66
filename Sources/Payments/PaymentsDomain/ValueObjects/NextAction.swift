/// What the shopper must do before the provider can decide: visit a page of the bank.
package struct NextAction: Sendable, Hashable {
    package let redirectURL: String

    package init(redirectURL: String) { self.redirectURL = redirectURL }
}
