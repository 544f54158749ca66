import HTTPModel
import JSONModel
import PaymentsDomain
import PaymentsPorts

/// Writes events as CloudEvents 1.0 in JSON, exactly as the schemas under contracts/events say.
package enum CloudEventEncoding {
    /// The media type of the bytes.
    package static let contentType = "application/cloudevents+json; charset=utf-8"

    /// The event's bytes, the same for the same message each time.
    package static func encode(_ message: OutboxMessage) -> [UInt8] {
        let event = message.event
        let envelope: JSONValue = [
            "specversion": "1.0",
            "id": .string(message.id),
            "source": "/payments",
            "type": .string(type(of: event.kind)),
            "subject": .string(event.paymentID.text),
            "time": .string(RFC3339.format(milliseconds: event.occurredAt.milliseconds)),
            "datacontenttype": "application/json",
            "data": data(of: event),
        ]
        return envelope.serialized()
    }

    /// The event's type, which names its schema: `payments.payment_captured.v1`.
    package static func type(of kind: PaymentEvent.Kind) -> String {
        switch kind {
        case .authorized: "payments.payment_authorized.v1"
        case .captured: "payments.payment_captured.v1"
        case .failed: "payments.payment_failed.v1"
        case .refunded: "payments.payment_refunded.v1"
        }
    }

    private static func data(of event: PaymentEvent) -> JSONValue {
        var data = JSONObject([
            .init(name: "payment_id", value: .string(event.paymentID.text)),
            .init(name: "order_id", value: .string(event.orderID.text)),
            .init(name: "provider", value: .string(event.provider.text)),
            .init(name: "transaction_id", value: JSONValue(event.transactionID?.text)),
            .init(name: "sequence", value: JSONValue(event.sequence)),
        ])
        switch event.kind {
        case .authorized(let amount), .captured(let amount):
            data.append("amount", money(amount))
        case .failed(let reason):
            data.append("reason", failure(reason))
        case .refunded(let refund, let amount, let total, let isFull):
            data.append("refund_id", .string(refund.text))
            data.append("amount", money(amount))
            data.append("total_refunded", money(total))
            data.append("is_full", .bool(isFull))
        }
        return .object(data)
    }

    private static func money(_ money: Money) -> JSONValue {
        [
            "amount_minor": JSONValue(money.minorUnits),
            "currency": .string(money.currency.code),
        ]
    }

    private static func failure(_ reason: FailureReason) -> JSONValue {
        // The contract has null, not an empty text, where the provider gave no code.
        let code = reason.providerCode.flatMap { $0.isEmpty ? nil : $0 }
        return ["kind": .string(reason.kind.rawValue), "provider_code": JSONValue(code)]
    }
}
