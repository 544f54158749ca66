import Contracts
import Findings
import HTTPModel
import HTTPTypes
import JSONModel
import PaymentsPorts

/// How much was verified for consumers; nothing verified is no verdict.
package struct ConsumerCounts: Sendable, Hashable {
    package var consumers = 0
    /// Requests replayed against the real API.
    package var exchanges = 0
    /// Events found among those the real system published.
    package var messages = 0

    package init() {}
}

/// What consumers expect, held against the contract and against the real system.
///
/// Each interaction gets a world of its own, brought into its states by the same steps scenarios are
/// made of. Requests go to the real API; messages are looked for among the events the system really
/// publishes in that state. And whatever is expected must be promised by the contract, or it holds
/// by accident.
package struct ConsumerVerification: Sendable {
    /// The name consumers know the system by.
    package static let provider = "payments"

    package private(set) var findings: [Finding] = []
    package private(set) var counts = ConsumerCounts()
    private let contracts: ContractSuite
    private let settings: WorldSettings

    /// Verifies every interaction of every consumer.
    ///
    /// - Throws: `StoreFailure` when a store cannot be made.
    package static func verify(
        _ pacts: [Pact], in settings: WorldSettings
    ) throws(StoreFailure) -> ConsumerVerification {
        var verification = ConsumerVerification(settings)
        for pact in pacts { try verification.verify(pact) }
        return verification
    }

    private init(_ settings: WorldSettings) {
        self.settings = settings
        contracts = settings.contracts
    }

    private mutating func verify(_ pact: Pact) throws(StoreFailure) {
        guard pact.provider.lowercased() == Self.provider else {
            findings.append(
                Finding(
                    rule: ConsumerRule.otherProvider.rawValue,
                    message: "\(pact.consumer) expects this of \(pact.provider)",
                    location: FindingLocation(
                        pact.document, at: JSONPointer(["provider", "name"])),
                    expected: Self.provider, found: pact.provider,
                    nextAction: "keep the file with the contracts of \(pact.provider)"))
            return
        }
        counts.consumers += 1
        for interaction in pact.interactions {
            var found = ContractPromises(contracts).findings(interaction, of: pact)
            found += try replay(interaction, of: pact)
            findings += found.map { finding in
                var finding = finding
                if interaction.isPending { finding.severity = .warning }
                return finding
            }
        }
    }

    private mutating func replay(
        _ interaction: PactInteraction, of pact: Pact
    ) throws(StoreFailure) -> [Finding] {
        switch StateSetup(pact: pact).scenario(for: interaction) {
        case .failure(let failure): return failure.findings
        case .success(let (scenario, subjects)):
            let stage = try ConsumerStage(scenario, subjects, in: settings)
            if let problem = stage.problem {
                return [
                    finding(
                        .brokenState, interaction, pact,
                        "the state of \"\(interaction.description)\" was not reached", problem)
                ]
            }
            switch interaction.content {
            case .exchange(let request, let response):
                return exchange(request, response, interaction, pact, stage)
            case .message(let message): return find(message, interaction, pact, stage)
            }
        }
    }

    private mutating func exchange(
        _ request: PactRequest, _ expected: PactResponse, _ interaction: PactInteraction,
        _ pact: Pact, _ stage: ConsumerStage
    ) -> [Finding] {
        let filled: RequestMessage
        switch RequestFilling(values: stage.values).message(from: request) {
        case .success(let message): filled = message
        case .failure(let missing):
            return [
                finding(
                    .missingValue, interaction, pact,
                    "the request of \"\(interaction.description)\" needs \(missing.name)",
                    "nothing under that name; the state knows "
                        + stage.values.keys.sorted().joined(separator: ", "))
            ]
        }
        counts.exchanges += 1
        guard let answer = stage.ask(filled, as: pact.consumer.lowercased()) else {
            return [
                finding(
                    .noAnswer, interaction, pact, "\"\(interaction.description)\" was not answered",
                    "no answer")
            ]
        }
        return PactMatcher(pact).judge(
            answer, against: expected, subject: "the answer to \"\(interaction.description)\"")
    }

    private mutating func find(
        _ message: PactMessage, _ interaction: PactInteraction, _ pact: Pact,
        _ stage: ConsumerStage
    ) -> [Finding] {
        var candidates = stage.deliveries
        let published = candidates.map(\.type).joined(separator: ", ")
        if let type = message.eventType { candidates = candidates.filter { $0.type == type } }
        counts.messages += 1
        let outcomes = candidates.map { delivery in
            PactMatcher(pact).judge(
                delivery.body, contentType: delivery.contentType, against: message,
                subject: "the event of \"\(interaction.description)\"")
        }
        if let best = outcomes.min(by: { $0.count < $1.count }) { return best }
        return [
            finding(
                .noMessage, interaction, pact,
                "no \(message.eventType ?? "event") is published in the state of "
                    + "\"\(interaction.description)\"",
                published.isEmpty ? "no event at all" : published)
        ]
    }

    private func finding(
        _ rule: ConsumerRule, _ interaction: PactInteraction, _ pact: Pact, _ message: String,
        _ found: String
    ) -> Finding {
        Finding(
            rule: rule.rawValue, message: message,
            location: FindingLocation(pact.document, at: interaction.pointer), found: found)
    }
}

extension PactMessage {
    /// The event type the example names.
    var eventType: String? {
        if case .json(let event) = contents.content { event["type"]?.string } else { nil }
    }
}
