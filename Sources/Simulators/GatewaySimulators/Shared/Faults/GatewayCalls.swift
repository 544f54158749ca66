/// The labels of calls to and from the providers, on which faults are placed.
package enum GatewayCalls {
    /// Calls to a provider, as the simulators label them.
    package static let requests = [
        "stripe.authorize", "stripe.retrieve", "stripe.update", "stripe.capture", "stripe.cancel",
        "stripe.refund", "stripe.retrieve-refund", "stripe.update-refund", "stripe.list-refunds",
        "stripe.list-payments", "stripe.charges", "stripe.customers", "stripe.payment-methods",
        "stripe.balance", "stripe.events", "stripe.disputes", "stripe.payouts",
        "stripe.webhook-endpoints", "stripe.bank-page", "stripe.other", "razorpay.create-order",
        "razorpay.authorize", "razorpay.bank-page", "razorpay.one-time-password",
        "razorpay.retrieve", "razorpay.order-payments", "razorpay.find-order", "razorpay.capture",
        "razorpay.refund", "razorpay.retrieve-refund", "razorpay.list-refunds",
        "razorpay.list-payments", "razorpay.edit", "razorpay.list-settlements",
        "razorpay.retrieve-settlement", "razorpay.recon", "razorpay.settle-on-demand",
        "razorpay.retrieve-on-demand", "razorpay.list-disputes", "razorpay.retrieve-dispute",
        "razorpay.accept-dispute", "razorpay.contest-dispute", "razorpay.upload",
        "razorpay.retrieve-document", "razorpay.downtimes", "razorpay.other",
    ]
    /// Deliveries of webhooks.
    package static let webhooks = ["stripe.webhook", "razorpay.webhook"]

    /// Every label, every family of labels, and `*` for any call.
    package static let placements = withFamilies(requests + webhooks)

    /// The labels, then their families such as `stripe.*`, then `*`.
    package static func withFamilies(_ calls: [String]) -> [String] {
        var families: [String] = []
        for call in calls {
            guard let family = call.split(separator: ".").first.map({ "\($0).*" }) else { continue }
            if !families.contains(family) { families.append(family) }
        }
        return calls + families + ["*"]
    }
}
