import HTTPModel
import HTTPTypes

extension StripeWalk {
    /// The endpoints about one object, which do not find one that nobody has.
    private static let endpoints = WalkEndpoint.refusing(with: 404, among: StripeGoals.endpoints)

    /// Asks one endpoint, each as often as the others, for an object that does not exist.
    ///
    /// Why an act of its own: what is well meant names an unknown id so seldom that some endpoint
    /// would be left out in one walk of twenty.
    func askForNothing() {
        guard let endpoint = desk.dice.pick(from: Self.endpoints) else { return }
        desk.send(
            request(
                endpoint.method, endpoint.template, nobodys(endpoint.kind),
                endpoint.method == .post ? Self.items(of: endpoint.template) : [], well: false))
    }

    /// The parameters without which the endpoint would not look for the object at all.
    private static func items(of template: String) -> [FormItem] {
        switch template.split(separator: "/").last {
        case "attach": [FormItem("customer", "cus_1NobodyHasThisOne00")]
        case "increment_authorization": [FormItem("amount", "2000")]
        default: []
        }
    }
}
