import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore
import Synchronization

extension ControlInterface {
    /// Carries out what changes something.
    func change(_ call: ControlCall, _ request: RequestMessage) throws(ControlProblem)
        -> ResponseMessage
    {
        switch call {
        case .decide(let id): return try decide(id, try body(of: request, ["choice", "gateway"]))
        case .resend(let id):
            _ = try body(of: request, [])
            guard case .webhook(let delivery) = try perform(.resend(id)) else {
                throw .notFound("no webhook has the id '\(id)'")
            }
            return json(webhook(delivery), status: 202)
        case .addFault: return try addFault(try body(of: request, nil))
        case .clearFaults:
            _ = try perform(.clearFaults)
            return ResponseMessage(status: 204)
        case .clearFault(let id):
            return try removed(try perform(.clearFault(id)), "no fault has the id '\(id)'")
        case .advance: return try advance(try body(of: request, ["advance"]))
        case .reset:
            _ = try body(of: request, [])
            _ = try perform(.reset)
            return ResponseMessage(status: 204)
        case .takeSnapshot:
            let name = try Self.name(try body(of: request, ["name"])["name"])
            guard case .snapshot(let taken) = try perform(.takeSnapshot(name)) else {
                throw .notFound("no snapshot was taken")
            }
            return json(snapshot(taken), status: 201)
        case .restore(let name):
            _ = try body(of: request, [])
            guard case .snapshot(let restored) = try perform(.restoreSnapshot(name)) else {
                throw .notFound("no snapshot has the name '\(name)'")
            }
            return json(snapshot(restored))
        case .deleteSnapshot(let name):
            return try removed(
                try perform(.deleteSnapshot(name)), "no snapshot has the name '\(name)'")
        case .state, .catalogue, .requests, .objects, .books, .invariants, .webhooks, .settings,
            .document, .faults, .fault, .clock, .snapshots:
            throw .notFound("that changes nothing")
        }
    }

    private func perform(_ input: DeskInput) throws(ControlProblem) -> DeskOutcome {
        do {
            return try desk.perform(input)
        } catch let refusal as GatewayRefusal {
            throw .notPossible(refusal.description)
        } catch {
            throw .broken("\(error)")
        }
    }

    private func removed(
        _ outcome: DeskOutcome, _ otherwise: String
    ) throws(ControlProblem) -> ResponseMessage {
        guard case .found(true) = outcome else { throw .notFound(otherwise) }
        return ResponseMessage(status: 204)
    }

    private func decide(_ id: String, _ body: JSONObject) throws(ControlProblem) -> ResponseMessage
    {
        guard let choice = body["choice"]?.string, !choice.isEmpty else {
            throw .malformed("/choice is missing or no text; expected one of the object's choices")
        }
        let gateway = try gateway(of: id, named: body["gateway"])
        let choices = desk.contents.withLock { $0.state.account(gateway).choices(for: id) }
        guard choices.contains(choice) else {
            let list =
                choices.isEmpty
                ? "it has none" : "its choices are: " + choices.joined(separator: ", ")
            throw .notPossible("'\(choice)' cannot be decided about \(id) now; \(list)")
        }
        _ = try perform(.decide(gateway, choice: choice, object: id))
        let left = desk.contents.withLock { $0.state.account(gateway).choices(for: id) }
        return json([
            "gateway": .string(gateway.rawValue), "id": .string(id), "choice": .string(choice),
            "choices": .array(left.map { .string($0) }),
        ])
    }

    /// The gateway that an object is of: the one named, or the only one that knows it.
    private func gateway(of id: String, named: JSONValue?) throws(ControlProblem) -> GatewayName {
        if let named {
            guard let name = named.string.flatMap(GatewayName.init) else {
                throw .unknownName(
                    "/gateway", named.string ?? named.text, GatewayName.allCases.map(\.rawValue))
            }
            return name
        }
        guard id != "account" else {
            throw .malformed(
                "/gateway is missing; expected stripe or razorpay, both have an account")
        }
        let knowing = desk.contents.withLock { contents in
            GatewayName.allCases.filter { !contents.state.account($0).choices(for: id).isEmpty }
        }
        guard let name = knowing.first else {
            throw .notFound("nothing can be decided about an object '\(id)'")
        }
        return name
    }

    private func addFault(_ rule: JSONObject) throws(ControlProblem) -> ResponseMessage {
        do throws(FaultRuleError) {
            _ = try FaultRuleReader.rule(in: .object(rule))
        } catch {
            throw Self.problem(error)
        }
        guard case .planned(let id) = try perform(.plan(.object(rule))) else {
            throw .notFound("no fault was planned")
        }
        return json(try fault(id), status: 201)
    }

    private static func problem(_ error: FaultRuleError) -> ControlProblem {
        guard let first = error.problems.first else { return .malformed("no fault") }
        guard let word = first.word else { return .malformed(error.description) }
        let hint = ControlProblem.unknownName("\(first.pointer)", word, first.known)
        return error.problems.count == 1 ? hint : .malformed(error.description)
    }

    private func advance(_ body: JSONObject) throws(ControlProblem) -> ResponseMessage {
        guard let span = body["advance"]?.string.flatMap({ VirtualDuration($0) }),
            span.milliseconds <= VirtualDuration.days(3660).milliseconds
        else {
            throw .malformed(
                "/advance is \(body["advance"]?.text ?? "missing"); expected a duration such as "
                    + "250ms, 90s, 8h or 1d12h, at most 3660d")
        }
        _ = try perform(.advance(span))
        return json(clock())
    }

    private static func name(_ value: JSONValue?) throws(ControlProblem) -> String {
        guard let name = value?.string, (1...64).contains(name.utf8.count),
            name.utf8.allSatisfy(isNameByte)
        else {
            throw .malformed(
                "/name is \(value?.text ?? "missing"); expected up to 64 letters, digits, '.', '_' "
                    + "and '-'")
        }
        return name
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// The body as an object with these members at most; nil lets any through.
    private func body(
        of request: RequestMessage, _ known: [String]?
    ) throws(ControlProblem) -> JSONObject {
        let value: JSONValue
        do {
            value = try JSONValue.parse(request.body)
        } catch {
            throw .malformed("the body is no JSON: \(error)")
        }
        guard case .object(let object) = value else {
            throw .malformed("the body is \(value.kind); expected an object")
        }
        if let known, let name = object.names.first(where: { !known.contains($0) }) {
            throw .unknownName("a member of the body", name, known)
        }
        return object
    }
}
