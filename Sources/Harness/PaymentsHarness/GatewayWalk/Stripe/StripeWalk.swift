import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore

/// A walk through the simulated Stripe account.
struct StripeWalk {
    static let key = "sk_test_paycheck"
    /// The versions its requests name, of those that change something; most requests name none.
    static let versions = [
        "2022-08-01", "2022-11-15", "2023-08-16", "2024-04-10", "2024-10-28.acacia",
        "2025-03-31.basil", "2026-07-29.dahlia", "2026-09-30.endive", "2026-10-28.endive",
    ]

    let desk: WalkDesk
    private let odds: [(odds: Int, item: StripeAct)]

    init(
        seed: UInt64, watcher: any WalkWatcher, simulator: (any GatewaySimulator)?,
        route: GatewayWalk.Route
    ) {
        desk = WalkDesk(
            simulator ?? StripeSimulator(seed: seed), seed: seed, watcher: watcher,
            harvest: StripeHarvest.gather)
        odds = StripeAct.allCases.map { ($0.odds(on: route), $0) }
    }

    /// Does one thing, which takes one request or a few.
    func step() {
        desk.pass(.milliseconds(20 + desk.dice.below(800)))
        guard let act = desk.dice.weigh(odds) else { return }
        act.perform(on: self)
    }

    // MARK: Requests

    /// A request to an endpoint written as the document writes it: `/v1/refunds/{refund}`.
    func request(
        _ method: HTTPRequest.Method, _ template: String, _ id: String? = nil,
        _ items: [FormItem] = [], well: Bool = true
    ) -> WalkRequest {
        var path = template
        if let id, let start = template.firstIndex(of: "{"), let end = template.firstIndex(of: "}")
        {
            path =
                template[..<start] + PercentEncoding.encode(id)
                + template[template.index(after: end)...]
        }
        var fields: HTTPFields = [.authorization: "Bearer \(Self.key)"]
        var body: [UInt8] = []
        if method == .post {
            fields[.contentType] = FormEncoding.contentType
            body = Array(FormEncoding.encode(items).utf8)
            if desk.dice.chance(60) { fields[.idempotencyKey] = "key-" + desk.dice.text(12) }
        } else if !items.isEmpty {
            path += "?" + FormEncoding.encode(items)
        }
        if desk.dice.chance(12), let version = desk.dice.pick(from: Self.versions) {
            fields[.named("Stripe-Version")] = version
        }
        return WalkRequest(
            endpoint: "\(method.rawValue) \(template)",
            message: RequestMessage(
                method, host: "api.stripe.com", path: path, fields: fields, body: body),
            isMeantWell: well)
    }

    @discardableResult
    func post(
        _ template: String, _ id: String? = nil, _ items: [FormItem] = [], well: Bool = true
    ) -> WalkExchange {
        desk.send(request(.post, template, id, items, well: well))
    }

    @discardableResult
    func get(
        _ template: String, _ id: String? = nil, _ items: [FormItem] = [], well: Bool = true
    ) -> WalkExchange {
        desk.send(request(.get, template, id, items, well: well))
    }

    @discardableResult
    func delete(_ template: String, _ id: String) -> WalkExchange {
        desk.send(request(.delete, template, id))
    }

    /// The id of a remembered object, preferably in one of these states; sometimes one nobody has.
    func id(_ kind: String, in statuses: [String] = []) -> String {
        if desk.dice.chance(2) { return nobodys(kind) }
        let fitting = desk.memory.all(kind, in: statuses)
        let known = fitting.isEmpty || desk.dice.chance(8) ? desk.memory.all(kind) : fitting
        return desk.dice.pick(from: known)?.id ?? StripeHarvest.prefix(of: kind)
            + "1NotMetYet000000000"
    }

    /// An id of this kind that nobody has.
    func nobodys(_ kind: String) -> String {
        StripeHarvest.prefix(of: kind) + "1NobodyHasThisOne00"
    }

    /// A remembered object, preferably in one of these states.
    func object(_ kind: String, in statuses: [String] = []) -> WalkObject? {
        let fitting = desk.memory.all(kind, in: statuses)
        return desk.dice.pick(from: fitting.isEmpty ? desk.memory.all(kind) : fitting)
    }
}
