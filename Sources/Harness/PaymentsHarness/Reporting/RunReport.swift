import Contracts
import Exploration
import Findings
import JSONModel

/// What one command did and found, for people and machines alike.
package struct RunReport: Sendable {
    package var command: String
    package var findings: [Finding] = []
    package var histories = 0
    package var scenarios = 0
    package var steps = 0
    package var traceHash: UInt64 = 0
    package var reached = Reached()
    package var contracts: ContractCounts?
    /// Wall-clock seconds the playing took; 0 when nothing was timed.
    package var seconds: Double = 0
    /// The seed and the profile of a search.
    package var seed: UInt64?
    package var profile: Profile?
    /// What to type to see a violation again, and the smallest history as a scenario file.
    package var token: String?
    /// Options that replaying needs besides the token, with a space in front.
    package var replayOptions = ""
    package var counterexample: String?
    package var timeline: [String] = []
    /// Whether somebody stopped it before it was done.
    package var wasInterrupted = false

    package init(command: String) { self.command = command }

    /// Steps in each second of playing, or 0 when nothing was timed.
    package var stepsPerSecond: Int { seconds > 0 ? Int(Double(steps) / seconds) : 0 }

    /// The trace hash as reports write it: sixteen hexadecimal digits.
    package var traceHashText: String {
        let digits = String(traceHash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// Adds what another part of the same command did.
    package mutating func add(_ other: RunReport) {
        findings += other.findings
        histories += other.histories
        scenarios += other.scenarios
        steps += other.steps
        seconds += other.seconds
        reached.add(other.reached)
        contracts = contracts ?? other.contracts
        if token == nil { replayOptions = other.replayOptions }
        token = token ?? other.token
        counterexample = counterexample ?? other.counterexample
        if timeline.isEmpty { timeline = other.timeline }
        wasInterrupted = wasInterrupted || other.wasInterrupted
        traceHash = traceHash &* 31 &+ other.traceHash
    }
}

extension RunReport {
    /// The report as JSON; `traceHash`, `histories`, `steps`, `stepsPerSecond` and `findings` are
    /// promised to machines.
    package var json: JSONValue {
        var object = JSONObject()
        object.append("command", .string(command))
        object.append("verdict", .string(verdict.rawValue))
        object.append("traceHash", .string(traceHashText))
        object.append("histories", JSONValue(histories))
        object.append("scenarios", JSONValue(scenarios))
        object.append("steps", JSONValue(steps))
        object.append("stepsPerSecond", JSONValue(stepsPerSecond))
        if let seed { object.append("seed", .string(String(seed))) }
        if let profile { object.append("profile", .string(profile.rawValue)) }
        if let contracts { object.append("contracts", contracts.json) }
        object.append("findings", .array(findings.map { JSONRenderer.render($0) }))
        object.append("reached", reached.json)
        if let token { object.append("token", .string(token)) }
        if let counterexample { object.append("counterexample", .string(counterexample)) }
        if !timeline.isEmpty {
            object.append("timeline", .array(timeline.map(JSONValue.string)))
        }
        if wasInterrupted { object.append("interrupted", true) }
        return .object(object)
    }

    /// Holds, violated, or cannot tell: nothing played, or not all of it, is never "holds".
    package enum Verdict: String, Sendable {
        case holds
        case violated
        case cannotTell = "cannot-tell"
    }

    package var verdict: Verdict {
        if findings.hasErrors { return .violated }
        return wasInterrupted || histories + scenarios == 0 || steps == 0 ? .cannotTell : .holds
    }
}

extension ContractCounts {
    fileprivate var json: JSONValue {
        [
            "events": JSONValue(events), "apis": JSONValue(apis),
            "operations": JSONValue(operations), "examples": JSONValue(examples),
        ]
    }
}

extension Reached {
    fileprivate var json: JSONValue {
        .object(
            JSONObject(
                sections.map { heading, tally in
                    JSONObject.Member(
                        name: heading,
                        value: .object(
                            JSONObject(
                                tally.sorted.map { name, count in
                                    JSONObject.Member(name: name, value: JSONValue(count))
                                })))
                }))
    }
}
