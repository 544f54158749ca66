import HTTPModel
import HTTPTypes

extension StripeWalk {
    /// The endpoints about one object, which do not find one that nobody has.
    private static let endpoints = StripeGoals.endpoints
        .filter { $0.0.contains("{") && $0.1.contains(404) }.map(\.0)

    /// Asks one endpoint, each as often as the others, for an object that does not exist.
    ///
    /// Why an act of its own: what is well meant names an unknown id so seldom that some endpoint
    /// would be left out in one walk of twenty.
    func askForNothing() {
        guard let endpoint = desk.dice.pick(from: Self.endpoints),
            let space = endpoint.firstIndex(of: " "),
            let method = HTTPRequest.Method(String(endpoint[..<space]))
        else { return }
        let template = String(endpoint[endpoint.index(after: space)...])
        desk.send(
            request(
                method, template, nobodys(Self.kind(at: template)),
                method == .post ? Self.items(of: template) : [], well: false))
    }

    private static func kind(at template: String) -> String {
        let collection = template.split(separator: "/").dropFirst().first ?? ""
        return String(collection.dropLast())
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
