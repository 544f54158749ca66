import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore

/// One input on one line of a state file: JSON, ended by a line feed.
///
/// Written by hand for requests, because a line is written before every answer.
enum JournalLine {
    /// Fields that no simulator looks at and that only make the file longer, or are secret.
    private static let unneeded: Set<String> = [
        "authorization", "host", "user-agent", "accept", "accept-encoding", "connection",
        "content-length", "x-stripe-client-user-agent", "x-stripe-client-telemetry", "cookie",
        "transfer-encoding",
    ]

    /// Writes a request and the hash of its answer; nil where the answer cannot be repeated.
    static func append(
        _ request: RequestMessage, at now: VirtualInstant, to gateway: GatewayName,
        credentials: DeskCredentials.Kind, passing passage: RequestPassage, answer: UInt64?,
        into line: inout [UInt8]
    ) {
        raw(#"{"at":"#, &line)
        raw(String(now.milliseconds), &line)
        raw(#","request":""#, &line)
        raw(gateway.rawValue, &line)
        raw(#"","method":"#, &line)
        text(request.head.method.rawValue, &line)
        raw(#","path":"#, &line)
        text(request.head.path ?? "/", &line)
        raw(#","host":"#, &line)
        text(request.host, &line)
        if credentials != .none {
            raw(#","credentials":""#, &line)
            raw(credentials.rawValue, &line)
            raw(#"""#, &line)
        }
        appendFields(request.head.headerFields, &line)
        appendBody(request.body, &line)
        switch passage {
        case .arriving: break
        case .late: raw(#","passage":"late""#, &line)
        case .admitted(let wire):
            raw(#","passage":"admitted""#, &line)
            if let wire { raw(#","wire":"\#(wire.rawValue)""#, &line) }
        }
        if let answer {
            raw(#","answer":""#, &line)
            raw(String(answer, radix: 16), &line)
            raw(#"""#, &line)
        }
        raw("}\n", &line)
    }

    private static func appendFields(_ fields: HTTPFields, _ line: inout [UInt8]) {
        raw(#","fields":["#, &line)
        var isFirst = true
        for field in fields where !unneeded.contains(field.name.canonicalName) {
            raw(isFirst ? "[" : ",[", &line)
            isFirst = false
            text(field.name.rawName, &line)
            raw(",", &line)
            text(field.value, &line)
            raw("]", &line)
        }
        raw("]", &line)
    }

    private static func appendBody(_ body: [UInt8], _ line: inout [UInt8]) {
        guard !body.isEmpty else { return }
        if let shown = String(validating: body, as: UTF8.self) {
            raw(#","body":"#, &line)
            text(shown, &line)
        } else {
            raw(#","body64":""#, &line)
            raw(Base64.encode(body), &line)
            raw(#"""#, &line)
        }
    }

    private static func raw(_ text: String, _ line: inout [UInt8]) {
        line.append(contentsOf: text.utf8)
    }

    private static func text(_ text: String, _ line: inout [UInt8]) {
        JSONValue.string(text).write(into: &line)
    }

    /// The hash of an answer: status and body; nothing where there was no answer.
    static func hash(_ response: ResponseMessage?) -> UInt64 {
        var hasher = StableHasher()
        if let response {
            hasher.combine(response.status)
            hasher.combine(response.body)
        }
        return hasher.value
    }

    /// The line of an input that is no request.
    static func line(of input: DeskInput, at now: VirtualInstant) -> [UInt8] {
        var object = JSONObject()
        object.append("at", JSONValue(now.milliseconds))
        for (name, value) in members(of: input) { object.append(name, value) }
        var line = JSONValue.object(object).serialized()
        line.append(UInt8(ascii: "\n"))
        return line
    }

    private static func members(of input: DeskInput) -> [(String, JSONValue)] {
        switch input {
        case .request: []
        case .tick: [("tick", true)]
        case .advance(let span): [("advance", JSONValue(span.milliseconds))]
        case .addresses(let addresses):
            [
                (
                    "addresses",
                    .object(
                        JSONObject(
                            GatewayName.allCases.map { name in
                                let urls = (addresses[name] ?? []).map {
                                    JSONValue.string($0.description)
                                }
                                return JSONObject.Member(name: name.rawValue, value: .array(urls))
                            }))
                )
            ]
        case .decide(let gateway, let choice, let object):
            [
                ("decide", .string(choice)), ("on", .string(object)),
                ("gateway", .string(gateway.rawValue)),
            ]
        case .plan(let rule): [("fault", rule)]
        case .clearFault(let id): [("clear-fault", .string(id))]
        case .clearFaults: [("clear-faults", true)]
        case .beginTry: [("begin-try", true)]
        case .endTry(let id, let outcome):
            [
                ("end-try", .string(id)), ("status", JSONValue(outcome.status)),
                ("detail", .string(outcome.detail)),
            ]
        case .resume: [("resume", true)]
        case .resend(let id): [("resend", .string(id))]
        case .reset: [("reset", true)]
        case .takeSnapshot(let name): [("take-snapshot", .string(name))]
        case .restoreSnapshot(let name): [("restore-snapshot", .string(name))]
        case .deleteSnapshot(let name): [("delete-snapshot", .string(name))]
        }
    }
}
