import GatewaySimulators
import JSONModel
import SimulationCore

extension Scenario {
    /// Whether a file of this scenario could be read.
    ///
    /// That is so when every label is made once and before it is used, every node exists, and every
    /// fault and call has a name. A shrinker that takes steps out must keep to it, or its
    /// counterexample cannot be kept as a file.
    package var isWellFormed: Bool {
        var check = WellFormedCheck(nodes: given.nodes, provider: given.provider)
        return !steps.isEmpty && steps.allSatisfy { check.accepts($0, isTogether: false) }
            && expectations.allSatisfy { check.accepts($0.claim) }
    }
}

/// Walks a scenario and knows its labels so far, as the reader does for files.
private struct WellFormedCheck {
    let nodes: Int
    let provider: String
    var labels = ScenarioLabels()

    mutating func accepts(_ step: Step, isTogether: Bool) -> Bool {
        let word = step.act.word
        guard !isTogether || word.mayBeTogether,
            step.answer == nil || word.members.contains("answer"),
            step.answer?.code == nil || word != .request
        else { return false }
        return accepts(step.act)
    }

    private mutating func accepts(_ act: Act) -> Bool {
        switch act {
        case .authorize(let order):
            labels.made(.authorize(payment: order.payment))
            return takes(order.payment, for: .payment)
        case .refund(let refund, let payment, _):
            let isKnown = knows(payment)
            labels.made(.refund(refund: refund))
            return takes(refund, for: .refund) && isKnown
        case .capture(let payment, _):
            labels.made(.capture(payment: payment))
            return knows(payment)
        case .cancel(let payment):
            labels.made(.cancel(payment: payment))
            return knows(payment)
        case .challenge(let payment, _), .reconcile(let payment), .read(let payment),
            .replayWebhook(let payment), .forgeWebhook(let payment):
            return knows(payment)
        case .retry(let target): return labels.wasMade(target)
        case .reconcileAll(let provider): return ScenarioWords.providers.contains(provider)
        case .crash(let node), .restart(let node): return (1...nodes).contains(node)
        case .fault(let rule): return accepts(rule)
        case .wait, .heal: return true
        case .together(let steps):
            labels.beginMoment()
            defer { labels.endMoment() }
            return steps.count > 1 && steps.allSatisfy { accepts($0, isTogether: true) }
        case .decide(let decision):
            guard ScenarioWords.decisions.contains(decision.choice) else { return false }
            guard let label = decision.subject else { return true }
            return knows(label) || labels.refunds.contains(label)
                || (labels.asked.contains(label) && decision.provider == nil)
        case .request(let request): return accepts(request) && takes(request.name, for: .request)
        case .expect(let expectations): return expectations.allSatisfy { accepts($0.claim) }
        }
    }

    private func accepts(_ request: ProviderRequest) -> Bool {
        let provider = request.provider ?? provider
        return ScenarioWords.providers.contains(provider)
            && FaultRuleReader.methods.contains(request.method)
            && ProviderRequest.isPath(request.path)
            && ((request.body == nil && request.file == nil) || request.method != "GET")
            && (request.file == nil || provider == RazorpaySettings.gateway)
            && (request.version == nil || provider == StripeSettings.gateway)
            && request.texts.allSatisfy { text in
                AnswerTemplate(text)?.references
                    .allSatisfy { labels.asked.contains($0.request) } ?? false
            }
    }

    private func accepts(_ rule: FaultRule) -> Bool {
        let fault = rule.fault
        guard let description = FaultCatalogue.description(of: fault.name) else { return false }
        return ScenarioWords.calls.contains(fault.call) && fault.occurrence > 0 && fault.times > 0
            && fault.every > 0 && (fault.amount == 0 || description.amount != nil)
            && (fault.only.isEmpty || description.strikesRequests)
            && (fault.rampTo == nil || rule.lasting != nil)
            && (fault.capacity != nil) == (fault.name == FaultCatalogue.capacity)
    }

    func accepts(_ claim: Expectation.Claim) -> Bool {
        switch claim {
        case .payment(let claim): knows(claim.payment)
        case .refund(let refund, _): labels.refunds.contains(refund)
        case .order(let payment, _), .events(let payment, _): knows(payment)
        case .fault(let name, _): FaultCatalogue.names.contains(name)
        case .ledger, .books, .parked: true
        }
    }

    private func knows(_ payment: String) -> Bool { labels.payments.contains(payment) }

    private mutating func takes(_ label: String, for kind: ScenarioLabels.Kind) -> Bool {
        ScenarioReader.isLabel(label)
            && labels.take(label, for: kind, at: SourcePosition(line: 1, column: 1)) == nil
    }
}
