import Contracts
import Findings
import HTTPModel
import HTTPTypes
import OpenAPI
import PaymentsPorts
import SimulationCore

/// Drives the real API with requests made from its own document.
///
/// Every operation is asked for in every stage of a payment's life, with the document's examples;
/// where it succeeds it is then asked with values at every edge, with random ones, and with requests
/// that break the document in one place. The answers are held to the document. Requests go through
/// the real REST adapter in a world without surprises, one world for each; the same seed sends the
/// same requests.
package struct APIDrive {
    /// Called with every exchange the payments API had, those that set a stage included.
    package typealias Listener = (RequestMessage, ResponseMessage) -> Void

    private let api: OpenAPIDocument
    private let budget: DriveBudget
    private let runner: CaseRunner
    private let listener: Listener?
    private var report: DriveReport
    /// The first case of each kind of violation, in the order they were met.
    private var cases: [Suspect] = []
    private var known: [String: Int] = [:]
    private var stagesSet: Set<String> = []

    private struct Suspect {
        let driveCase: DriveCase
        let violation: DriveViolation
        let outcome: CaseRunner.Outcome
        /// Nil where the request that set a stage is at fault: there is no draft to shrink.
        let isDriven: Bool
        var count = 1
    }

    /// Drives every operation of the first API of the contracts.
    ///
    /// - Throws: `StoreFailure` when a world's store cannot be made.
    package static func drive(
        _ contracts: ContractSuite, seed: UInt64 = 1, budget: DriveBudget = DriveBudget(),
        store: StoreKind = .memory, fault: PlantedContractFault? = nil, listener: Listener? = nil
    ) throws(StoreFailure) -> DriveReport {
        guard let api = contracts.folder.apis.first else { return DriveReport(operations: []) }
        var settings = WorldSettings(store: store, contracts: contracts)
        settings.contractFault = fault
        var drive = APIDrive(api, settings: settings, budget: budget, listener: listener)
        try drive.driveAll(seed: seed)
        try drive.reportFindings()
        return drive.report
    }

    private init(
        _ api: OpenAPIDocument, settings: WorldSettings, budget: DriveBudget, listener: Listener?
    ) {
        self.api = api
        self.budget = budget
        self.listener = listener
        runner = CaseRunner(api, settings: settings)
        report = DriveReport(operations: api.operations.map(\.name))
    }

    private mutating func driveAll(seed: UInt64) throws(StoreFailure) {
        var paths: Set<String> = []
        var makers: [CaseMaker] = []
        for (number, operation) in api.operations.enumerated()
        where budget.operations?.contains(operation.name) ?? true {
            var maker = CaseMaker(
                operation, of: api, budget: budget,
                seed: SeededRandom.derive(seed, UInt64(number)))
            let plain = try drivePlain(maker)
            let isFirst = paths.insert(operation.template).inserted
            if let plain {
                for made in maker.variations(of: plain, isFirstOfPath: isFirst) {
                    _ = try drive(made)
                }
            }
            report.note(operation.name) { $0.dropped += maker.dropped }
            makers.append(maker)
        }
        var walks = WalkMaker(makers, seed: SeededRandom.derive(seed, UInt64.max))
        for number in 0..<budget.walks {
            if let walk = walks.next(number: number + 1) { _ = try drive(walk) }
        }
    }

    /// Drives the plain requests in every stage, and the first of them twice in each.
    ///
    /// Gives the case to vary: one that succeeds, if any does.
    private mutating func drivePlain(_ maker: CaseMaker) throws(StoreFailure) -> DriveCase? {
        let plain = maker.plain()
        var best: DriveCase?
        var succeeds = false
        for stage in Stage.all {
            report.note(maker.operation.name) { $0.stages.append(stage.name) }
            for var driveCase in plain {
                driveCase.stage = stage
                let status = try drive(driveCase)
                guard !succeeds, let status, !stage.hasFaults else { continue }
                succeeds = (200..<300).contains(status)
                if succeeds || best == nil { best = driveCase }
            }
            guard var twice = plain.first, maker.operation.method != .get else { continue }
            twice.stage = stage
            twice.times = 2
            _ = try drive(twice)
        }
        return best
    }

    /// Runs a case and takes note of what came of it; gives the status, when there is one.
    private mutating func drive(_ driveCase: DriveCase) throws(StoreFailure) -> Int? {
        let outcome = try runner.run(driveCase)
        let name = driveCase.draft.operation.name
        guard let exchange = outcome.exchange else {
            report.note(name) { $0.dropped += 1 }
            return nil
        }
        report.requests += outcome.setting.count + driveCase.times
        report.note(name) { row in
            if driveCase.expectation == .valid {
                row.valid += driveCase.times
            } else {
                row.invalid += driveCase.times
            }
        }
        for (request, response) in outcome.answers {
            let operation = runner.assessment.judge.operationID(for: request)
            report.note(operation) { $0.statuses[response.status, default: 0] += 1 }
            listener?(request, response)
        }
        for violation in outcome.violations { suspect(driveCase, violation, outcome) }
        if stagesSet.insert(driveCase.stage.name).inserted { judgeStage(driveCase, outcome) }
        return exchange.response?.status
    }

    /// Holds the requests that set a stage, and the providers' messages after it, to the document.
    private mutating func judgeStage(_ driveCase: DriveCase, _ outcome: CaseRunner.Outcome) {
        let messages = outcome.answers.compactMap { answer -> DriveWorld.Exchange? in
            let operation = runner.assessment.judge.operation(for: answer.request)
            guard let operation, operation.webhookProvider != nil else { return nil }
            return DriveWorld.Exchange(
                operation: operation, request: answer.request, response: answer.response)
        }
        for (place, exchange) in (outcome.setting + messages).enumerated() {
            let violations = runner.assessment.violations(
                exchange, .valid, summary: "setting the stage",
                amidFaults: driveCase.stage.hasFaults)
            report.note(exchange.operation.name) { $0.valid += 1 }
            for violation in violations {
                var blamed = outcome
                blamed.exchange = exchange
                blamed.setting = Array(outcome.setting.prefix(place))
                suspect(driveCase, violation, blamed, isDriven: false)
            }
        }
    }

    private mutating func suspect(
        _ driveCase: DriveCase, _ violation: DriveViolation, _ outcome: CaseRunner.Outcome,
        isDriven: Bool = true
    ) {
        report.violations += 1
        let name = outcome.exchange?.operation.name ?? ""
        let key = "\(violation.rule.rawValue) \(name) \(violation.kind)"
        if let place = known[key] {
            cases[place].count += 1
            return
        }
        known[key] = cases.count
        cases.append(
            Suspect(
                driveCase: driveCase, violation: violation, outcome: outcome, isDriven: isDriven))
    }

    private mutating func reportFindings() throws(StoreFailure) {
        let shrinker = CaseShrinker(runner: runner, trials: budget.shrinkingTrials)
        for suspect in cases.prefix(budget.findings) {
            var smallest = (suspect.driveCase, suspect.outcome)
            if suspect.isDriven {
                smallest = try shrinker.shrink(
                    suspect.driveCase, showing: suspect.violation, first: suspect.outcome)
            }
            report.findings.append(finding(suspect, smallest.0, smallest.1))
        }
        report.findings = report.findings.sortedForReading()
    }

    private func finding(
        _ suspect: Suspect, _ driveCase: DriveCase, _ outcome: CaseRunner.Outcome
    ) -> Finding {
        let violation = suspect.violation
        let exchange = outcome.exchange
        let operation = exchange?.operation ?? driveCase.draft.operation
        var lines = outcome.setting.map { CurlText.line($0.request) }
        if driveCase.stage.hasFaults { lines.append("# from here on: \(driveCase.stage.name)") }
        if let request = exchange?.request {
            let times = suspect.isDriven ? driveCase.times : 1
            lines += Array(repeating: CurlText.line(request), count: times)
        }
        let what = suspect.isDriven ? suspect.driveCase.summary : "setting a stage"
        let count = suspect.count == 1 ? "1 request" : "\(suspect.count) requests"
        return Finding(
            rule: violation.rule.rawValue,
            message: "\(operation.name): \(violation.rule.words) (\(count), first: \(what))",
            location: FindingLocation(api.source, nameAt: operation.pointer),
            expected: violation.expected, found: violation.found,
            nextAction: "see it with:\n" + lines.joined(separator: "\n"))
    }
}

extension DriveRule {
    /// What happened, in words for a message.
    fileprivate var words: String {
        switch self {
        case .undocumentedStatus: "a status that is not documented"
        case .undocumentedContentType: "a media type that is not documented"
        case .serverError: "the service failed"
        case .validRefused: "a valid request is refused for its form"
        case .invalidAccepted: "an invalid request is accepted"
        case .invalidResponse: "a response that is not as documented"
        case .missingErrorBody: "a refusal without a body"
        case .noAnswer: "no answer"
        }
    }
}
