import Exploration
import Findings
import JSONModel

/// What one command did and found, for people and machines alike.
package struct RunReport: Sendable {
    package var command: String
    package var findings: [Finding] = []
    /// What was found sound, by name, for formats that list what passed.
    package var passed: [String] = []
    package var histories = 0
    package var scenarios = 0
    package var steps = 0
    package var traceHash: UInt64 = 0
    package var reached = Reached()
    /// What the verdict on the contracts rests on.
    package var evidence = ContractEvidence()
    /// How much the providers' own documents judged, when they were named.
    package var inspections: [FindingsReport.Fact] = []
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
    /// What else kept a part of the work from coming to a verdict.
    package var obstacles: [String] = []

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
        passed += other.passed
        histories += other.histories
        scenarios += other.scenarios
        steps += other.steps
        seconds += other.seconds
        reached.add(other.reached)
        evidence.add(other.evidence)
        inspections += other.inspections
        if token == nil { replayOptions = other.replayOptions }
        token = token ?? other.token
        counterexample = counterexample ?? other.counterexample
        if timeline.isEmpty { timeline = other.timeline }
        wasInterrupted = wasInterrupted || other.wasInterrupted
        obstacles += other.obstacles
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
        evidence.append(to: &object)
        if !inspections.isEmpty {
            object.append(
                "providersJudged", .array(inspections.map { JSONValue.string($0.text) }))
        }
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
