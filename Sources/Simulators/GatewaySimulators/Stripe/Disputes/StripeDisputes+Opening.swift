import SimulationCore

/// How disputes and warnings come to a captured charge.
extension StripeState {
    /// Lets the shopper's bank dispute a charge that has just been captured, as the test cards do.
    ///
    /// The dispute appears a little later, by itself; an inquiry asks first and moves no money.
    mutating func openDispute(on charge: Int, reason: String, isInquiry: Bool = false) {}

    /// Lets the card network warn of fraud on a charge that has just been captured.
    mutating func openFraudWarning(on charge: Int) {}
}
