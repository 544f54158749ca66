extension StripeState {
    /// What the account holds, in order of currency.
    mutating func balances() -> [GatewayBalance] {
        settledBalance().holdings.map {
            GatewayBalance(
                currency: $0.currency.upperCode, available: $0.available, pending: $0.pending)
        }
    }
}
