import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore

/// One line of a state file, read back.
struct JournalEntry {
    let at: VirtualInstant
    let input: DeskInput
    /// The hash of the answer the request got then.
    let answer: UInt64?

    /// The input of a line, or nil when it is none.
    init?(_ value: JSONValue, credentials: DeskCredentials) {
        guard let milliseconds = value["at"]?.integer,
            let input = Self.input(value, credentials)
        else { return nil }
        at = VirtualInstant(milliseconds: milliseconds)
        self.input = input
        answer = value["answer"]?.string.flatMap { UInt64($0, radix: 16) }
    }

    private static func input(_ value: JSONValue, _ credentials: DeskCredentials) -> DeskInput? {
        // The second member says what it is.
        guard let object = value.object, object.count >= 2 else { return nil }
        let (word, first) = (object.members[1].name, object.members[1].value)
        switch word {
        case "request": return request(value, credentials)
        case "tick": return .tick
        case "advance": return first.integer.map { .advance(.milliseconds($0)) }
        case "addresses":
            var addresses: [GatewayName: [WebhookURL]] = [:]
            for name in GatewayName.allCases {
                addresses[name] = (first[name.rawValue]?.array ?? []).compactMap {
                    $0.string.flatMap { WebhookURL($0) }
                }
            }
            return .addresses(addresses)
        case "decide":
            guard let choice = first.string, let target = value["on"]?.string,
                let gateway = value["gateway"]?.string.flatMap(GatewayName.init)
            else { return nil }
            return .decide(gateway, choice: choice, object: target)
        case "fault": return .plan(first)
        case "clear-fault": return first.string.map { .clearFault($0) }
        case "clear-faults": return .clearFaults
        case "begin-try": return .beginTry
        case "end-try":
            guard let id = first.string, let detail = value["detail"]?.string else { return nil }
            let outcome = WebhookTry.Outcome(status: value["status"]?.integer, detail: detail)
            return .endTry(id, outcome)
        case "resume": return .resume
        case "resend": return first.string.map { .resend($0) }
        case "reset": return .reset
        case "take-snapshot": return first.string.map { .takeSnapshot($0) }
        case "restore-snapshot": return first.string.map { .restoreSnapshot($0) }
        case "delete-snapshot": return first.string.map { .deleteSnapshot($0) }
        default: return nil
        }
    }

    private static func request(
        _ value: JSONValue, _ credentials: DeskCredentials
    ) -> DeskInput? {
        guard let gateway = value["request"]?.string.flatMap(GatewayName.init),
            let method = value["method"]?.string.flatMap({ HTTPRequest.Method(rawValue: $0) }),
            let path = value["path"]?.string, let host = value["host"]?.string
        else { return nil }
        var fields = HTTPFields()
        let kind = value["credentials"]?.string.flatMap(DeskCredentials.Kind.init) ?? .none
        if let authorization = credentials.value(of: kind, at: gateway) {
            fields[.authorization] = authorization
        }
        for pair in value["fields"]?.array ?? [] {
            guard let name = pair[0]?.string.flatMap({ HTTPField.Name($0) }),
                let text = pair[1]?.string
            else { return nil }
            fields.append(HTTPField(name: name, value: text))
        }
        var body = value["body"]?.string.map { Array($0.utf8) } ?? []
        if let packed = value["body64"]?.string {
            guard let bytes = Base64.decode(packed) else { return nil }
            body = bytes
        }
        let request = RequestMessage(
            method, host: host, path: path, scheme: "http", fields: fields, body: body)
        return passage(of: value).map { .request(gateway, request, $0) }
    }

    private static func passage(of value: JSONValue) -> RequestPassage? {
        switch value["passage"]?.string {
        case nil: return .arriving
        case "late": return .late
        case "admitted":
            guard let word = value["wire"]?.string else { return .admitted(nil) }
            return WireFault(rawValue: word).map { .admitted($0) }
        default: return nil
        }
    }
}
