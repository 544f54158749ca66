import JSONModel

/// Events as a misconfigured endpoint gets them.
///
/// Both disguises change the body, which is signed afterwards: the signature is good.
extension WebhookEvent {
    /// The API version of events in an older form, from before the names changed.
    static let olderVersion = "2019-05-16"

    /// The event as an endpoint gets it that was made long ago and never brought up to date.
    package var inOlderVersion: WebhookEvent {
        rewritten { event in
            if event["api_version"] != nil { event["api_version"] = .string(Self.olderVersion) }
        }
    }

    /// The event as it comes from the other of the account's two modes.
    package var ofOtherMode: WebhookEvent {
        rewritten { event in
            if case .bool(let isLive)? = event["livemode"] { event["livemode"] = .bool(!isLive) }
        }
    }

    private func rewritten(_ change: (inout JSONObject) -> Void) -> WebhookEvent {
        guard case .object(var object)? = try? JSONValue.parse(body) else { return self }
        change(&object)
        return WebhookEvent(
            id: id, endpoint: endpoint, type: type, createdAt: createdAt,
            body: JSONValue.object(object).serialized())
    }
}
