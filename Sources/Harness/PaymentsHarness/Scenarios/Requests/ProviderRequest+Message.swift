import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel

extension ProviderRequest {
    /// The request as it goes over the wire.
    ///
    /// - Throws: which earlier answer does not say what the request needs.
    func message(
        to provider: String, filling: AnswerFilling, as merchant: MerchantAccounts
    ) throws(MissingAnswer) -> RequestMessage {
        let path = try filling.path(path)
        var content: JSONObject?
        if let body { content = try filling.object(body) }
        let isStripe = provider == StripeSettings.gateway
        var fields: HTTPFields = [
            .authorization: isStripe
                ? "Bearer \(merchant.stripeKey)"
                : BasicAuthentication.header(
                    user: merchant.razorpayKeyID, password: merchant.razorpayKeySecret)
        ]
        if let key { fields[isStripe ? .idempotencyKey : Self.razorpayKey] = key }
        if let version { fields[Self.stripeVersion] = version }
        var bytes: [UInt8] = []
        if let (type, text) = encoded(content, asForm: isStripe) {
            fields[.contentType] = type
            bytes = text
        }
        return RequestMessage(
            HTTPRequest.Method(method) ?? .get,
            host: isStripe ? "api.stripe.com" : "api.razorpay.com", path: path, fields: fields,
            body: bytes)
    }

    /// The body in the form the provider reads, with its media type; nil when there is none.
    private func encoded(
        _ content: JSONObject?, asForm: Bool
    ) -> (type: String, bytes: [UInt8])? {
        if let file { return Self.multipart(content ?? JSONObject(), file: file) }
        guard let content else { return nil }
        if asForm {
            return (FormEncoding.contentType, Array(FormEncoding.encode(content.formItems).utf8))
        }
        return ("application/json", JSONValue.object(content).serialized())
    }

    /// A form with a file: what the file says matters to nobody.
    private static func multipart(
        _ content: JSONObject, file: String
    ) -> (type: String, bytes: [UInt8]) {
        var text = ""
        for item in content.formItems {
            text += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(item.name)\"\r\n\r\n"
            text += item.value + "\r\n"
        }
        text += "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; "
        text += "filename=\"\(file)\"\r\n\r\n%PDF-1.4\r\n--\(boundary)--\r\n"
        return ("multipart/form-data; boundary=\(boundary)", Array(text.utf8))
    }

    private static let boundary = "paycheck-part"
    private static let razorpayKey = HTTPField.Name.named("X-Refund-Idempotency")
    private static let stripeVersion = HTTPField.Name.named("Stripe-Version")
}
