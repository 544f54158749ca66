import HTTPModel
import SimulationCore

/// One place that events are sent to.
struct StripeEndpoint: Sendable {
    let id: String
    /// Unix seconds.
    let created: Int
    /// The version that shapes its events; nil for the account's own.
    let apiVersion: String?
    var address: StripeAddress
    /// Event types, or `*` for all of them.
    var enabledEvents: [String] { didSet { types = Set(enabledEvents) } }
    var description: String?
    var metadata: [FormItem] = []
    var isEnabled = true
    var isDeleted = false
    /// Since when every delivery has failed, or nil after one that did not.
    var failingSince: VirtualInstant?
    var secrets: StripeEndpointSecrets
    private var types: Set<String>

    init(
        id: String, created: Int, address: StripeAddress, enabledEvents: [String],
        apiVersion: String? = nil, description: String? = nil,
        secrets: StripeEndpointSecrets
    ) {
        self.id = id
        self.created = created
        self.address = address
        self.enabledEvents = enabledEvents
        self.apiVersion = apiVersion
        self.description = description
        self.secrets = secrets
        types = Set(enabledEvents)
    }

    /// The id of the endpoint of the settings.
    static let ownID = "we_1PayCheckEndpoint0000000"

    /// The endpoint of the settings, which is always there and wants everything.
    init(_ settings: StripeSettings) {
        self.init(
            id: Self.ownID, created: VirtualInstant.worldStart.seconds,
            address: StripeAddress(
                scheme: "https", authority: settings.webhookHost, path: settings.webhookPath),
            enabledEvents: ["*"],
            secrets: StripeEndpointSecrets(
                settings.webhookSecret, previous: settings.previousWebhookSecret))
    }

    /// Whether events of a type go there.
    func wants(_ type: String, accountVersion: String) -> Bool {
        guard isEnabled, !isDeleted else { return false }
        // Until that version, refunds were told of by `charge.refunded` and `charge.refund.updated`.
        if (apiVersion ?? accountVersion) < "2024-10-28", type.utf8.starts(with: "refund.".utf8) {
            return false
        }
        return types.contains("*") || types.contains(type)
    }
}

/// Where an endpoint's deliveries go.
struct StripeAddress: Sendable, Hashable {
    let scheme: String
    /// Host, with a port if there is one.
    let authority: String
    /// With its query, if there is one.
    let path: String

    var url: String { scheme + "://" + authority + path }

    init(scheme: String, authority: String, path: String) {
        self.scheme = scheme
        self.authority = authority
        self.path = path
    }

    /// An `http` or `https` URL, or nil when the text is none.
    init?(_ url: String) {
        let bytes = Array(url.utf8)
        guard let scheme = ["https", "http"].first(where: { url.hasPrefix($0 + "://") }) else {
            return nil
        }
        let rest = bytes.dropFirst(scheme.utf8.count + 3)
        let authority = rest.prefix {
            $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
        }
        let target = rest[authority.endIndex...].prefix { $0 != UInt8(ascii: "#") }
        let isPlain = { (byte: UInt8) in byte > 0x20 && byte < 0x7F }
        guard !authority.isEmpty, authority.allSatisfy(isPlain), target.allSatisfy(isPlain) else {
            return nil
        }
        self.scheme = scheme
        self.authority = String(decoding: authority, as: UTF8.self)
        let path = String(decoding: target, as: UTF8.self)
        self.path = path.hasPrefix("/") ? path : "/" + path
    }
}

/// The secrets that sign an endpoint's deliveries.
struct StripeEndpointSecrets: Sendable {
    let current: String
    let signer: StripeSigner
    /// Signs besides the current secret while a rotation lasts.
    let previous: StripeSigner?
    /// When the previous secret stops signing; nil for never.
    let previousUntil: VirtualInstant?
    /// The secret before: of an endpoint that never rotated, one that nobody knows.
    let retired: StripeSigner

    init(_ secret: String, previous: String? = nil, until: VirtualInstant? = nil) {
        current = secret
        signer = StripeSigner(secret: secret)
        self.previous = previous.map { StripeSigner(secret: $0) }
        previousUntil = until
        retired = self.previous ?? StripeSigner(secret: secret + "_retired")
    }
}
