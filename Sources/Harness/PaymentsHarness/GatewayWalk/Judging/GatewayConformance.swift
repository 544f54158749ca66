import Findings
import GatewaySimulators
import HTTPModel
import JSONModel
import OpenAPI

/// Holds everything a walk gets to see against the provider's document, and counts what it reached.
package final class GatewayConformance: WalkWatcher {
    package let provider: GatewayWalk.Provider
    private let judge: ProviderJudge
    private let refusals: [KnownRefusal]
    package private(set) var coverage: WalkCoverage
    /// How many requests the walk sent.
    package internal(set) var exchanges = 0
    package private(set) var judgedExchanges = 0
    package private(set) var judgedEvents = 0
    /// What no document speaks of, by name, with how often it came.
    package private(set) var notJudged: [String: Int] = [:]
    private var violations = ViolationList()
    let books: BookWatch

    package init(_ provider: GatewayWalk.Provider, document: OpenAPIDocument) {
        self.provider = provider
        books = BookWatch(provider, balances: .never)
        judge = ProviderJudge(provider, document)
        coverage = WalkCoverage(goals: GatewayWalk.goals(of: provider))
        refusals = provider == .stripe ? StripeGoals.refusals : RazorpayGoals.refusals
    }

    /// One finding for each kind of violation, the most frequent first.
    package var findings: [Finding] {
        violations.findings(provider.rawValue) + books.findings
    }
    package var violationCount: Int { violations.count + books.violationCount }

    package func begins(at desk: WalkDesk) { books.begins(at: desk) }

    package func saw(_ exchange: WalkExchange, at desk: WalkDesk) {
        books.saw(exchange, at: desk)
        note(exchange)
        switch judge.judge(exchange) {
        case .notJudged(let what): notJudged[what, default: 0] += 1
        case .judged(let found):
            judgedExchanges += 1
            for finding in found {
                violations.add(
                    finding, rule: .exchange,
                    subject: "\(exchange.request.endpoint) \(exchange.response.status)",
                    witness: { Self.text(of: exchange) })
            }
        }
    }

    package func saw(_ event: WebhookEvent, at desk: WalkDesk) {
        coverage.note(.event, event.type)
        let delivery = desk.simulator.delivery(of: event, at: desk.now, with: .current)
        switch judge.judge(event, delivery) {
        case .notJudged(let what): notJudged[what, default: 0] += 1
        case .judged(let found):
            judgedEvents += 1
            for finding in found {
                violations.add(
                    finding, rule: .webhook, subject: "the event \(event.type)",
                    witness: { String(decoding: event.body, as: UTF8.self) })
            }
        }
    }

    package func sawDecision(_ choice: String, at desk: WalkDesk) {
        coverage.note(.decision, choice)
        books.sawDecision(choice, at: desk)
        guard choice.contains(", refused") else { return }
        violations.add(
            Finding(
                rule: WalkRule.decision.rawValue, message: "an offered choice was refused",
                expected: "a choice that is offered can be chosen", found: choice),
            rule: .decision, subject: "the choice", witness: { choice })
    }

    private func note(_ exchange: WalkExchange) {
        let status = exchange.response.status
        coverage.note(.status, "\(status)")
        if let fault = exchange.misbehaviour?.fault {
            coverage.note(.fault, fault.rawValue)
        } else if !exchange.request.endpoint.hasPrefix("the ") {
            coverage.note(.endpoint, "\(exchange.request.endpoint) \(status)")
        }
        guard let json = exchange.json else { return }
        if let error = json["error"] { noteRefusal(status, error) }
        noteState(json)
        for item in (json["data"]?.array ?? json["items"]?.array ?? []).prefix(3) {
            noteState(item)
        }
    }

    private func noteRefusal(_ status: Int, _ error: JSONValue) {
        let code = error["code"]?.string
        let message = error["message"]?.string ?? error["description"]?.string ?? ""
        let decline = error["decline_code"]?.string
        for refusal in refusals where refusal.status == status {
            if let wanted = refusal.code, wanted != code { continue }
            guard
                refusal.words.isEmpty || message.contains(refusal.words) || decline == refusal.words
            else { continue }
            coverage.note(.error, refusal.name)
            return
        }
        coverage.note(.error, "\(status) \(code ?? "") \(decline ?? "") \(message.prefix(60))")
    }

    private func noteState(_ json: JSONValue) {
        guard let kind = json["object"]?.string ?? json["entity"]?.string,
            let status = json["status"]?.string
        else { return }
        coverage.note(.state, "\(kind) \(status)")
    }

    /// The exchange as a person would write it down.
    private static func text(of exchange: WalkExchange) -> String {
        let fault = exchange.misbehaviour.map { "# suffering \($0.fault.rawValue)\n" } ?? ""
        return fault + exchange.request.text + "\n"
            + String(decoding: exchange.response.body, as: UTF8.self)
    }
}
