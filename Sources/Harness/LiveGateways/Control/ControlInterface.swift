import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import LiveSystem
import Synchronization

/// What a person or a test can see and decide, under `/_paycheck/` on both ports.
///
/// Its document is contracts/gateways/control.v1.yaml, which it gives out itself.
package final class ControlInterface: Sendable {
    private static let prefix = "/_paycheck"

    let desk: GatewayDesk
    private let host: String
    private let addresses = Mutex<[ListeningAddress]>([])

    /// The interface of a desk whose ports listen on a host.
    init(desk: GatewayDesk, host: String) {
        self.desk = desk
        self.host = host
    }

    /// Takes note of the addresses of Stripe and Razorpay.
    func listens(on addresses: [ListeningAddress]) {
        self.addresses.withLock { $0 = addresses }
    }

    /// Where a gateway's API is served.
    func url(of gateway: GatewayName) -> String {
        let place = gateway == .stripe ? 0 : 1
        let address = addresses.withLock { $0.indices.contains(place) ? $0[place] : nil }
        return "http://" + (address?.authority ?? host)
    }

    /// Whether a request is for this interface and not for the provider's API.
    static func isMeant(by request: RequestMessage) -> Bool {
        let target = (request.head.path ?? "/").utf8
        guard target.starts(with: prefix.utf8) else { return isPage(target) }
        let rest = target.dropFirst(prefix.utf8.count)
        return rest.isEmpty || rest.first == UInt8(ascii: "/") || rest.first == UInt8(ascii: "?")
    }

    private static func isPage(_ target: String.UTF8View) -> Bool {
        // The target of `OPTIONS *` is one byte long, too.
        target.first == UInt8(ascii: "/")
            && (target.count == 1 || target.dropFirst().first == UInt8(ascii: "?"))
    }

    /// Answers one request for it.
    func answer(_ request: RequestMessage) -> ResponseMessage {
        do throws(ControlProblem) {
            try ControlVisitor(host: host).check(request)
            var answer = try route(request)
            answer.head.headerFields[.cacheControl] = "no-store"
            answer.head.headerFields[.xContentTypeOptions] = "nosniff"
            return answer
        } catch {
            return error.response
        }
    }

    private func route(_ request: RequestMessage) throws(ControlProblem) -> ResponseMessage {
        if let page = ControlPage.answer(at: request.path) {
            guard request.head.method == .get || request.head.method == .head else {
                throw .methodNotAllowed(request.head.method.rawValue, request.path, ["GET"])
            }
            return page
        }
        let segments = request.pathSegments
        let method = request.head.method == .head ? .get : request.head.method
        let call = try ControlCall(method, Array(segments.dropFirst()))
        let query = try ControlQuery(request, for: call)
        return try perform(call, request, query)
    }

    private func perform(
        _ call: ControlCall, _ request: RequestMessage, _ query: ControlQuery
    ) throws(ControlProblem) -> ResponseMessage {
        switch call {
        case .state: return json(state(limit: query.limit))
        case .catalogue:
            return json(ControlCatalogue.json(desk.settings.switches ?? DeskSwitches()))
        case .requests:
            return json(["requests": requests(limit: query.limit, of: query.gateway)])
        case .objects: return json(["objects": objects(limit: query.limit, of: query.gateway)])
        case .books: return json(books(query))
        case .invariants: return json(invariants())
        case .webhooks:
            return json(["webhooks": webhooks(limit: query.limit, of: query.gateway)])
        case .faults: return json(["faults": faults()])
        case .fault(let id): return json(try fault(id))
        case .clock: return json(clock())
        case .snapshots: return json(["snapshots": snapshots()])
        case .settings: return json(settings())
        case .document:
            return ResponseMessage(
                status: 200, contentType: "application/yaml",
                body: PackageResources.control_v1_yaml)
        case .decide, .resend, .addFault, .clearFaults, .clearFault, .advance, .reset,
            .takeSnapshot, .restore, .deleteSnapshot:
            return try change(call, request)
        }
    }

    func json(_ value: JSONValue, status: Int = 200) -> ResponseMessage {
        ResponseMessage(
            status: status, contentType: "application/json", body: value.serialized())
    }
}

extension HTTPField.Name {
    static let fetchSite = HTTPField.Name.named("Sec-Fetch-Site")
    static let fetchMode = HTTPField.Name.named("Sec-Fetch-Mode")
    static let fetchDestination = HTTPField.Name.named("Sec-Fetch-Dest")
}
