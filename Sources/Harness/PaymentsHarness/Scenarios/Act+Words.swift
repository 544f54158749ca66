extension Act {
    /// The act's word in scenario files, and in counts of what was reached.
    package var verb: String {
        switch self {
        case .authorize: "authorize"
        case .challenge: "challenge"
        case .capture: "capture"
        case .cancel: "cancel"
        case .refund: "refund"
        case .retry: "retry"
        case .reconcile: "reconcile"
        case .reconcileAll: "reconcile-all"
        case .read: "read"
        case .replayWebhook: "replay-webhook"
        case .forgeWebhook: "forge-webhook"
        case .wait: "wait"
        case .crash: "crash"
        case .restart: "restart"
        case .fault: "fault"
        case .heal: "heal"
        case .together: "together"
        case .expect: "expect"
        }
    }
}
