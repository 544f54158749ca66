import HTTPModel
import HTTPTypes

extension HTTPField.Name {
    static let razorpayRefundIdempotency = named("X-Refund-Idempotency")
    static let razorpaySignature = named("X-Razorpay-Signature")
    static let razorpayEventID = named("x-razorpay-event-id")
}

extension RequestMessage {
    /// The first field of that name.
    ///
    /// Why not the subscript: it joins all fields of the name, which costs as much as the rest of
    /// the reading of a request.
    func first(_ name: HTTPField.Name) -> String? {
        for field in head.headerFields where field.name == name { return field.value }
        return nil
    }
}

extension HTTPFields {
    /// What every JSON answer carries.
    static let razorpayJSON: HTTPFields = [.contentType: "application/json"]
}
