import GatewaySimulators
import HTTPModel
import HTTPTypes
import PaymentsDomain
import SimulatedHTTP
import SimulationCore

/// A history as people read it: one line for each thing that happened, with time, who and money.
package struct Timeline {
    private let history: History

    package init(_ history: History) { self.history = history }

    /// The lines, oldest first.
    package var lines: [String] {
        history.trace.entries.map { instant, entry in
            Self.clock(instant) + "  " + Self.describe(entry)
        }
    }

    /// Time since the world began: `+0:00:05.320`, with days in front after the first.
    private static func clock(_ instant: VirtualInstant) -> String {
        let total = (instant - .worldStart).milliseconds
        let (days, rest) = total.quotientAndRemainder(dividingBy: 86_400_000)
        let text =
            "\(rest / 3_600_000):\(pad(rest / 60_000 % 60, 2)):\(pad(rest / 1000 % 60, 2))"
            + ".\(pad(rest % 1000, 3))"
        let prefix = days > 0 ? "+\(days)d " : "+"
        return String(repeating: " ", count: max(0, 16 - prefix.count - text.count)) + prefix + text
    }

    private static func pad(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private static func describe(_ entry: Observation) -> String {
        switch entry {
        case .step(let number, let act): "step \(number)      \(describe(act))"
        case .skipped(_, let reason): "             (nothing done: \(reason))"
        case .exchange(let exchange): describe(exchange)
        case .asked(let question): describe(question)
        case .committed(let commit): describe(commit)
        case .posted(let id): "ledger       books \(id)"
        case .booked(let provider, let entry):
            column(provider) + "books \(entry.kind.rawValue) of \(money(entry)) "
                + "for \(entry.objectID)"
        case .fault(let name, let call): "FAULT        \(name) strikes \(call)"
        case .crashed(let node): "CRASH        payments-\(node) dies"
        case .restarted(let node): "restart      payments-\(node) is back"
        case .healed: "healed       every fault is taken away, time goes on"
        }
    }

    private static func column(_ text: String) -> String {
        text + String(repeating: " ", count: max(1, 13 - text.count))
    }

    private static func describe(_ exchange: SimulatedExchange) -> String {
        var line = column(exchange.sender)
        line += "-> \(exchange.label)  \(exchange.request.head.method) \(exchange.request.path)"
        switch exchange.ending {
        case .answered: line += "  \(exchange.response?.status ?? 0)"
        case .failed(.notSent(let reason)): line += "  not sent: \(reason)"
        case .failed(.noAnswer(let reason)): line += "  no answer: \(reason)"
        }
        if let fault = exchange.fault { line += "   FAULT \(fault)" }
        return line
    }

    /// Neither the account's key nor the body: the step before it says what was asked.
    private static func describe(_ question: Observation.Question) -> String {
        let head = question.request.head
        return column("other") + "-> \(question.provider) as \(question.name)  "
            + "\(head.method) \(head.path ?? "/")  \(question.response.status)"
            + (question.fault.map { "   FAULT \($0.rawValue)" } ?? "")
    }

    private static func describe(_ commit: Observation.Commit) -> String {
        var parts = ["payment \(commit.paymentID.text) \(commit.status.rawValue)"]
        for attempt in commit.attempts {
            parts.append("\(attempt.kind.rawValue) \(attempt.amount) \(attempt.outcome.name)")
        }
        for refund in commit.refunds {
            parts.append("refund \(refund.amount) \(refund.status.rawValue)")
        }
        if !commit.events.isEmpty { parts.append("events " + commit.events.joined(separator: " ")) }
        return column("store") + parts.joined(separator: ", ")
    }

    private static func money(_ entry: BookEntry) -> String {
        guard let currency = Currency(code: entry.currency),
            let money = Money(minorUnits: entry.amount, currency: currency)
        else { return "\(entry.amount) \(entry.currency)" }
        return money.description
    }

    private static func describe(_ act: Act) -> String {
        switch act {
        case .authorize(let order):
            "shopper orders \(order.payment) for \(order.amount)"
                + (order.method.map { " with \($0.reference)" } ?? "")
        case .challenge(let payment, let outcome):
            "shopper says \(outcome.rawValue) at the bank's page of \(payment)"
        case .capture(let payment, let amount): "operator captures \(all(amount)) of \(payment)"
        case .cancel(let payment): "operator cancels \(payment)"
        case .refund(let refund, let payment, let amount):
            "operator refunds \(all(amount)) of \(payment) as \(refund)"
        case .retry: "the last such request is sent again with the same key"
        case .reconcile(let payment): "operator reconciles \(payment)"
        case .reconcileAll(let provider): "cron reconciles everything at \(provider)"
        case .read(let payment): "somebody reads \(payment)"
        case .replayWebhook(let payment): "the last webhook of \(payment)'s provider comes again"
        case .forgeWebhook(let payment): "somebody forges a webhook about \(payment)"
        case .wait(let duration): "\(duration) pass"
        case .crash(let node): "payments-\(node) is killed"
        case .restart(let node): "payments-\(node) is started"
        case .fault(let rule):
            "from here on: \(rule.fault.name) on \(rule.fault.call)"
                + ScenarioWriter.members(of: rule).dropFirst(2).map { ", \($0.name) \($0.value)" }
                .joined()
        case .heal: "faults are taken away"
        case .together(let parts):
            "at once: " + parts.map { describe($0.act) }.joined(separator: " | ")
        case .decide(let decision):
            "the provider's side decides \(decision.choice)"
                + (decision.subject.map { " about \($0)" } ?? "")
        case .request(let request):
            "another merchant sends \(request.method) \(request.path) as \(request.name)"
        case .expect: "the scenario's expectations are checked"
        }
    }

    private static func all(_ amount: Money?) -> String { amount.map { "\($0)" } ?? "all" }
}
