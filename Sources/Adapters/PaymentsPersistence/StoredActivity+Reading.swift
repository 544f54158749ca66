import JSONModel
import PaymentsDomain
import PaymentsPorts

extension StoredActivity {
    /// The activity a text was made from.
    static func activity(from text: String) throws(StoreFailure) -> ProviderActivity {
        let value: JSONValue
        do throws(JSONParseError) {
            value = try JSONValue.parse(Array(text.utf8))
        } catch {
            throw .corrupt("activity: \(error)")
        }
        let members = MemberReader(value: value)
        switch try members.text("about") {
        case "payment":
            return .payment(
                try members.optionalText("payment_id").map(PaymentID.init),
                try paymentSnapshot(members))
        case "refund":
            return .refund(
                try members.optionalText("payment_id").map(PaymentID.init),
                try refundSnapshot(members))
        case "irrelevant": return .irrelevant(type: try members.text("type"))
        case let other:
            throw members.unreadable("about", other, "payment, refund or irrelevant")
        }
    }

    private static func paymentSnapshot(
        _ members: MemberReader
    ) throws(StoreFailure) -> PaymentSnapshot {
        PaymentSnapshot(
            transactionID: TransactionID(try members.text("transaction_id")),
            amount: try members.money("amount"), state: try paymentState(members),
            wasAuthorized: try members.bool("was_authorized"))
    }

    private static func paymentState(
        _ members: MemberReader
    ) throws(StoreFailure) -> PaymentSnapshot.State {
        switch try members.text("state") {
        case "undecided": return .undecided
        case "awaiting_customer":
            return .awaitingCustomer(
                try members.optionalText("redirect_url").map(NextAction.init(redirectURL:)))
        case "authorized":
            return .authorized(
                expiresAt: try members.optionalInteger("expires_at").map(
                    Timestamp.init(milliseconds:)))
        case "captured":
            let fee = members.has("fee") ? try members.money("fee") : nil
            return .captured(amount: try members.money("captured"), fee: fee)
        case "failed": return .failed(try members.failureReason())
        case "released": return .released(try members.failureReason())
        case let other: throw members.unreadable("state", other, "a payment's state")
        }
    }

    private static func refundSnapshot(
        _ members: MemberReader
    ) throws(StoreFailure) -> RefundSnapshot {
        let state: RefundSnapshot.State
        switch try members.text("state") {
        case "pending": state = .pending
        case "succeeded": state = .succeeded
        case "failed":
            state = .failed(
                code: try members.optionalText("code"),
                afterSuccess: try members.bool("after_success"))
        case let other: throw members.unreadable("state", other, "a refund's state")
        }
        return RefundSnapshot(
            transactionID: TransactionID(try members.text("transaction_id")),
            paymentTransactionID: TransactionID(try members.text("payment_transaction_id")),
            refundID: try members.optionalText("refund_id").map(RefundID.init),
            amount: try members.money("amount"), state: state)
    }
}

/// Reads the members of a stored activity by name.
private struct MemberReader {
    let value: JSONValue

    func has(_ name: String) -> Bool { value[name] != nil }

    func text(_ name: String) throws(StoreFailure) -> String {
        guard let text = try optionalText(name) else {
            throw unreadable(name, "nothing", "a text")
        }
        return text
    }

    func optionalText(_ name: String) throws(StoreFailure) -> String? {
        guard let member = value[name] else { return nil }
        guard let text = member.string else { throw unreadable(name, member.text, "a text") }
        return text
    }

    func optionalInteger(_ name: String) throws(StoreFailure) -> Int? {
        guard let member = value[name] else { return nil }
        guard let number = member.integer else {
            throw unreadable(name, member.text, "an integer")
        }
        return number
    }

    func bool(_ name: String) throws(StoreFailure) -> Bool {
        guard let flag = value[name]?.bool else {
            throw unreadable(name, value[name]?.text ?? "nothing", "true or false")
        }
        return flag
    }

    func money(_ name: String) throws(StoreFailure) -> Money {
        let code = try text(name + "_currency")
        guard let currency = Currency(code: code) else {
            throw unreadable(name + "_currency", code, "a currency code")
        }
        let units = try optionalInteger(name)
        guard let units, let money = Money(minorUnits: units, currency: currency) else {
            throw unreadable(name, units.map(String.init) ?? "nothing", "an amount of money")
        }
        return money
    }

    func failureReason() throws(StoreFailure) -> FailureReason {
        let kind = try text("reason")
        guard let known = FailureReason.Kind(rawValue: kind) else {
            throw unreadable("reason", kind, "a failure reason")
        }
        return FailureReason(known, providerCode: try optionalText("code"))
    }

    func unreadable(_ name: String, _ found: String, _ expected: String) -> StoreFailure {
        .corrupt("activity member \(name): found \(found); expected \(expected)")
    }
}
