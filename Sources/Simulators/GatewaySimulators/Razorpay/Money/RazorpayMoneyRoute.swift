import HTTPModel
import HTTPTypes

/// An act of the API about settlements, disputes, documents or downtimes.
enum RazorpayMoneyRoute: Sendable, Hashable {
    case listSettlements
    case settlement(String)
    case recon
    case createInstantSettlement
    case listInstantSettlements
    case instantSettlement(String)
    case listDisputes
    case dispute(String)
    case acceptDispute(String)
    case contestDispute(String)
    case createDocument
    case document(String)
    case documentContent(String)
    case listDowntimes
    case downtime(String)

    /// The act for the path after `/v1/settlements`, or another answer when there is none.
    static func settlements(
        _ rest: ArraySlice<Substring>, _ method: HTTPRequest.Method
    ) -> RazorpayRoute {
        switch Array(rest) {
        case []: pick(method, [.get: .listSettlements])
        case ["ondemand"]:
            pick(method, [.get: .listInstantSettlements, .post: .createInstantSettlement])
        case let path where path.count == 1: pick(method, [.get: .settlement(String(path[0]))])
        case ["recon", "combined"]: pick(method, [.get: .recon])
        case let path where path.count == 2 && path[0] == "ondemand":
            pick(method, [.get: .instantSettlement(String(path[1]))])
        default: .unrouted
        }
    }

    static func disputes(
        _ rest: ArraySlice<Substring>, _ method: HTTPRequest.Method
    ) -> RazorpayRoute {
        guard let first = rest.first else { return pick(method, [.get: .listDisputes]) }
        let id = String(first)
        if rest.count == 1 { return pick(method, [.get: .dispute(id)]) }
        guard rest.count == 2, let act = rest.last else { return .unrouted }
        switch act {
        case "accept": return pick(method, [.post: .acceptDispute(id)])
        case "contest": return pick(method, [.patch: .contestDispute(id)])
        default: return .unrouted
        }
    }

    static func documents(
        _ rest: ArraySlice<Substring>, _ method: HTTPRequest.Method
    ) -> RazorpayRoute {
        guard let first = rest.first else { return pick(method, [.post: .createDocument]) }
        let id = String(first)
        if rest.count == 1 { return pick(method, [.get: .document(id)]) }
        guard rest.count == 2, rest.last == "content" else { return .unrouted }
        return pick(method, [.get: .documentContent(id)])
    }

    static func downtimes(
        _ rest: ArraySlice<Substring>, _ method: HTTPRequest.Method
    ) -> RazorpayRoute {
        switch rest.count {
        case 0: pick(method, [.get: .listDowntimes])
        case 1: pick(method, [.get: .downtime(rest.first.map(String.init) ?? "")])
        default: .unrouted
        }
    }

    private static func pick(
        _ method: HTTPRequest.Method, _ acts: [HTTPRequest.Method: RazorpayMoneyRoute]
    ) -> RazorpayRoute {
        acts[method].map { .money($0) } ?? .wrongMethod
    }

    /// The name that faults are placed by.
    var label: String {
        switch self {
        case .listSettlements: "razorpay.list-settlements"
        case .settlement: "razorpay.retrieve-settlement"
        case .recon: "razorpay.recon"
        case .createInstantSettlement: "razorpay.settle-on-demand"
        case .listInstantSettlements, .instantSettlement: "razorpay.retrieve-on-demand"
        case .listDisputes: "razorpay.list-disputes"
        case .dispute: "razorpay.retrieve-dispute"
        case .acceptDispute: "razorpay.accept-dispute"
        case .contestDispute: "razorpay.contest-dispute"
        case .createDocument: "razorpay.upload"
        case .document, .documentContent: "razorpay.retrieve-document"
        case .listDowntimes, .downtime: "razorpay.downtimes"
        }
    }
}
