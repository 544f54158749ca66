import SimulationCore

/// What a walk through the Stripe account can do next.
enum StripeAct: CaseIterable {
    case pay, hold, createOnly, createBadly, confirm, capture, captureBadly, cancel, update,
        increment
    case answerChallenge, readIntents
    case legacyCapture, updateCharge, readCharges, refuseLegacyCharge
    case refund, refundBadly, updateRefund, cancelRefund, readRefunds
    case saveMethod, saveMethodBadly, attach, detach, readMethods
    case customer, deleteCustomer, readCustomers
    case dispute, answerDispute, closeDispute, readDisputes
    case payOut, changePayout, readPayouts, readBalance, readTransactions
    case readEvents, endpoint, endpointBadly, readEndpoints
    case repeatKey, misuseKey, keyInFlight, twins, wrongKey, wrongRequest, wrongList,
        askForNothing
    case decide, wait, waitLong

    /// How often the act is chosen, relative to the others.
    func odds(on route: GatewayWalk.Route) -> Int {
        switch route {
        case .everything: odds
        case .money: moneyOdds
        }
    }

    private var odds: Int {
        switch self {
        case .pay: 14
        case .hold: 12
        case .confirm, .capture, .refund: 9
        case .createOnly, .cancel, .captureBadly, .refundBadly, .answerChallenge, .decide: 5
        case .createBadly, .twins, .misuseKey, .repeatKey, .wrongRequest, .wrongList,
            .askForNothing:
            4
        case .waitLong: 1
        case .deleteCustomer, .endpoint, .endpointBadly, .refuseLegacyCharge, .cancelRefund: 1
        default: 3
        }
    }

    /// Where money moves, little else has to happen; waiting lets holds lapse and refunds bounce.
    private var moneyOdds: Int {
        switch self {
        case .pay, .hold: 20
        case .capture, .refund: 20
        case .confirm, .captureBadly, .refundBadly, .cancel, .legacyCapture: 6
        case .twins, .repeatKey, .answerChallenge: 5
        case .decide: 4
        case .createOnly, .increment, .dispute, .answerDispute, .closeDispute, .payOut: 3
        case .changePayout, .misuseKey, .keyInFlight, .wait: 2
        case .readBalance, .wrongRequest, .cancelRefund: 1
        default: 0
        }
    }

    func perform(on walk: StripeWalk) {
        switch self {
        case .pay: walk.create(.pays)
        case .hold: walk.create(.holds)
        case .createOnly: walk.create(.waits)
        case .createBadly: walk.createBadly()
        case .confirm: walk.confirm()
        case .capture: walk.capture()
        case .captureBadly: walk.captureBadly()
        case .cancel: walk.cancel()
        case .update: walk.update()
        case .increment: walk.increment()
        case .answerChallenge: walk.answerChallenge()
        case .readIntents: walk.readIntents()
        case .legacyCapture: walk.legacyCapture()
        case .updateCharge: walk.updateCharge()
        case .readCharges: walk.readCharges()
        case .refuseLegacyCharge: walk.post("/v1/charges", nil, walk.legacyCharge, well: false)
        case .refund: walk.refund()
        case .refundBadly: walk.refundBadly()
        case .updateRefund: walk.updateRefund()
        case .cancelRefund: walk.cancelRefund()
        case .readRefunds: walk.readRefunds()
        case .saveMethod: walk.saveMethod()
        case .saveMethodBadly: walk.saveMethodBadly()
        case .attach: walk.attach()
        case .detach: walk.post("/v1/payment_methods/{payment_method}/detach", walk.anyMethod)
        case .readMethods: walk.readMethods()
        case .customer: walk.customer()
        case .deleteCustomer: walk.delete("/v1/customers/{customer}", walk.id("customer"))
        case .readCustomers: walk.readCustomers()
        case .dispute: walk.dispute()
        case .answerDispute: walk.answerDispute()
        case .closeDispute: walk.closeDispute()
        case .readDisputes: walk.readDisputes()
        case .payOut: walk.payOut()
        case .changePayout: walk.changePayout()
        case .readPayouts: walk.readPayouts()
        case .readBalance: walk.get("/v1/balance")
        case .readTransactions: walk.readTransactions()
        case .readEvents: walk.readEvents()
        case .endpoint: walk.endpoint()
        case .endpointBadly: walk.endpointBadly()
        case .readEndpoints: walk.readEndpoints()
        case .repeatKey: walk.repeatKey()
        case .misuseKey: walk.misuseKey()
        case .keyInFlight: walk.keyInFlight()
        case .twins: walk.twins()
        case .wrongKey: walk.wrongKey()
        case .wrongRequest: walk.wrongRequest()
        case .wrongList: walk.wrongList()
        case .askForNothing: walk.askForNothing()
        case .decide: walk.decide()
        case .wait: walk.desk.pass(.minutes(1 + walk.desk.dice.below(180)))
        case .waitLong: walk.desk.pass(.hours(5 + walk.desk.dice.below(200)))
        }
    }
}
