import PaymentsDomain
import PaymentsPorts

/// Activities in every form there is.
enum ActivitySample {
    static func all() throws -> [ProviderActivity] {
        let payments = try paymentStates().flatMap { state in
            [(nil, false), (PaymentID("pay_1"), true)].map { id, wasAuthorized in
                (id, state, wasAuthorized)
            }
        }
        return try payments.map { id, state, wasAuthorized in
            .payment(
                id,
                PaymentSnapshot(
                    transactionID: TransactionID("pi_1"), amount: try Sample.money(50_000),
                    state: state, wasAuthorized: wasAuthorized))
        }
            + refunds() + [
                .irrelevant(type: "balance.available"), .irrelevant(type: ""),
                .irrelevant(type: "a\u{0}\"\\\n\u{1A}\u{E9}"),
            ]
    }

    private static func paymentStates() throws -> [PaymentSnapshot.State] {
        [
            .undecided, .awaitingCustomer(nil),
            .awaitingCustomer(NextAction(redirectURL: "https://bank.example/?a=\"b\"&c=\\")),
            .authorized(expiresAt: nil), .authorized(expiresAt: Sample.noon),
            .captured(amount: try Sample.money(.max), fee: nil),
            .captured(amount: try Sample.money(500), fee: try Sample.money(0)),
            .captured(amount: try Sample.money(500, "JPY"), fee: try Sample.money(17, "INR")),
        ]
            + FailureReason.Kind.allCases.flatMap { kind -> [PaymentSnapshot.State] in
                [
                    .failed(FailureReason(kind)),
                    .released(FailureReason(kind, providerCode: "code_\(kind)")),
                ]
            }
    }

    private static func refunds() throws -> [ProviderActivity] {
        let states: [RefundSnapshot.State] = [
            .pending, .succeeded, .failed(code: nil, afterSuccess: false),
            .failed(code: "expired_card", afterSuccess: true),
        ]
        return try states.flatMap { state in
            try [(nil, nil), (PaymentID("pay_1"), RefundID("refund_1"))].map { payment, refund in
                .refund(
                    payment,
                    RefundSnapshot(
                        transactionID: TransactionID("re_1"),
                        paymentTransactionID: TransactionID("pi_1"), refundID: refund,
                        amount: try Sample.money(70), state: state))
            }
        }
    }
}
