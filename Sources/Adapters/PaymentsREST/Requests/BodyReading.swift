import HTTPModel
import JSONModel
import PaymentsDomain
import PaymentsPorts

/// Turns the bodies of requests into commands.
enum BodyReading {
    /// The largest amount the contract allows: the largest every JSON reader holds exactly.
    static let maximumMinorUnits = 9_007_199_254_740_991

    static func authorize(
        _ body: [UInt8], key: String
    ) throws(Problem) -> AuthorizeCommand {
        let reader = try MemberReader(
            parse(body), at: "", names: ["order_id", "provider", "amount", "method"])
        let order = try reader.text("order_id", .identifier)
        let provider = try reader.text("provider", .providerName)
        let amount = try money(try reader.required("amount", expected: "an object"))
        let method = try method(try reader.required("method", expected: "an object"))
        return AuthorizeCommand(
            orderID: OrderID(order), provider: ProviderName(provider), amount: amount,
            method: method, idempotencyKey: key)
    }

    static func capture(
        _ body: [UInt8], of id: PaymentID, key: String
    ) throws(Problem) -> CaptureCommand {
        guard !body.isEmpty else {
            return CaptureCommand(paymentID: id, amount: nil, idempotencyKey: key)
        }
        let reader = try MemberReader(parse(body), at: "", names: ["amount"])
        return CaptureCommand(
            paymentID: id, amount: try optionalAmount(reader), idempotencyKey: key)
    }

    static func refund(
        _ body: [UInt8], of id: PaymentID, key: String
    ) throws(Problem) -> RefundCommand {
        guard !body.isEmpty else {
            return RefundCommand(paymentID: id, amount: nil, reason: nil, idempotencyKey: key)
        }
        let reader = try MemberReader(parse(body), at: "", names: ["amount", "reason"])
        let amount = try optionalAmount(reader)
        let reason = try reader.optionalText("reason", .remark)
        return RefundCommand(paymentID: id, amount: amount, reason: reason, idempotencyKey: key)
    }

    static func reconciliation(
        _ body: [UInt8]
    ) throws(Problem) -> (provider: ProviderName, since: Timestamp) {
        let reader = try MemberReader(parse(body), at: "", names: ["provider", "since"])
        let provider = try reader.text("provider", .providerName)
        let since = try reader.text("since", .moment)
        guard let milliseconds = RFC3339.milliseconds(since) else {
            throw MemberReader.problem(
                "/since", "is not a moment; expected \(TextRule.moment.words)")
        }
        return (ProviderName(provider), Timestamp(milliseconds: milliseconds))
    }

    private static func parse(_ body: [UInt8]) throws(Problem) -> JSONValue {
        do throws(JSONParseError) {
            return try JSONValue.parse(body, limits: JSONLimits(maximumDepth: 16))
        } catch {
            throw .malformed("the body is not JSON: \(error)")
        }
    }

    private static func optionalAmount(_ reader: MemberReader) throws(Problem) -> Money? {
        guard let value = reader.optional("amount") else { return nil }
        return try money(value)
    }

    private static func money(_ value: JSONValue) throws(Problem) -> Money {
        let reader = try MemberReader(value, at: "/amount", names: ["amount_minor", "currency"])
        let minorUnits = try reader.integer("amount_minor", in: 0...maximumMinorUnits)
        let code = try reader.text("currency", .currencyCode)
        guard let currency = Currency(code: code) else {
            throw Problem(
                .currencyUnknown, "/amount/currency is \(code); no currency has this code")
        }
        guard let money = Money(minorUnits: minorUnits, currency: currency) else {
            throw Problem(.amountOutOfRange, "/amount/amount_minor is out of range")
        }
        return money
    }

    private static func method(_ value: JSONValue) throws(Problem) -> PaymentMethod {
        let reader = try MemberReader(value, at: "/method", names: ["kind", "reference"])
        let kinds = "one of card, upi, netbanking, wallet"
        guard
            let kind = try reader.required("kind", expected: kinds).string
                .flatMap(PaymentMethod.Kind.init(rawValue:))
        else {
            throw MemberReader.problem("/method/kind", "is none that is known; expected \(kinds)")
        }
        return PaymentMethod(kind: kind, reference: try reader.text("reference", .methodReference))
    }
}
