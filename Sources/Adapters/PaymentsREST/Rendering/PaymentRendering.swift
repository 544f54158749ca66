import PaymentsDomain
import PaymentsPorts

/// Writes payments as the contract's `Payment`.
enum PaymentRendering {
    /// The payment as the answer to a command, with what became of the operation.
    static func body(_ payment: Payment, standing: OpenStanding? = nil) -> [UInt8] {
        var writer = JSONTextWriter()
        writer.payment(payment, standing: standing)
        return writer.bytes
    }

    /// Payments as the contract's `PaymentList`.
    static func body(_ payments: [Payment]) -> [UInt8] {
        var writer = JSONTextWriter()
        writer.object { list in
            list.array("payments", payments) { $0.payment($1, standing: nil) }
        }
        return writer.bytes
    }
}

/// The standings an operation can have without being a problem, as the contract spells them.
enum OpenStanding: String, CaseIterable {
    case done
    case underWay = "under_way"
    case inDoubt = "in_doubt"
}

extension JSONTextWriter {
    mutating func payment(_ payment: Payment, standing: OpenStanding?) {
        object { writer in writer.members(of: payment, standing: standing) }
    }

    mutating func members(of payment: Payment, standing: OpenStanding?) {
        text("id", payment.id.text)
        text("order_id", payment.orderID.text)
        text("provider", payment.provider.text)
        object("method") { writer in
            writer.text("kind", payment.method.kind.rawValue)
            writer.text("reference", payment.method.reference)
        }
        money("amount", payment.amount)
        text("status", payment.status.rawValue)
        text("transaction_id", payment.transactionID?.text)
        nextAction(payment.nextAction)
        hold(payment.hold)
        money("captured", payment.captured)
        money("refunded", payment.refundedTotal)
        money("fee", payment.fee)
        failure(payment.failure)
        bool("in_doubt", payment.isInDoubt)
        array("attempts", payment.attempts) { $0.attempt($1) }
        array("refunds", payment.refunds) { $0.refund($1, of: payment.id, standing: nil) }
        number("version", payment.version)
        moment("created_at", payment.createdAt)
        if let standing { text("standing", standing.rawValue) }
    }

    private mutating func nextAction(_ action: NextAction?) {
        guard let action else { return null("next_action") }
        object("next_action") { $0.text("redirect_url", action.redirectURL) }
    }

    private mutating func hold(_ hold: Hold?) {
        guard let hold else { return null("hold") }
        object("hold") { writer in
            writer.money("amount", hold.amount)
            writer.moment("expires_at", hold.expiresAt)
            writer.bool("is_live", hold.isLive)
        }
    }

    private mutating func failure(_ reason: FailureReason?) {
        guard let reason else { return null("failure") }
        object("failure") { writer in
            writer.text("kind", reason.kind.rawValue)
            writer.text("provider_code", reason.providerCode)
        }
    }

    private mutating func attempt(_ attempt: PaymentAttempt) {
        object { writer in
            writer.text("id", attempt.id.text)
            writer.text("kind", attempt.kind.rawValue)
            writer.money("amount", attempt.amount)
            writer.text("outcome", attempt.outcome.name)
            writer.text("code", attempt.outcome.code)
            writer.number("sends", attempt.sends)
            writer.moment("started_at", attempt.startedAt)
        }
    }
}
