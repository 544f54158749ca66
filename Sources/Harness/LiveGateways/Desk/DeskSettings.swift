import GatewaySimulators
import HTTPModel
import HTTPTypes
import SimulationCore

/// How a desk is set up; with the same settings and inputs it becomes the same desk.
package struct DeskSettings: Sendable {
    package var seed: UInt64
    package var clock: DeskClock.Mode
    package var razorpayKeyID: String
    package var razorpayKeySecret: String
    /// Where each gateway's events go.
    package var webhookURLs: [GatewayName: [WebhookURL]]
    /// Scheme, host and port of the pages shoppers are sent to; nil leaves the provider's own.
    package var pageOrigins: [GatewayName: String] = [:]
    /// Whether the accounts hand out events although nobody may want them.
    ///
    /// A state file may be gone on with under other addresses, and its accounts have to be the same
    /// then; without one, events that nobody wants are not even written.
    package var keepsState: Bool
    /// How the gateways' switches are set; nil for the usual, or as a state file says.
    package var switches: DeskSwitches?

    package init(
        seed: UInt64 = 1, clock: DeskClock.Mode = .real,
        razorpayKeyID: String = RazorpaySettings().keyID,
        razorpayKeySecret: String = RazorpaySettings().keySecret,
        webhookURLs: [GatewayName: [WebhookURL]] = [:], keepsState: Bool = false
    ) {
        self.seed = seed
        self.clock = clock
        self.razorpayKeyID = razorpayKeyID
        self.razorpayKeySecret = razorpayKeySecret
        self.webhookURLs = webhookURLs
        self.keepsState = keepsState
    }

    /// A new account of a gateway.
    func account(_ name: GatewayName) -> any GatewaySimulator {
        let isSending = keepsState || !(webhookURLs[name] ?? []).isEmpty
        switch name {
        case .stripe:
            var settings = StripeSettings()
            (switches ?? DeskSwitches()).apply(to: &settings)
            settings.sendsWebhooks = isSending
            if let origin = pageOrigins[name] { settings.bankPageOrigin = origin }
            return StripeSimulator(settings: settings, seed: seed)
        case .razorpay:
            var settings = RazorpaySettings()
            (switches ?? DeskSwitches()).apply(to: &settings)
            settings.keyID = razorpayKeyID
            settings.keySecret = razorpayKeySecret
            settings.sendsWebhooks = isSending
            if let origin = pageOrigins[name] { settings.pageAddress = origin }
            return RazorpaySimulator(settings: settings, seed: seed)
        }
    }

    var credentials: DeskCredentials {
        DeskCredentials(
            stripe: "Bearer " + StripeSettings().secretKey,
            razorpay: BasicAuthentication.header(
                user: razorpayKeyID, password: razorpayKeySecret))
    }
}

/// An address for webhooks, taken apart.
package struct WebhookURL: Sendable, Hashable, CustomStringConvertible {
    package let description: String
    let scheme: String
    let authority: String
    let path: String

    /// An `http` or `https` URL with a host, or nil.
    package init?(_ text: String) {
        let scheme: String
        if text.hasPrefix("http://") {
            scheme = "http"
        } else if text.hasPrefix("https://") {
            scheme = "https"
        } else {
            return nil
        }
        let rest = text.dropFirst(scheme.utf8.count + 3)
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        guard slash > rest.startIndex,
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        description = text
        self.scheme = scheme
        authority = String(rest[..<slash])
        path = slash == rest.endIndex ? "/" : String(rest[slash...])
    }

    /// The request, sent here instead.
    func redirect(_ request: RequestMessage) -> RequestMessage {
        RequestMessage(
            request.head.method, host: authority, path: path, scheme: scheme,
            fields: request.head.headerFields, body: request.body)
    }
}

/// The credentials that let a request in, and whether one of a request does.
struct DeskCredentials: Sendable {
    /// What a request carries, as far as a state file may know it.
    enum Kind: String, Sendable {
        case none
        case accepted
        /// Something that lets nobody in; it may be somebody's real key.
        case refused
    }

    let stripe: String
    let razorpay: String

    /// Any test key is as good as any other at Stripe, so all are made the same one.
    func normalize(_ request: inout RequestMessage, at gateway: GatewayName) -> Kind {
        guard let found = request[.authorization] else { return .none }
        switch gateway {
        case .stripe:
            guard found == stripe || Self.isTestKey(found) else { return .refused }
            if found != stripe { request.head.headerFields[.authorization] = stripe }
            return .accepted
        case .razorpay: return found == razorpay ? .accepted : .refused
        }
    }

    /// The field's value for a request of that kind.
    func value(of kind: Kind, at gateway: GatewayName) -> String? {
        switch (kind, gateway) {
        case (.none, _): nil
        case (.accepted, .stripe): stripe
        case (.accepted, .razorpay): razorpay
        case (.refused, .stripe): "Bearer sk_refused"
        case (.refused, .razorpay): BasicAuthentication.header(user: "refused", password: "")
        }
    }

    private static func isTestKey(_ value: String) -> Bool {
        if value.utf8.starts(with: "Bearer ".utf8) { return isTestKey(value.utf8.dropFirst(7)) }
        return isTestKey((BasicAuthentication.parse(value)?.user ?? value).utf8[...])
    }

    private static func isTestKey(_ key: Substring.UTF8View) -> Bool {
        guard key.starts(with: "sk_test_".utf8), key.count > 8 else { return false }
        return key.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
    }
}
