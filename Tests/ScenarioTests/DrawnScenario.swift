import GatewaySimulators
import JSONModel
import PaymentsDomain
import PaymentsHarness
import SimulationCore

/// Scenarios drawn from a seed, with everything the language can say in them.
struct DrawnScenario {
    private let choices: ChoiceStream
    private var payments: [String] = []
    private var refunds: [String] = []
    private var requests: [RetryTarget] = []
    private var asked: [String] = []
    private var nodes = 1

    init(seed: UInt64) { choices = ChoiceStream(label: "scenario", seed: seed) }

    static func draw(seed: UInt64) -> Scenario {
        var drawn = DrawnScenario(seed: seed)
        return drawn.scenario()
    }

    private mutating func scenario() -> Scenario {
        let given = given()
        nodes = given.nodes
        var steps = [step(.authorize)]
        for _ in 0..<choices.choose(12) { steps.append(step(choices.pick(StepWord.allCases))) }
        return Scenario(
            title: text(), about: choices.happens(Odds(1, outOf: 2)) ? text() : "", given: given,
            steps: steps, expectations: (0..<choices.choose(4)).map { _ in claim() })
    }

    private func given() -> Given {
        var settings: [Setting] = []
        for name in SettingName.allCases where choices.happens(Odds(1, outOf: 3)) {
            let value =
                switch name.kind {
                case .words(let words): choices.pick(words)
                case .duration: duration().description
                case .rate: choices.pick(["1/s", "30/m", "600/h"])
                case .version: choices.pick(["2024-06-20", "2025-03-31.basil"])
                }
            settings.append(Setting(name: name, value: value))
        }
        return Given(
            provider: choices.pick(ScenarioWords.providers), nodes: 1 + choices.choose(2),
            seed: choices.happens(Odds(1, outOf: 2)) ? UInt64.max - UInt64(choices.choose(9)) : nil,
            networkChoices: numbers(60), scheduleChoices: numbers(5), settings: settings)
    }

    private func numbers(_ most: Int) -> [Int] {
        (0..<choices.choose(most)).map { _ in choices.choose(100) }
    }

    /// Texts that YAML likes to read as something else.
    private func text() -> String {
        choices.pick([
            "A plain sentence", "a: b", "a #b", "# no comment", "- dash", "true", "Null", "7",
            "1.5e3", "ends with colon:", " leading", "trailing ", "\"quoted\"", "back\\slash",
            "two\nlines", "tab\tbed", "it's", "café ☕️ 💳", "\u{7F}\u{85}\u{2028}\u{FEFF}", "{a}",
            "[a]", "&a", "*a", "!a", "%a", "@a", "`a`", "a, b", "?", "a:b", "x\r\ny", "\u{0}", "|",
            ">", "=", "~", "---", "a'b\"c",
        ])
    }

    private mutating func step(_ word: StepWord) -> Step {
        let act = act(word)
        guard word.members.contains("answer"), choices.happens(Odds(1, outOf: 2)) else {
            return Step(act)
        }
        let code =
            word != .request && choices.happens(Odds(1, outOf: 2))
            ? choices.pick(ScenarioWords.problemCodes) : nil
        return Step(act, answer: ExpectedAnswer(status: 200 + choices.choose(400), code: code))
    }

    private mutating func act(_ word: StepWord) -> Act {
        switch word {
        case .authorize: return authorize()
        case .challenge:
            return .challenge(payment: payment(), choices.pick(ChallengeOutcome.allCases))
        case .capture:
            let payment = payment()
            requests.append(.capture(payment: payment))
            return .capture(payment: payment, amount: perhaps(money()))
        case .cancel:
            let payment = payment()
            requests.append(.cancel(payment: payment))
            return .cancel(payment: payment)
        case .refund:
            refunds.append("r\(refunds.count + 1)")
            requests.append(.refund(refund: refunds[refunds.count - 1]))
            return .refund(
                refund: refunds[refunds.count - 1], payment: payment(), amount: perhaps(money()))
        case .retry: return .retry(choices.pick(requests))
        case .reconcile: return .reconcile(payment: payment())
        case .reconcileAll: return .reconcileAll(provider: choices.pick(ScenarioWords.providers))
        case .read: return .read(payment: payment())
        case .replayWebhook: return .replayWebhook(payment: payment())
        case .forgeWebhook: return .forgeWebhook(payment: payment())
        case .wait: return .wait(duration())
        case .crash: return .crash(node: 1 + choices.choose(nodes))
        case .restart: return .restart(node: 1 + choices.choose(nodes))
        case .fault: return fault()
        case .heal: return .heal
        case .together: return .together([Step(.read(payment: payment())), Step(.crash(node: 1))])
        case .decide:
            let subject = choices.pick([nil, payment(), refunds.last, asked.last])
            let isAsked = subject.map(asked.contains) ?? false
            return .decide(
                Decision(
                    choices.pick(ScenarioWords.decisions), on: subject,
                    at: isAsked ? nil : perhaps(choices.pick(ScenarioWords.providers))))
        case .request: return request()
        case .expect: return .expect((0..<choices.choose(3)).map { _ in claim() })
        }
    }

    /// A request of another merchant, which may refer to those before it.
    private mutating func request() -> Act {
        let before = asked.last
        asked.append("q\(asked.count + 1)")
        let reference = before.map { "{\($0)/data/0/id}" }
        let method = choices.pick(FaultRuleReader.methods)
        let body: JSONObject = JSONObject([
            .init(name: "amount", value: .number(JSONNumber(choices.choose(5000)))),
            .init(name: text(), value: .string(choices.pick([reference ?? "x", "a, b", "true"]))),
            .init(name: "expand", value: ["latest_charge", [:], .null, .bool(true)]),
        ])
        let provider = choices.pick(["stripe", "razorpay"])
        return .request(
            ProviderRequest(
                name: asked[asked.count - 1], to: provider, method: method,
                path: "/v1/refunds/" + (reference ?? "x") + "?limit=3#",
                key: perhaps(text()), body: method == "GET" ? nil : perhaps(body),
                file: method == "GET" || provider == "stripe" ? nil : perhaps("proof.pdf"),
                version: provider == "stripe" ? perhaps("2024-06-20") : nil,
                suffering: perhaps(choices.pick(GatewayFault.allCases)),
                where: [
                    AnswerMember(JSONPointer(["data", text()]), .string(reference ?? "a: b")),
                    AnswerMember(JSONPointer(), .string("a: b, c")),
                    AnswerMember(JSONPointer(["status"]), choices.pick([.null, .bool(false), 7])),
                ]))
    }

    private mutating func authorize() -> Act {
        // YAML reads the first of these as a truth value unless it is quoted.
        let label = payments.isEmpty ? choices.pick(["p1", "true"]) : "p\(payments.count + 1)"
        payments.append(label)
        requests.append(.authorize(payment: label))
        let method = PaymentMethod(
            kind: choices.pick(PaymentMethod.Kind.allCases), reference: "x" + text())
        return .authorize(
            Authorize(
                payment: label, provider: perhaps(choices.pick(ScenarioWords.providers)),
                amount: money(), method: perhaps(method)))
    }

    private func fault() -> Act {
        let description = choices.pick(FaultCatalogue.all)
        var fault = PlannedFault(
            description.name, on: choices.pick(ScenarioWords.calls),
            occurrence: 1 + choices.choose(3), times: choices.pick([1, 2, PlannedFault.endless]),
            amount: description.amount == nil ? 0 : choices.choose(100_000))
        fault.id = perhaps("true")
        fault.every = choices.pick([1, 1, 2, 3])
        fault.chance = choices.pick([.all, .percent(20), Share(basisPoints: 5), .zero])
        if description.strikesRequests {
            fault.only = CallFilter(
                method: perhaps("POST"), path: perhaps("/v1/*"), key: perhaps("*a: b"),
                reference: perhaps("7"))
        }
        if description.name == FaultCatalogue.capacity {
            fault.capacity = CapacityTerms(
                requests: 1 + choices.choose(50), per: choices.pick([.seconds(1), .hours(1)]),
                refusesAt: duration(), failsAt: duration(), wasted: .percent(choices.choose(100)))
        }
        let lasting = perhaps(VirtualDuration.milliseconds(1 + choices.choose(100_000)))
        if lasting != nil { fault.rampTo = perhaps(.percent(70)) }
        return .fault(FaultRule(fault, after: perhaps(duration()), lasting: lasting))
    }

    private func claim() -> Expectation {
        Expectation(
            choices.pick([
                .payment(
                    PaymentClaim(
                        payment: payment(), status: choices.pick(PaymentStatus.allCases),
                        captured: perhaps(money()), refunded: perhaps(money()),
                        inDoubt: perhaps(choices.choose(2) == 1),
                        failure: perhaps(choices.pick(FailureReason.Kind.allCases)))),
                .order(payment: payment(), state: choices.pick(ScenarioWords.orderStates)),
                .ledger(account: choices.pick(Account.allCases), balance: money()),
                .books(
                    BooksClaim(
                        provider: "stripe",
                        counts: Dictionary(
                            (1...3).map { (choices.pick(BooksClaim.countable).kind, $0) }
                        ) { $1 }, captured: perhaps(money()), refunded: perhaps(money()))),
                .fault(name: choices.pick(FaultCatalogue.names), strikes: choices.choose(9)),
                .events(
                    payment: payment(),
                    names: (0..<choices.choose(3)).map { _ in choices.pick(ScenarioWords.events) }),
                .parked(count: choices.choose(5)),
                refunds.isEmpty
                    ? .parked(count: 9)
                    : .refund(
                        refund: choices.pick(refunds),
                        status: choices.pick(Refund.Status.allCases)),
            ]))
    }

    private func payment() -> String { choices.pick(payments) }

    private func perhaps<Value>(_ value: Value) -> Value? {
        choices.happens(Odds(1, outOf: 2)) ? value : nil
    }

    private func duration() -> VirtualDuration {
        .milliseconds(choices.pick([0, 1, 250, 45_000, 90_061_001, 864_000_000]))
    }

    private func money() -> Money {
        let code = choices.pick(["EUR", "JPY", "KWD", "INR"])
        let minorUnits = choices.pick([0, 1, 5, 50, 500, 1500, 123_456_789, Int.max])
        guard let currency = Currency(code: code),
            let money = Money(minorUnits: minorUnits, currency: currency)
        else { preconditionFailure("\(code) is a currency and \(minorUnits) is not negative") }
        return money
    }
}

extension Scenario {
    /// The same scenario without the places it was read from.
    var withoutPlaces: Scenario {
        var scenario = self
        scenario.steps = steps.map(\.withoutPlaces)
        scenario.expectations = expectations.map { Expectation($0.claim) }
        return scenario
    }
}

extension Step {
    fileprivate var withoutPlaces: Step {
        switch act {
        case .together(let steps): Step(.together(steps.map(\.withoutPlaces)), answer: answer)
        case .expect(let expectations):
            Step(.expect(expectations.map { Expectation($0.claim) }), answer: answer)
        default: Step(act, answer: answer)
        }
    }
}
