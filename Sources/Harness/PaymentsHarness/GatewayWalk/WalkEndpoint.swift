import HTTPTypes

/// An endpoint as goals name it, `GET /v1/orders/{id}`, taken apart.
struct WalkEndpoint: Sendable {
    let method: HTTPRequest.Method
    let template: String

    init?(_ text: String) {
        guard let space = text.firstIndex(of: " "),
            let method = HTTPRequest.Method(String(text[..<space]))
        else { return nil }
        self.method = method
        template = String(text[text.index(after: space)...])
    }

    /// The singular of the collection the address begins with: `order` of `/v1/orders/{id}`.
    var kind: String {
        String((template.split(separator: "/").dropFirst().first ?? "").dropLast())
    }

    /// The endpoints about one object that answer with a status when nobody has the object.
    static func refusing(
        with status: Int, among goals: [(String, [Int])]
    ) -> [WalkEndpoint] {
        goals.filter { $0.0.contains("{") && $0.1.contains(status) }
            .compactMap { WalkEndpoint($0.0) }
    }
}
