import HTTPModel
import HTTPTypes
import PaymentsDomain

/// Puts a body written by a rendering into a response.
enum Answer {
    private static let jsonFields: HTTPFields = [.contentType: "application/json"]

    static func json(
        _ body: [UInt8], status: Int = 200, location: String? = nil
    ) -> ResponseMessage {
        var fields = jsonFields
        if let location { fields[.location] = location }
        return ResponseMessage(
            head: HTTPResponse(status: .init(code: status), headerFields: fields), body: body)
    }

    /// A payment as the answer to a command; the location is given for one that is new or open.
    static func payment(
        _ payment: Payment, standing: OpenStanding, status: Int, location: String? = nil
    ) -> ResponseMessage {
        json(
            PaymentRendering.body(payment, standing: standing), status: status,
            location: status == 200 ? nil : location)
    }
}
