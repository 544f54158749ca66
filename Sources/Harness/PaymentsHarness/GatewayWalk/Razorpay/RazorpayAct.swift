import SimulationCore

/// What a walk through the Razorpay account can do next.
enum RazorpayAct: CaseIterable {
    case buy, order, orderBadly, editOrder, readOrders
    case pay, payBadly, checkAddress, answer, oneTimePassword, capture, captureBadly, editPayment,
        readPayments
    case refund, refundBadly, repeatRefund, refundInFlight, editRefund, readRefunds
    case readSettlements, recon, reconBadly, instantSettlement
    case dispute, contest, acceptDispute, readDisputes
    case downtimes, twins, wrongKey, wrongRequest, wrongPage, askForNothing
    case decide, settle, wait, waitLong

    /// How often the act is chosen, relative to the others.
    func odds(on route: GatewayWalk.Route) -> Int {
        switch route {
        case .everything: odds
        case .money: moneyOdds
        }
    }

    private var odds: Int {
        switch self {
        case .buy: 16
        case .refund, .capture: 9
        case .order, .pay, .answer, .refundBadly, .captureBadly, .decide: 5
        case .orderBadly, .payBadly, .twins, .dispute, .contest, .recon, .askForNothing: 4
        case .waitLong, .settle, .wrongKey, .checkAddress: 1
        default: 3
        }
    }

    private var moneyOdds: Int {
        switch self {
        case .buy: 30
        case .refund, .capture: 20
        case .answer, .pay, .order, .refundBadly, .captureBadly, .repeatRefund, .twins: 6
        case .decide: 4
        case .dispute, .contest, .acceptDispute, .refundInFlight: 2
        case .settle, .wait, .instantSettlement, .wrongRequest: 1
        default: 0
        }
    }

    func perform(on walk: RazorpayWalk) {
        switch self {
        case .buy: walk.buy()
        case .order: walk.order()
        case .orderBadly: walk.orderBadly()
        case .editOrder: walk.editOrder()
        case .readOrders: walk.readOrders()
        case .pay: walk.pay()
        case .payBadly: walk.payBadly()
        case .checkAddress: walk.checkAddress()
        case .answer: walk.answer()
        case .oneTimePassword: walk.oneTimePassword()
        case .capture: walk.capture()
        case .captureBadly: walk.captureBadly()
        case .editPayment: walk.editPayment()
        case .readPayments: walk.readPayments()
        case .refund: walk.refund()
        case .refundBadly: walk.refundBadly()
        case .repeatRefund: walk.repeatRefund()
        case .refundInFlight: walk.refundInFlight()
        case .editRefund: walk.editRefund()
        case .readRefunds: walk.readRefunds()
        case .readSettlements: walk.readSettlements()
        case .recon: walk.recon()
        case .reconBadly: walk.reconBadly()
        case .instantSettlement: walk.instantSettlement()
        case .dispute: walk.dispute()
        case .contest: walk.contest()
        case .acceptDispute: walk.acceptDispute()
        case .readDisputes: walk.readDisputes()
        case .downtimes: walk.downtimes()
        case .twins: walk.twins()
        case .wrongKey: walk.wrongKey()
        case .wrongRequest: walk.wrongRequest()
        case .wrongPage: walk.wrongPage()
        case .askForNothing: walk.askForNothing()
        case .decide: walk.decide()
        case .settle: walk.desk.decide(on: "account", among: ["settle"])
        case .wait: walk.desk.pass(.minutes(1 + walk.desk.dice.below(240)))
        case .waitLong: walk.desk.pass(.hours(6 + walk.desk.dice.below(120)))
        }
    }
}
