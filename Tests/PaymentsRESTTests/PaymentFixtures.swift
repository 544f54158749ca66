import HTTPModel
import HTTPTypes
import JSONModel
import PaymentsDomain
import PaymentsPorts

@testable import PaymentsREST

/// 2026-01-05 09:00:00 UTC.
let nine = Timestamp(milliseconds: 1_767_603_600_000)

func dollars(_ minorUnits: Int) throws -> Money { try money(minorUnits, "USD") }

func money(_ minorUnits: Int, _ code: String) throws -> Money {
    guard let currency = Currency(code: code),
        let money = Money(minorUnits: minorUnits, currency: currency)
    else { throw FixtureError.noSuchMoney }
    return money
}

enum FixtureError: Error { case noSuchMoney }

extension Payment {
    /// A payment of USD 10.50 at Stripe whose authorization has started.
    static func created(_ id: String = "pay_1") throws -> Payment {
        try .create(
            id: PaymentID(id), orderID: OrderID("order-41"), provider: ProviderName("stripe"),
            method: PaymentMethod(kind: .card, reference: "pm_card_visa"),
            amount: try dollars(1050), attempt: AttemptID("att_1"),
            key: IdempotencyKey("key_1"), at: nine)
    }

    func learning(_ state: PaymentSnapshot.State) throws -> Payment {
        var next = self
        try next.learn(
            PaymentSnapshot(transactionID: TransactionID("pi_1"), amount: amount, state: state),
            at: nine)
        _ = next.takeChanges()
        return next
    }

    static func authorized() throws -> Payment {
        try created().learning(.authorized(expiresAt: nine.adding(milliseconds: 604_800_000)))
    }

    static func captured() throws -> Payment {
        try authorized().learning(.captured(amount: try dollars(1050), fee: try dollars(60)))
    }

    /// A captured payment with one refund of USD 4.00 on its way.
    static func refunding() throws -> Payment {
        var payment = try captured()
        try payment.startRefund(
            RefundID("ref_1"), of: try dollars(400), reason: "broken \"cup\"",
            key: IdempotencyKey("key_2"), policy: RefundPolicy(), at: nine)
        _ = payment.takeChanges()
        return payment
    }
}

/// A request as a caller would send it: JSON and a key, unless the test says otherwise.
func request(
    _ method: HTTPRequest.Method, _ path: String, key: String? = "key-1",
    contentType: String? = "application/json", body: String = ""
) -> RequestMessage {
    var fields: HTTPFields = [:]
    if let key { fields[.idempotencyKey] = key }
    if let contentType { fields[.contentType] = contentType }
    return RequestMessage(
        method, host: "payments.test", path: path, fields: fields, body: Array(body.utf8))
}

let authorizeBody = """
    {"order_id":"order-41","provider":"stripe","amount":{"amount_minor":1050,"currency":"USD"},\
    "method":{"kind":"card","reference":"pm_card_visa"}}
    """

extension ResponseMessage {
    var text: String { String(decoding: body, as: UTF8.self) }

    /// The member `code` of a problem.
    var code: String? { (try? JSONValue.parse(body))?["code"]?.string }

    /// The member `detail` of a problem.
    var detail: String? { (try? JSONValue.parse(body))?["detail"]?.string }
}
