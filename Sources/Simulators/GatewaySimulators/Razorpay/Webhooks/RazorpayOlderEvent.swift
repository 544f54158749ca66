import JSONModel

extension WebhookEvent {
    /// The event as older deliveries looked: without the members that were added to payments since.
    ///
    /// Documented samples differ in just these members, so consumers cannot count on them.
    var inOlderShape: WebhookEvent {
        guard case .object(let root)? = try? JSONValue.parse(body) else { return self }
        return WebhookEvent(
            id: id, endpoint: endpoint, type: type, createdAt: createdAt,
            body: JSONValue.object(Self.withoutNewMembers(root)).serialized())
    }

    private static let newMembers: Set<String> = [
        "base_amount", "amount_transferred", "error_source", "error_step", "error_reason",
    ]

    /// Payload, entity and its own members: nothing newer lies deeper.
    private static func withoutNewMembers(_ object: JSONObject, depth: Int = 0) -> JSONObject {
        JSONObject(
            object.members.compactMap { member in
                if newMembers.contains(member.name) { return nil }
                guard depth < 3, case .object(let inner) = member.value else { return member }
                return JSONObject.Member(
                    name: member.name,
                    value: .object(withoutNewMembers(inner, depth: depth + 1)))
            })
    }
}
