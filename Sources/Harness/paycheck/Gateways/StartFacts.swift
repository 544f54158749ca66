import Foundation
import GatewaySimulators
import JSONModel
import LiveGateways
import LiveSystem

/// What somebody needs to know who has just started the gateways.
struct StartFacts: Sendable {
    private let options: GatewaysOptions
    private let seed: UInt64
    private let recovery: StateRecovery

    init(options: GatewaysOptions, desk: GatewayDesk, recovery: StateRecovery) {
        self.options = options
        seed = desk.settings.seed
        self.recovery = recovery
    }

    /// Whether only this machine can reach the gateways.
    var isLocal: Bool {
        ["localhost", "::1"].contains(options.host) || options.host.hasPrefix("127.")
    }

    func show(_ addresses: [ListeningAddress]) {
        guard addresses.count == 2 else { return }
        let urls = addresses.map { "http://" + $0.authority }
        let text =
            switch options.format {
            case .text: text(stripe: urls[0], razorpay: urls[1], address: addresses[0])
            case .json: json(stripe: urls[0], razorpay: urls[1]).text + "\n"
            }
        // Unbuffered, because the next thing in a pipe may be somebody waiting for it.
        try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    }

    private func json(stripe: String, razorpay: String) -> JSONValue {
        let webhooks = { (urls: [String]) in JSONValue.array(urls.map { .string($0) }) }
        return [
            "stripe": [
                "url": .string(stripe), "key": "sk_test_anything",
                "webhook_secret": .string(StripeSettings().webhookSecret),
                "webhook_urls": webhooks(options.webhookURL + options.stripeWebhookURL),
            ],
            "razorpay": [
                "url": .string(razorpay), "key": .string(options.razorpayKey),
                "webhook_secret": .string(RazorpaySettings().webhookSecret),
                "webhook_urls": webhooks(options.webhookURL + options.razorpayWebhookURL),
            ],
            "page": .string(stripe + "/"), "control": .string(stripe + "/_paycheck/"),
            "seed": .string(String(seed)), "clock": .string(options.clock.rawValue),
            "state": JSONValue(options.state), "replayed": JSONValue(recovery.inputs),
            "dropped_bytes": JSONValue(recovery.tornBytes),
        ]
    }

    private func text(stripe: String, razorpay: String, address: ListeningAddress) -> String {
        """
        paycheck gateways

          Stripe     \(stripe)   any key that begins with sk_test_
          Razorpay   \(razorpay)   \(options.razorpayKey)
          Page       \(stripe)/   control interface: \(stripe)/_paycheck/openapi
          Webhooks   \(webhooks)
          Clock      \(options.clock.rawValue)   seed \(seed)
        \(stateLine)
        Stripe's SDKs
          Python     stripe.StripeClient("sk_test_x", base_addresses={"api": "\(stripe)"})
          Node       new Stripe("sk_test_x", {protocol: "http", host: "\(address.host)", \
        port: \(address.port)})
          Java       Stripe.overrideApiBase("\(stripe)");
          Go         stripe.GetBackendWithConfig(stripe.APIBackend, \
        &stripe.BackendConfig{URL: stripe.String("\(stripe)")})
          Ruby       Stripe.api_base = "\(stripe)"
          PHP        new \\Stripe\\StripeClient(["api_key" => "sk_test_x", \
        "api_base" => "\(stripe)"])
          .NET       new StripeClient("sk_test_x", apiBase: "\(stripe)")

        Razorpay's SDKs
          Python     razorpay.Client(auth=(ID, SECRET), base_url="\(razorpay)")
          Node       instance.api.rq.defaults.baseURL = "\(razorpay)"
          Go         client.Request.BaseURL = "\(razorpay)"
          PHP        (new Razorpay\\Api\\Api(ID, SECRET))->setBaseUrl("\(razorpay)/v1/");
          Java       takes no other address


        """
    }

    private var webhooks: String {
        let (stripe, razorpay) = (
            options.desk.webhookURLs[.stripe], options.desk.webhookURLs[.razorpay]
        )
        var parts: [String] = []
        for url in stripe ?? [] {
            parts.append("Stripe to \(url), signed with \(StripeSettings().webhookSecret)")
        }
        for url in razorpay ?? [] {
            parts.append("Razorpay to \(url), signed with \(RazorpaySettings().webhookSecret)")
        }
        return parts.isEmpty
            ? "none; name an address with --webhook-url"
            : parts.joined(separator: "\n             ")
    }

    private var stateLine: String {
        guard let path = options.state else { return "" }
        var text = "  State      \(path)   \(recovery.inputs) inputs played again"
        if recovery.tornBytes > 0 {
            text += "; a torn last line of \(recovery.tornBytes) bytes was dropped"
        }
        return text + "\n"
    }
}
