import Findings
import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore

/// A merchant besides ours, with an account of its own at each provider, who asks what ours never
/// asks.
///
/// Its accounts have the scenario's settings and live in the same time, but no call of ours, no
/// planned fault, no webhook and no ledger has to do with them. An account is made when it is first
/// asked; what is due there happens when somebody looks.
final class OtherMerchant: @unchecked Sendable {
    /// Not the seed of our accounts, so that nobody takes an id of one for an id of the other.
    static let seed: UInt64 = 2

    private struct Answer {
        let provider: String
        let body: JSONValue
    }

    private let executor: DeterministicExecutor
    private let history: History
    private let open: (String) -> (any GatewaySimulator)?
    private let credentials = MerchantAccounts()
    private var accounts: [String: any GatewaySimulator] = [:]
    private var answers: [String: Answer] = [:]

    /// `open` makes the account at a provider, or nil when there is no such provider.
    init(
        executor: DeterministicExecutor, history: History,
        open: @escaping (String) -> (any GatewaySimulator)?
    ) {
        self.executor = executor
        self.history = history
        self.open = open
    }

    /// What earlier answers said, for whatever refers to them.
    var filling: AnswerFilling { AnswerFilling(answers: answers.mapValues(\.body)) }

    /// Sends a request and waits for its answer, however late that comes.
    func send(_ request: ProviderRequest, to provider: String) async -> ActReport {
        let message: RequestMessage
        do throws(MissingAnswer) {
            message = try request.message(to: provider, filling: filling, as: credentials)
        } catch {
            return .skipped(error.reason)
        }
        guard let account = account(at: provider) else {
            return .skipped("there is no provider \(provider)")
        }
        let misbehaviour = request.fault.map { GatewayMisbehaviour($0) }
        let response = account.handle(message, at: executor.now, suffering: misbehaviour)
        // Nobody has subscribed to them.
        _ = account.takeWebhooks()
        if let late = misbehaviour?.answerDelay { await executor.sleep(for: late) }
        answers[request.name] = Answer(provider: provider, body: response.readBody)
        history.note(
            .asked(
                Observation.Question(
                    name: request.name, provider: provider, request: message, response: response,
                    fault: request.fault)))
        return .answered(response)
    }

    func knows(_ request: String) -> Bool { answers[request] != nil }

    /// Somebody outside the API decides about what a request was answered with, or about the first
    /// of the objects that belong to it which leaves that open.
    func decide(_ choice: String, on request: String) -> ActReport {
        guard let answer = answers[request], let account = account(at: answer.provider),
            let id = (answer.body["id"] ?? answer.body["razorpay_payment_id"])?.string
        else { return .skipped("the answer to \"\(request)\" names no object") }
        account.advance(to: executor.now)
        let belonging = account.objects(limit: Player.objectsLookedAt)
            .filter { $0.paymentID == id && $0.id != id }.map(\.id)
        let open = ([id] + belonging).first { account.choices(for: $0).contains(choice) }
        guard let open else { return .skipped("nothing leaves open to \(choice)") }
        do throws(GatewayRefusal) {
            try account.decide(choice, on: open, at: executor.now)
            return .done
        } catch {
            return .skipped(error.description)
        }
    }

    /// What the accounts' own books say against themselves at the end.
    func conclude() -> [Finding] {
        ScenarioWords.providers.compactMap { accounts[$0] }.flatMap { account in
            account.advance(to: executor.now)
            return account.brokenInvariantsFromTheStart().map { broken in
                Finding(
                    rule: WalkRule.invariant.rawValue,
                    message: "the other merchant's account at \(account.name): \(broken)")
            }
        }
    }

    private func account(at provider: String) -> (any GatewaySimulator)? {
        if let account = accounts[provider] { return account }
        guard let account = open(provider) else { return nil }
        accounts[provider] = account
        return account
    }
}

extension ResponseMessage {
    /// What the body says: JSON, or a text where it is none, or null where there is nothing.
    var readBody: JSONValue {
        if body.isEmpty { return .null }
        return (try? JSONValue.parse(body)) ?? .string(String(decoding: body, as: UTF8.self))
    }
}
