import PaymentsPorts

extension GatewayFinding {
    /// What a question came to when the provider gave no object to read.
    static func unusable(_ answer: ProviderAnswer) -> GatewayFinding {
        switch answer {
        case .answered: .unknown("an answer of another kind than asked for")
        case .refused(let status, _): .unknown("the question was refused with HTTP \(status)")
        case .notSent(let reason): .unknown("not sent: \(reason)")
        case .unknown(let reason): .unknown(reason)
        }
    }
}

extension GatewayOutcome {
    /// The outcome of a request whose credentials the provider did not accept.
    ///
    /// The provider's own text is left out: it may repeat parts of the key.
    static func credentialsRefused(status: Int) -> GatewayOutcome {
        .rejected(
            code: status == 401 ? "authentication_failed" : "permission_denied",
            message: "the provider did not accept our credentials (HTTP \(status))")
    }
}
