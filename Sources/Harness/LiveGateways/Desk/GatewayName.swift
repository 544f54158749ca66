import GatewaySimulators

/// One of the two gateways a server stands in for.
package enum GatewayName: String, Sendable, Hashable, CaseIterable {
    case stripe
    case razorpay

    /// Whether events for an endpoint go where the command line says, not where the API said.
    func isOwn(endpoint: String) -> Bool {
        switch self {
        case .stripe: endpoint.isEmpty || endpoint == StripeSettings.ownEndpointID
        case .razorpay: endpoint.isEmpty || endpoint == RazorpaySettings.ownWebhookID
        }
    }

    /// What the ids of its webhook deliveries start with.
    var deliveryPrefix: String {
        switch self {
        case .stripe: "whd_s"
        case .razorpay: "whd_r"
        }
    }
}
