import HTTPTypes
import JSONModel

extension RazorpayWalk {
    /// The endpoints about one entity, which refuse an id that nobody has.
    private static let endpoints = RazorpayGoals.endpoints
        .filter { $0.0.contains("{id}") && $0.1.contains(400) }.map(\.0)

    /// Asks one endpoint, each as often as the others, for an entity that does not exist.
    ///
    /// Why an act of its own: what is well meant names an unknown id so seldom that some endpoint
    /// would be left out in one walk of twenty.
    func askForNothing() {
        guard let endpoint = desk.dice.pick(from: Self.endpoints),
            let space = endpoint.firstIndex(of: " "),
            let method = HTTPRequest.Method(String(endpoint[..<space]))
        else { return }
        let template = String(endpoint[endpoint.index(after: space)...])
        let id = RazorpayHarvest.prefix(of: Self.kind(at: template)) + "NobodyHasThis1"
        desk.send(
            request(
                method, template, [id, id],
                body: method == .get ? nil : Self.body(of: template), well: false))
    }

    private static func kind(at template: String) -> String {
        if template.hasPrefix("/v1/payments/downtimes") { return "payment.downtime" }
        if template.hasPrefix("/v1/settlements/ondemand") { return "settlement.ondemand" }
        let collection = template.split(separator: "/").dropFirst().first ?? ""
        return String(collection.dropLast())
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
