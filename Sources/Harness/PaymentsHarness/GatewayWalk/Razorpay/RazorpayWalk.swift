import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore

/// A walk through the simulated Razorpay account.
struct RazorpayWalk {
    static let keyID = "rzp_test_paycheck0001"
    static let keySecret = "paycheck_secret"
    static let refundKey = HTTPField.Name.named("X-Refund-Idempotency")

    let desk: WalkDesk
    /// Whether orders are in rupees only, so that the books say what the balance must be.
    let isDomestic: Bool
    private let odds: [(odds: Int, item: RazorpayAct)]
    private let credentials: String

    init(
        seed: UInt64, watcher: any WalkWatcher, simulator: (any GatewaySimulator)?,
        route: GatewayWalk.Route
    ) {
        desk = WalkDesk(
            simulator ?? RazorpaySimulator(seed: seed), seed: seed, watcher: watcher,
            harvest: RazorpayHarvest.gather)
        isDomestic = route == .money
        odds = RazorpayAct.allCases.map { ($0.odds(on: route), $0) }
        credentials = BasicAuthentication.header(user: Self.keyID, password: Self.keySecret)
    }

    /// Does one thing, which takes one request or a few.
    func step() {
        desk.pass(.milliseconds(20 + desk.dice.below(800)))
        guard let act = desk.dice.weigh(odds) else { return }
        act.perform(on: self)
    }

    // MARK: Requests

    /// A request to an endpoint written as the document writes it: `/v1/payments/{id}/refund`.
    func request(
        _ method: HTTPRequest.Method, _ template: String, _ ids: [String] = [],
        query: [FormItem] = [], body: JSONValue? = nil, well: Bool = true
    ) -> WalkRequest {
        var path = template
        for id in ids {
            guard let start = path.firstIndex(of: "{"), let end = path.firstIndex(of: "}") else {
                break
            }
            path.replaceSubrange(start...end, with: PercentEncoding.encode(id))
        }
        if !query.isEmpty { path += "?" + FormEncoding.encode(query) }
        var fields: HTTPFields = [.authorization: credentials]
        if body != nil { fields[.contentType] = "application/json" }
        return WalkRequest(
            endpoint: "\(method.rawValue) \(template)",
            message: RequestMessage(
                method, host: "api.razorpay.com", path: path, fields: fields,
                body: body?.serialized() ?? []),
            isMeantWell: well)
    }

    @discardableResult
    func post(
        _ template: String, _ ids: [String] = [], _ body: JSONValue? = nil, well: Bool = true
    ) -> WalkExchange {
        desk.send(request(.post, template, ids, body: body, well: well))
    }

    @discardableResult
    func get(
        _ template: String, _ ids: [String] = [], _ query: [FormItem] = [], well: Bool = true
    ) -> WalkExchange {
        desk.send(request(.get, template, ids, query: query, well: well))
    }

    @discardableResult
    func patch(
        _ template: String, _ ids: [String], _ body: JSONValue, well: Bool = true
    ) -> WalkExchange {
        desk.send(request(.patch, template, ids, body: body, well: well))
    }

    /// The id of a remembered entity, preferably in one of these states; sometimes one nobody has.
    func id(_ kind: String, in statuses: [String] = []) -> String {
        let prefix = RazorpayHarvest.prefix(of: kind)
        if desk.dice.chance(2) { return prefix + desk.dice.pick("NobodyHasThis1", "short", "") }
        return object(kind, in: statuses)?.id ?? prefix + "NotMetYet00001"
    }

    /// A remembered entity, preferably in one of these states.
    func object(_ kind: String, in statuses: [String] = []) -> WalkObject? {
        let fitting = desk.memory.all(kind, in: statuses)
        let any = fitting.isEmpty || desk.dice.chance(6)
        return desk.dice.pick(from: any ? desk.memory.all(kind) : fitting)
    }

    func number(_ value: Int) -> JSONValue { .number(JSONNumber(value)) }
}
