import GatewaySimulators

/// The settings a scenario may change.
///
/// They are the providers' switches, and what is the world's own. A setting that one of the two
/// providers does not have, or does not have with that value, changes nothing there.
package struct SettingName: RawRepresentable, Sendable, Hashable, CaseIterable {
    package let rawValue: String

    /// The setting of that name, or nil when there is none.
    package init?(rawValue: String) {
        guard Self.kinds[rawValue] != nil else { return nil }
        self.rawValue = rawValue
    }

    private init(known name: String) { rawValue = name }

    /// How refunds start and end.
    package static let refundStatus = SettingName(known: "refund-status")
    /// A duration: how long a hold lives.
    package static let holdLife = SettingName(known: "hold-life")
    /// `on` while the webhook secret is being rotated: deliveries may be signed with the old one.
    package static let secretRotation = SettingName(known: "secret-rotation")
    /// A rate: how much each provider carries.
    package static let capacity = SettingName(known: "capacity")

    /// The providers' switches in the catalogue's order, then what is the world's own.
    package static let allCases =
        GatewaySwitches.all.map { SettingName(known: $0.name) } + [secretRotation, capacity]

    /// What a setting can be.
    package enum Kind: Sendable, Hashable {
        case words([String])
        case duration
        case rate
        case version
    }

    /// Whether a text names a version of Stripe's API.
    static func isStripeVersion(_ text: String) -> Bool {
        var settings = StripeSettings()
        return (try? settings.set("api-version", to: text)) != nil
    }

    package var kind: Kind { Self.kinds[rawValue] ?? .words([]) }

    private static let kinds: [String: Kind] = {
        var kinds: [String: Kind] = [
            "secret-rotation": .words(["on", "off"]), "capacity": .rate,
        ]
        for description in GatewaySwitches.all {
            kinds[description.name] =
                switch description.values {
                case .words(let words): .words(words)
                case .duration: .duration
                case .version: .version
                }
        }
        return kinds
    }()
}
