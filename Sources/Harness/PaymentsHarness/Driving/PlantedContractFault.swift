import HTTPModel
import HTTPTypes
import JSONModel

/// A way to break the API's contract on purpose, so that driving it can be seen to find that.
package enum PlantedContractFault: String, Sendable, Hashable, CaseIterable {
    /// Payments are answered without their `version`.
    case dropsResponseField = "drops-response-field"
    /// A payment that was made is answered with 203.
    case answersWrongStatus = "answers-wrong-status"
    /// An amount below nothing is taken for one above.
    case acceptsBadAmount = "accepts-bad-amount"
    /// Wallets are refused as if the request were malformed.
    case refusesValidRequest = "refuses-valid-request"
    /// The longest order id makes the service fail.
    case failsOnLongText = "fails-on-long-text"
    /// What is not there is answered without a reason.
    case refusesWithoutReason = "refuses-without-reason"
    /// Lists are answered as text.
    case answersOtherMediaType = "answers-other-media-type"

    /// The rule of the drive that must find it.
    package var rule: DriveRule {
        switch self {
        case .dropsResponseField: .invalidResponse
        case .answersWrongStatus: .undocumentedStatus
        case .acceptsBadAmount: .invalidAccepted
        case .refusesValidRequest: .validRefused
        case .failsOnLongText: .serverError
        case .refusesWithoutReason: .missingErrorBody
        case .answersOtherMediaType: .undocumentedContentType
        }
    }
}

/// An API with a fault planted around it.
struct FaultyAPI: HTTPHandler {
    let api: any HTTPHandler
    let fault: PlantedContractFault

    func handle(_ request: RequestMessage) async -> ResponseMessage {
        let body = try? JSONValue.parse(request.body)
        switch fault {
        case .acceptsBadAmount: return await api.handle(mended(request))
        case .refusesValidRequest where body?["method"]?["kind"] == "wallet":
            return Self.problem(400, "malformed_request")
        case .failsOnLongText where body?["order_id"]?.string?.utf8.count == 128:
            return Self.problem(500, "internal_error")
        default: return damaged(await api.handle(request), to: request)
        }
    }

    private func damaged(
        _ response: ResponseMessage, to request: RequestMessage
    ) -> ResponseMessage {
        var response = response
        switch fault {
        case .dropsResponseField:
            guard case .object(var object)? = try? JSONValue.parse(response.body) else { break }
            object["version"] = nil
            response.body = JSONValue.object(object).serialized()
        case .answersWrongStatus where response.status == 201:
            response.head.status = .init(code: 203)
        case .refusesWithoutReason where response.status == 404: response.body = []
        case .answersOtherMediaType where request.path.hasSuffix("/refunds"):
            if request.head.method == .get {
                response.head.headerFields[.contentType] = "text/plain"
            }
        default: break
        }
        return response
    }

    private static func problem(_ status: Int, _ code: String) -> ResponseMessage {
        let body: JSONValue = [
            "type": .string("https://paycheck.dev/problems/\(code)"), "title": "A planted fault",
            "status": JSONValue(status), "detail": "a fault was planted", "code": .string(code),
        ]
        return ResponseMessage(
            status: status, contentType: "application/problem+json", body: body.serialized())
    }

    private func mended(_ request: RequestMessage) -> RequestMessage {
        guard case .object(var body)? = try? JSONValue.parse(request.body),
            case .object(var amount)? = body["amount"],
            let minor = amount["amount_minor"]?.integer, minor < 0
        else { return request }
        amount["amount_minor"] = JSONValue(-minor)
        body["amount"] = .object(amount)
        var mended = request
        mended.body = JSONValue.object(body).serialized()
        return mended
    }
}
