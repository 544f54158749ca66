import GatewaySimulators
import SimulationCore

/// The simulators of a world, set as the scenario's settings say.
struct ProviderSwitches {
    private let settings: [Setting]

    init(_ settings: [Setting]) { self.settings = settings }

    var isRotatingSecrets: Bool { value(of: .secretRotation) == "on" }

    /// How much each provider carries; nil for any amount.
    var capacity: CapacityTerms? {
        value(of: .capacity).flatMap { CapacityTerms.rate($0) }
            .map { CapacityTerms(requests: $0.0, per: $0.1) }
    }

    /// Whether a provider is set to answer what its document does not say, so that no document can
    /// judge it.
    var leavesDocuments: Bool {
        settings.contains { ["gateway-error", "rate-limit-body"].contains($0.name.rawValue) }
    }

    func simulators(_ accounts: MerchantAccounts, seed: UInt64) -> [any GatewaySimulator] {
        [stripe(accounts, seed: seed), razorpay(accounts, seed: seed)]
    }

    private func stripe(_ accounts: MerchantAccounts, seed: UInt64) -> StripeSimulator {
        var stripe = StripeSettings()
        stripe.secretKey = accounts.stripeKey
        stripe.webhookSecret = accounts.stripeWebhookSecret
        stripe.previousWebhookSecret = accounts.stripePreviousWebhookSecret
        stripe.webhookHost = WorldHosts.payments
        stripe.webhookPath = "/v1/webhooks/stripe"
        // What a provider does not have, or not with that value, changes nothing there.
        for setting in settings { try? stripe.set(setting.name.rawValue, to: setting.value) }
        return StripeSimulator(settings: stripe, seed: seed)
    }

    private func razorpay(_ accounts: MerchantAccounts, seed: UInt64) -> RazorpaySimulator {
        var razorpay = RazorpaySettings()
        razorpay.keyID = accounts.razorpayKeyID
        razorpay.keySecret = accounts.razorpayKeySecret
        razorpay.webhookSecret = accounts.razorpayWebhookSecret
        razorpay.previousWebhookSecret = accounts.razorpayPreviousWebhookSecret
        razorpay.webhookURL = "https://\(WorldHosts.payments)/v1/webhooks/razorpay"
        for setting in settings { try? razorpay.set(setting.name.rawValue, to: setting.value) }
        return RazorpaySimulator(settings: razorpay, seed: seed)
    }

    private func value(of name: SettingName) -> String? {
        settings.last { $0.name == name }?.value
    }
}
