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
        for setting in settings { set(setting, of: &stripe) }
        return StripeSimulator(settings: stripe, seed: seed)
    }

    private func razorpay(_ accounts: MerchantAccounts, seed: UInt64) -> RazorpaySimulator {
        var razorpay = RazorpaySettings()
        razorpay.keyID = accounts.razorpayKeyID
        razorpay.keySecret = accounts.razorpayKeySecret
        razorpay.webhookSecret = accounts.razorpayWebhookSecret
        razorpay.previousWebhookSecret = accounts.razorpayPreviousWebhookSecret
        razorpay.webhookURL = "https://\(WorldHosts.payments)/v1/webhooks/razorpay"
        for setting in settings { set(setting, of: &razorpay) }
        return RazorpaySimulator(settings: razorpay, seed: seed)
    }

    private func value(of name: SettingName) -> String? {
        settings.last { $0.name == name }?.value
    }
}

extension ProviderSwitches {
    private func set(_ setting: Setting, of stripe: inout StripeSettings) {
        let duration = VirtualDuration(setting.value)
        switch setting.name {
        case .refundStatus:
            // Cards decide by themselves which of their refunds fail.
            if setting.value == "pending" {
                stripe.refundStatus = .pendingThenSucceeded(after: .seconds(30))
            }
        case .holdLife: if let duration { stripe.holdLife = duration }
        case .keyLife: if let duration { stripe.idempotencyKeyLife = duration }
        case .webhookPatience: if let duration { stripe.webhookRetryLimit = duration }
        case .payoutOutcome: stripe.payoutOutcome = setting.value == "failed" ? .fails : .paid
        case .keyScope, .keyErrors, .secretRotation, .lateAuthorization, .capacity: break
        }
    }

    private func set(_ setting: Setting, of razorpay: inout RazorpaySettings) {
        let duration = VirtualDuration(setting.value)
        switch setting.name {
        case .refundStatus:
            switch setting.value {
            case "pending": razorpay.refundOutcome = .pendingThenProcessed
            case "pending-then-failed": razorpay.refundOutcome = .pendingThenFailed
            case "succeeded-then-failed": razorpay.refundOutcome = .processedThenFailed
            default: razorpay.refundOutcome = .processedAtOnce
            }
        case .holdLife: if let duration { razorpay.uncapturedWindow = duration }
        case .keyLife: if let duration { razorpay.idempotencyKeyLife = duration }
        case .keyScope: razorpay.refundKeyScope = setting.value == "payment" ? .payment : .account
        case .keyErrors: razorpay.remembersRefusedRefunds = setting.value == "remembered"
        case .lateAuthorization: if let duration { razorpay.lateAuthorizationDelay = duration }
        case .webhookPatience: if let duration { razorpay.webhookRetryWindow = duration }
        case .payoutOutcome: razorpay.money.settlementsFail = setting.value == "failed"
        case .secretRotation, .capacity: break
        }
    }
}
