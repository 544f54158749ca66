import PaymentsGateways
import SimulatedHTTP
import SimulationCore

/// What the world hands every node: things that outlive a node's crash.
struct NodeParts {
    let store: any PaymentsStore
    let network: SimulatedNetwork
    let executor: DeterministicExecutor
    let faults: FaultPlan
    let history: History
    let identifiers: CountedIdentifiers
    let accounts: MerchantAccounts
    let plantedBug: PlantedBug?
    let contractFault: PlantedContractFault?
}

/// The merchant's accounts at the providers, as both sides know them.
struct MerchantAccounts: Sendable {
    let stripeKey = "sk_test_paycheck"
    let stripeWebhookSecret = "whsec_paycheck_current"
    let stripePreviousWebhookSecret = "whsec_paycheck_previous"
    let razorpayKeyID = "rzp_test_paycheck0001"
    let razorpayKeySecret = "paycheck_secret"
    let razorpayWebhookSecret = "paycheck_webhook_current"
    let razorpayPreviousWebhookSecret = "paycheck_webhook_previous"
    /// Whether a webhook secret is being rotated, so that both are accepted.
    var isRotating = false
}
