import HTTPTypes
import JSONModel

extension RazorpayWalk {
    /// The endpoints about one entity, which refuse an id that nobody has.
    private static let endpoints = WalkEndpoint.refusing(with: 400, among: RazorpayGoals.endpoints)

    /// Asks one endpoint, each as often as the others, for an entity that does not exist.
    ///
    /// Why an act of its own: what is well meant names an unknown id so seldom that some endpoint
    /// would be left out in one walk of twenty.
    func askForNothing() {
        guard let endpoint = desk.dice.pick(from: Self.endpoints) else { return }
        let id = RazorpayHarvest.prefix(of: Self.kind(at: endpoint)) + "NobodyHasThis1"
        desk.send(
            request(
                endpoint.method, endpoint.template, [id, id],
                body: endpoint.method == .get ? nil : Self.body(of: endpoint.template),
                well: false))
    }

    private static func kind(at endpoint: WalkEndpoint) -> String {
        if endpoint.template.hasPrefix("/v1/payments/downtimes") { return "payment.downtime" }
        if endpoint.template.hasPrefix("/v1/settlements/ondemand") { return "settlement.ondemand" }
        return endpoint.kind
    }

    /// A body that would do, if there were an entity to do it to.
    private static func body(of template: String) -> JSONValue {
        switch template.split(separator: "/").last {
        case "submit": ["otp": "123456"]
        case "contest": ["action": "draft"]
        case "{id}": ["notes": ["seen": "no"]]
        default: [:]
        }
    }
}
