import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import Orders
import PaymentsDomain
import PaymentsMessaging
import SimulationCore

extension Player {
    /// Carries out one act and waits for what comes of it.
    func perform(_ act: Act) async -> ActReport {
        switch act {
        case .authorize(let order): return await authorize(order)
        case .challenge(let payment, let outcome): return await challenge(payment, outcome)
        case .capture(let payment, let amount):
            return await command(.capture(payment: payment), payment, "capture", amount.body)
        case .cancel(let payment):
            return await command(.cancel(payment: payment), payment, "cancel", nil)
        case .refund(let refund, let payment, let amount):
            return await command(.refund(refund: refund), payment, "refunds", amount.body)
        case .retry(let target): return await retry(target)
        case .reconcile(let payment): return await question(payment) { "\($0)/reconcile" }
        case .reconcileAll(let provider): return await reconcileAll(provider)
        case .read(let payment):
            guard let id = await paymentID(of: payment) else { return .skipped(noPayment(payment)) }
            return report(
                await world.operators.send(
                    world.operators.read("/v1/payments/\(id)"), as: "operator"))
        case .replayWebhook(let payment): return await webhook(payment, forged: false)
        case .forgeWebhook(let payment): return await webhook(payment, forged: true)
        case .decide(let decision): return decide(decision)
        case .request(let request):
            return await world.otherMerchant.send(request, to: provider(of: request))
        case .wait, .crash, .restart, .fault, .heal, .together, .expect: return .done
        }
    }

    private func authorize(_ order: Authorize) async -> ActReport {
        let provider = order.provider ?? world.given.provider
        let method = order.method ?? Self.goodMethod(provider)
        world.operators.forgetAnswer(of: order.payment)
        _ = try? await world.orders.place(
            Order(
                id: order.payment, amountMinor: order.amount.minorUnits,
                currency: order.amount.currency.code, provider: provider,
                methodKind: method.kind.rawValue, methodReference: method.reference))
        return report(world.operators.authorizeAnswers[order.payment])
    }

    static func goodMethod(_ provider: String) -> PaymentMethod {
        provider == "razorpay"
            ? PaymentMethod(kind: .upi, reference: "success@razorpay")
            : PaymentMethod(kind: .card, reference: "pm_card_visa")
    }

    /// The shopper opens the page the payment sent them to, and decides there.
    private func challenge(_ label: String, _ outcome: ChallengeOutcome) async -> ActReport {
        var url = world.orders.order(label)?.nextActionURL
        if url == nil, let id = await paymentID(of: label) {
            let answer = await world.operators.send(
                world.operators.read("/v1/payments/\(id)"), as: "shopper")
            url =
                answer.flatMap { try? JSONValue.parse($0.body) }?["next_action"]?[
                    "redirect_url"]?.string
        }
        guard let url, let target = EventSubscriber(url: url) else {
            return .skipped("\(label) asks its shopper for nothing")
        }
        let request = RequestMessage(
            .post, host: target.host, path: target.path, scheme: "https",
            fields: [.contentType: FormEncoding.contentType],
            body: Array("outcome=\(outcome.rawValue)".utf8))
        return report(await world.operators.send(request, as: "shopper"))
    }

    private func command(
        _ target: RetryTarget, _ label: String, _ path: String, _ body: JSONValue?
    ) async -> ActReport {
        guard let id = await paymentID(of: label) else { return .skipped(noPayment(label)) }
        let request = world.operators.command(
            target, path: "/v1/payments/\(id)/\(path)", body: body)
        return await send(request, target)
    }

    private func retry(_ target: RetryTarget) async -> ActReport {
        guard let request = world.operators.request(for: target) else {
            return .skipped("there is no such request to send again")
        }
        return await send(request, target)
    }

    private func send(_ request: RequestMessage, _ target: RetryTarget) async -> ActReport {
        let answer = await world.operators.send(request, as: "operator")
        if case .refund(let label) = target, let answer, answer.status < 300,
            let id = (try? JSONValue.parse(answer.body))?["id"]?.string
        {
            world.operators.learned(refund: label, id: id)
        }
        return report(answer)
    }

    private func question(_ label: String, _ path: (String) -> String) async -> ActReport {
        guard let id = await paymentID(of: label) else { return .skipped(noPayment(label)) }
        return report(
            await world.operators.send(
                world.operators.post("/v1/payments/" + path(id), nil), as: "operator"))
    }

    private func reconcileAll(_ provider: String) async -> ActReport {
        let since = RFC3339.format(
            milliseconds: VirtualInstant.worldStart.milliseconds)
        let body: JSONValue = ["provider": .string(provider), "since": .string(since)]
        return report(
            await world.operators.send(
                world.operators.post("/v1/reconciliations", body), as: "cron"))
    }

    /// Delivers a past webhook of a payment's provider again, or one nobody signed.
    private func webhook(_ label: String, forged: Bool) async -> ActReport {
        let provider = provider(of: label)
        let past = world.courier.events.last { known in
            provider == nil || known.simulator.name == provider
        }
        guard let past else { return .skipped("no webhook was ever sent") }
        world.courier.send(
            past.event, from: past.simulator, with: forged ? .forged : .current)
        return .done
    }

    private func provider(of label: String) -> String? {
        let request = world.operators.request(for: .authorize(payment: label))
        return request.flatMap { try? JSONValue.parse($0.body) }?["provider"]?.string
    }

    /// The payment's id: as an answer told it, or found by its order.
    private func paymentID(of label: String) async -> String? {
        if let id = world.operators.paymentID(of: label) { return id }
        let answer = await world.operators.send(
            world.operators.read("/v1/payments?order_id=\(PercentEncoding.encode(label))"),
            as: "operator")
        let found = answer.flatMap { try? JSONValue.parse($0.body) }
        guard let id = found?["payments"]?[0]?["id"]?.string else { return nil }
        world.operators.learned(payment: label, id: id)
        return id
    }

    private func report(_ answer: ResponseMessage?) -> ActReport {
        answer.map(ActReport.answered) ?? .noAnswer
    }

    private func noPayment(_ label: String) -> String { "there is no payment \(label)" }
}

extension Money? {
    /// The body of a command with an optional amount.
    fileprivate var body: JSONValue {
        guard let self else { return [:] }
        return [
            "amount": [
                "amount_minor": JSONValue(self.minorUnits),
                "currency": .string(self.currency.code),
            ]
        ]
    }
}
