import GatewaySimulators

/// One of the two gateways a server stands in for.
package enum GatewayName: String, Sendable, Hashable, CaseIterable {
    case stripe
    case razorpay

    /// What the ids of its webhook deliveries start with.
    var deliveryPrefix: String {
        switch self {
        case .stripe: "whd_s"
        case .razorpay: "whd_r"
        }
    }
}
