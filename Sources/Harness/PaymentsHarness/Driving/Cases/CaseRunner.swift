import Findings
import HTTPModel
import OpenAPI
import PaymentsPorts

/// Runs cases, each in a world of its own.
struct CaseRunner {
    let settings: WorldSettings
    let operations: [String: Operation]
    let assessment: ExchangeAssessment

    /// What came of one case.
    struct Outcome {
        /// Nil when the request could not be written or does not turn out as meant.
        var exchange: DriveWorld.Exchange?
        var violations: [DriveViolation] = []
        /// The requests that set the stage, in order.
        var setting: [DriveWorld.Exchange] = []
        /// Every exchange with the payments API, those of providers included.
        var answers: [(request: RequestMessage, response: ResponseMessage)] = []
    }

    init(_ api: OpenAPIDocument, settings: WorldSettings) {
        self.settings = settings
        operations = Dictionary(
            api.operations.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        assessment = ExchangeAssessment(judge: ExchangeJudge(api))
    }

    /// Sends a case and holds the answer to the document.
    func run(_ driveCase: DriveCase) throws(StoreFailure) -> Outcome {
        let world = try DriveWorld(settings, operations: operations)
        world.set(driveCase.stage)
        var outcome = Outcome()
        outcome.setting = world.setting
        for _ in 0..<driveCase.times {
            guard let exchange = world.send(driveCase.draft, isSigned: driveCase.isSigned),
                assessment.agrees(exchange.request, with: driveCase.expectation)
            else { return outcome }
            outcome.exchange = exchange
        }
        outcome.answers = world.settle()
        if let exchange = outcome.exchange {
            outcome.violations = assessment.violations(
                exchange, driveCase.expectation, summary: driveCase.summary,
                amidFaults: driveCase.stage.hasFaults)
        }
        return outcome
    }

    /// What the document finds wrong with a request, so that shrinking does not change it.
    func faults(of request: RequestMessage) -> [String] {
        assessment.judge.judge(request: request).requestFindings.map {
            "\($0.rule) \($0.message)"
        }
    }
}
