import HTTPModel
import HTTPTypes

/// Which operation of the control interface a request names.
enum ControlCall {
    case state, catalogue, requests, objects, books, invariants, webhooks, settings, document
    case faults, addFault, clearFaults
    case fault(String)
    case clearFault(String)
    case clock, advance, reset
    case snapshots, takeSnapshot
    case restore(String)
    case deleteSnapshot(String)
    case decide(String)
    case resend(String)

    /// The paths without variables, for "did you mean".
    private static let known = [
        "state", "catalogue", "requests", "objects", "books", "invariants", "webhooks",
        "settings", "openapi", "faults", "clock", "reset", "snapshots",
    ]

    init(_ method: HTTPRequest.Method, _ segments: [String]) throws(ControlProblem) {
        let choices = Self.calls(segments)
        guard !choices.isEmpty else {
            throw .unknownPath("/_paycheck/" + segments.joined(separator: "/"), Self.known)
        }
        guard let call = choices.first(where: { $0.0 == method })?.1 else {
            throw .methodNotAllowed(
                method.rawValue, "/_paycheck/" + segments.joined(separator: "/"),
                choices.map(\.0.rawValue))
        }
        self = call
    }

    /// What each method means on a path; nothing on a path that is none.
    private static func calls(_ segments: [String]) -> [(HTTPRequest.Method, ControlCall)] {
        let first = segments.first ?? ""
        switch segments.count {
        case 1: return collection(first)
        case 2:
            switch first {
            case "faults":
                return [(.get, .fault(segments[1])), (.delete, .clearFault(segments[1]))]
            case "snapshots": return [(.delete, .deleteSnapshot(segments[1]))]
            default: return []
            }
        case 3:
            switch (first, segments[2]) {
            case ("objects", "decide"): return [(.post, .decide(segments[1]))]
            case ("webhooks", "resend"): return [(.post, .resend(segments[1]))]
            case ("snapshots", "restore"): return [(.post, .restore(segments[1]))]
            default: return []
            }
        default: return []
        }
    }

    private static func collection(_ name: String) -> [(HTTPRequest.Method, ControlCall)] {
        switch name {
        case "state": [(.get, .state)]
        case "catalogue": [(.get, .catalogue)]
        case "requests": [(.get, .requests)]
        case "objects": [(.get, .objects)]
        case "books": [(.get, .books)]
        case "invariants": [(.get, .invariants)]
        case "webhooks": [(.get, .webhooks)]
        case "settings": [(.get, .settings)]
        case "openapi": [(.get, .document)]
        case "faults": [(.get, .faults), (.post, .addFault), (.delete, .clearFaults)]
        case "clock": [(.get, .clock), (.post, .advance)]
        case "reset": [(.post, .reset)]
        case "snapshots": [(.get, .snapshots), (.post, .takeSnapshot)]
        default: []
        }
    }

    /// The query parameters it heeds.
    var parameters: [String] {
        switch self {
        case .state: ["limit"]
        case .requests, .objects, .webhooks: ["limit", "gateway"]
        case .books: ["limit", "gateway", "after"]
        default: []
        }
    }
}

/// The query of a request for the control interface.
struct ControlQuery {
    private(set) var limit = 50
    private(set) var gateway: GatewayName?
    private(set) var after = 0

    init(_ request: RequestMessage, for call: ControlCall) throws(ControlProblem) {
        for item in request.queryItems {
            guard call.parameters.contains(item.name) else {
                throw .unknownName("the query parameter", item.name, call.parameters)
            }
            switch item.name {
            case "limit":
                guard let limit = Int(item.value), (1...1000).contains(limit) else {
                    throw .malformed("limit is '\(item.value)'; expected a number from 1 to 1000")
                }
                self.limit = limit
            case "gateway":
                guard let name = GatewayName(rawValue: item.value) else {
                    throw .unknownName(
                        "gateway", item.value, GatewayName.allCases.map(\.rawValue))
                }
                gateway = name
            default:
                guard let after = Int(item.value), after >= 0 else {
                    throw .malformed("after is '\(item.value)'; expected a number from 0")
                }
                self.after = after
            }
        }
    }
}
