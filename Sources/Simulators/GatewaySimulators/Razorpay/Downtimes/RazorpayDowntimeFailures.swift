import SimulationCore

extension RazorpayState {
    /// What a payment fails with although its shopper approves it: its test data, or a downtime.
    func certainFailure(of payment: RazorpayPayment) -> RazorpayFailure? {
        payment.certainFailure ?? downtimeFailure(of: payment.method)
    }

    private func downtimeFailure(of method: RazorpayMethod) -> RazorpayFailure? {
        guard !money.ongoingDowntimes.isEmpty, settings.money.downtimesFailPayments else {
            return nil
        }
        let kind: RazorpayDowntimeMethod
        switch method {
        case .card: kind = .card
        case .netbanking: kind = .netbanking
        case .upi: kind = .upi
        case .wallet: return nil
        }
        guard let place = ongoingDowntime(of: kind) else { return nil }
        let downtime = money.downtimes[place]
        guard downtime.severity == .high else { return nil }
        if case .netbanking(let bank) = method, downtime.bank != "ALL", downtime.bank != bank {
            return nil
        }
        return .downtime(of: kind)
    }
}

extension RazorpayFailure {
    /// What the bank or the network answers while it is down.
    static func downtime(of method: RazorpayDowntimeMethod) -> RazorpayFailure {
        switch method {
        case .card:
            RazorpayFailure(
                code: "GATEWAY_ERROR", description: "The gateway met a technical error.",
                source: "gateway", step: "payment_authorization",
                reason: "gateway_technical_error")
        case .netbanking:
            RazorpayFailure(
                code: "GATEWAY_ERROR", description: "The bank is not available.", source: "bank",
                step: "payment_authentication", reason: "bank_not_available")
        case .upi:
            RazorpayFailure(
                code: "GATEWAY_ERROR", description: "The gateway met a technical error.",
                source: "gateway", step: "payment_request", reason: "gateway_technical_error")
        }
    }
}
