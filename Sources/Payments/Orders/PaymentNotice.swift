import JSONModel

/// An event of payments, as far as Orders reads it.
struct PaymentNotice: Hashable {
    enum Kind: Hashable {
        case authorized
        case failed
        /// Something that changes nothing for an order, or that this version does not know.
        case other
    }

    let eventID: String
    let kind: Kind
    let paymentID: String
    let orderID: String
    /// The place among the events of the payment, from 1.
    let sequence: Int
}

/// What reading the bytes of an event came to.
enum PaymentNoticeReading: Hashable {
    case notice(PaymentNotice)
    /// An event that says nothing of a payment: nothing to do.
    case irrelevant
    /// Not an event as the contracts say; the text says what is wrong.
    case unreadable(String)

    init(_ bytes: [UInt8]) {
        let event: JSONValue
        do throws(JSONParseError) { event = try JSONValue.parse(bytes) } catch {
            self = .unreadable("the body is not JSON: \(error)")
            return
        }
        guard event["specversion"]?.string == "1.0" else {
            self = .unreadable("/specversion is not \"1.0\"")
            return
        }
        guard let id = event["id"]?.string, !id.isEmpty, let type = event["type"]?.string else {
            self = .unreadable("/id or /type is missing; expected a text in each")
            return
        }
        self = Self.read(event["data"], id: id, kind: Self.kinds[type])
    }

    private static func read(
        _ data: JSONValue?, id: String, kind: PaymentNotice.Kind?
    ) -> PaymentNoticeReading {
        guard let data, let payment = data["payment_id"]?.string,
            let order = data["order_id"]?.string, let sequence = data["sequence"]?.integer,
            sequence >= 1
        else {
            guard kind != nil else { return .irrelevant }
            return .unreadable("/data has no payment_id, order_id or sequence")
        }
        // An unknown type still takes its place in the sequence, or those after it would wait for ever.
        return .notice(
            PaymentNotice(
                eventID: id, kind: kind ?? .other, paymentID: payment, orderID: order,
                sequence: sequence))
    }

    private static let kinds: [String: PaymentNotice.Kind] = [
        "payments.payment_authorized.v1": .authorized,
        "payments.payment_captured.v1": .other,
        "payments.payment_failed.v1": .failed,
        "payments.payment_refunded.v1": .other,
    ]
}
