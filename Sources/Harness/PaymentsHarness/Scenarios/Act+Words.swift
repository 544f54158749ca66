extension Act {
    /// The act's word in scenario files, as text; also its name in counts of what was reached.
    package var verb: String { word.rawValue }

    /// The act's word in scenario files.
    package var word: StepWord {
        switch self {
        case .authorize: .authorize
        case .challenge: .challenge
        case .capture: .capture
        case .cancel: .cancel
        case .refund: .refund
        case .retry: .retry
        case .reconcile: .reconcile
        case .reconcileAll: .reconcileAll
        case .read: .read
        case .replayWebhook: .replayWebhook
        case .forgeWebhook: .forgeWebhook
        case .wait: .wait
        case .crash: .crash
        case .restart: .restart
        case .fault: .fault
        case .heal: .heal
        case .together: .together
        case .expect: .expect
        case .decide: .decide
        case .request: .request
        }
    }
}
