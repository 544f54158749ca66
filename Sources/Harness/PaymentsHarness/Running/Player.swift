import Findings
import HTTPModel
import JSONModel
import Orders
import PaymentsDomain
import SimulationCore

/// Plays a scenario in a world, one act after the other, with every judge looking on.
final class Player: @unchecked Sendable {
    /// How long an act may take before the world goes on without its answer.
    static let patience = VirtualDuration.minutes(5)

    let world: World
    private let scenario: Scenario
    private let file: String?
    private(set) var findings: [Finding] = []
    private(set) var steps = 0

    /// `file` is named in findings about a step's place.
    init(_ scenario: Scenario, in world: World, file: String? = nil) {
        self.scenario = scenario
        self.world = world
        self.file = file
    }

    /// Plays all steps, heals the world, and judges the end.
    func play() {
        playSteps()
        finish()
    }

    /// Plays the steps and leaves the world as it is then.
    func playSteps() {
        for step in scenario.steps {
            play(step)
            findings += world.judge(step: steps)
        }
    }

    private func finish() {
        world.heal()
        findings += world.judge(step: steps)
        if wasDisturbed { reconcileEverything() }
        findings += world.judge(step: steps)
        findings += world.conclude()
        findings += world.otherMerchant.conclude()
        findings += judge(scenario.expectations)
    }

    /// Whether something was lost on the way, perhaps: a fault struck, or a node was down for a while.
    private var wasDisturbed: Bool {
        !world.faults.strikes.isEmpty
            || scenario.steps.contains { step in
                if case .crash = step.act { true } else { false }
            }
    }

    private func reconcileEverything() {
        for provider in ["stripe", "razorpay"] {
            run([{ await self.perform(.reconcileAll(provider: provider)) }])
            world.executor.run(until: world.executor.now + World.settling)
        }
        world.heal()
    }

    private func play(_ step: Step) {
        steps += 1
        world.history.note(.step(number: steps, step.act))
        switch step.act {
        case .wait(let duration): world.executor.run(until: world.executor.now + duration)
        case .crash(let node): world.node(node)?.crash(restartingAfter: nil)
        case .restart(let node): world.node(node)?.restart()
        case .heal: world.faults.removeAll()
        case .expect(let expectations): findings += judge(expectations)
        case .fault(let rule): world.faults.add(rule, at: world.executor.now)
        case .together(let parts): playTogether(parts)
        default:
            let reports = run([{ await self.perform(step.act) }])
            check(reports[0], against: step)
        }
        switch step.act {
        case .wait, .fault, .heal, .expect: break
        default: world.executor.run(until: world.executor.now + World.settling)
        }
    }

    private func playTogether(_ parts: [Step]) {
        steps += max(0, parts.count - 1)
        let reports = run(parts.map { part in { await self.perform(part.act) } })
        for (report, part) in zip(reports, parts) { check(report, against: part) }
    }

    /// Runs acts that begin at the same moment until all have ended or patience has.
    @discardableResult
    private func run(_ acts: [@Sendable () async -> ActReport]) -> [ActReport?] {
        let board = ReportBoard(count: acts.count)
        for (place, act) in acts.enumerated() {
            world.executor.start { board.post(await act(), at: place) }
        }
        _ = world.executor.run(until: world.executor.now + Self.patience) { board.isFull }
        for case .skipped(let reason)? in board.reports {
            world.history.note(.skipped(number: steps, reason))
        }
        return board.reports
    }

    private func check(_ report: ActReport?, against step: Step) {
        if case .request(let request) = step.act {
            findings += findings(about: report, to: request, of: step)
            return
        }
        guard let expected = step.answer else { return }
        let problem: String
        switch report {
        case .answered(let response):
            let code = (try? JSONValue.parse(response.body))?["code"]?.string
            let isRight =
                response.status == expected.status
                && (expected.code == nil || expected.code == code)
            if isRight { return }
            problem = [String(response.status), code].compactMap { $0 }.joined(separator: " ")
        case .skipped(let reason): problem = "nothing was sent: \(reason)"
        case .noAnswer, nil: problem = "no answer"
        case .done: problem = "an act without an answer"
        }
        let wanted = [String(expected.status), expected.code].compactMap { $0 }
        findings.append(
            Finding(
                rule: "unexpected-answer",
                message: "\(step.act.verb) was answered otherwise than the scenario says",
                location: location(step.place), expected: wanted.joined(separator: " "),
                found: problem))
    }

    private func judge(_ expectations: [Expectation]) -> [Finding] {
        guard !expectations.isEmpty else { return [] }
        let judge = ExpectationJudge(world.endState(), events: world.history.eventNames) { label in
            self.world.operators.paymentID(of: label)
        } refundID: { label in
            self.world.operators.refundID(of: label)
        }
        return expectations.compactMap { expectation in
            judge.finding(for: expectation, at: location(expectation.place))
        }
    }

    func location(_ place: StepPlace?) -> FindingLocation {
        FindingLocation(
            file: file,
            position: place.map { SourcePosition(line: $0.line, column: $0.column) }, step: steps)
    }
}

/// What came of an act.
enum ActReport: Sendable {
    case answered(ResponseMessage)
    case noAnswer
    case skipped(String)
    case done
}

/// Where concurrent acts leave their reports; used on the world's thread.
private final class ReportBoard: @unchecked Sendable {
    private(set) var reports: [ActReport?]
    private var open: Int

    init(count: Int) {
        reports = Array(repeating: nil, count: count)
        open = count
    }

    var isFull: Bool { open == 0 }

    func post(_ report: ActReport, at place: Int) {
        reports[place] = report
        open -= 1
    }
}

extension World {
    func node(_ number: Int) -> PaymentsNode? {
        nodes.indices.contains(number - 1) ? nodes[number - 1] : nil
    }
}
