import GatewaySimulators
import SimulationCore

/// The simulators of a world, set as the scenario's settings say.
struct ProviderSwitches {
    private let settings: [Setting]

    init(_ settings: [Setting]) { self.settings = settings }

    var isRotatingSecrets: Bool { value(of: .secretRotation) == "on" }

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
        if let life = duration(.holdLife) { stripe.holdLife = life }
        if let life = duration(.keyLife) { stripe.idempotencyKeyLife = life }
        if value(of: .refundStatus) == "pending" {
            stripe.refundStatus = .pendingThenSucceeded(after: .seconds(30))
        }
        return StripeSimulator(settings: stripe, seed: seed)
    }

    private func razorpay(_ accounts: MerchantAccounts, seed: UInt64) -> RazorpaySimulator {
        var razorpay = RazorpaySettings()
        razorpay.keyID = accounts.razorpayKeyID
        razorpay.keySecret = accounts.razorpayKeySecret
        razorpay.webhookSecret = accounts.razorpayWebhookSecret
        razorpay.previousWebhookSecret = accounts.razorpayPreviousWebhookSecret
        razorpay.webhookURL = "https://\(WorldHosts.payments)/v1/webhooks/razorpay"
        if let life = duration(.holdLife) { razorpay.uncapturedWindow = life }
        if let life = duration(.keyLife) { razorpay.idempotencyKeyLife = life }
        if value(of: .refundStatus) == "pending" {
            razorpay.refundOutcome = .pendingThenProcessed
        }
        return RazorpaySimulator(settings: razorpay, seed: seed)
    }

    private func value(of name: SettingName) -> String? {
        settings.last { $0.name == name }?.value
    }

    private func duration(_ name: SettingName) -> VirtualDuration? {
        value(of: name).flatMap { VirtualDuration($0) }
    }
}
