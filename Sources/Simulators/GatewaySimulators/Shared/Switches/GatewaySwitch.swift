/// A behaviour of the simulated providers that somebody may choose.
///
/// Providers differ on most of them, or their documents are silent. The names are the same in
/// scenario files, on the command line and in the control interface.
package struct GatewaySwitch: Sendable, Hashable {
    /// How one provider has the switch.
    package struct Terms: Sendable, Hashable {
        /// What it can be set to there.
        package let values: SwitchValues
        /// What it is when nobody sets it.
        package let usual: String
    }

    package let name: String
    /// One sentence for people.
    package let summary: String
    /// Nil when Stripe does not have it.
    package let stripe: Terms?
    /// Nil when Razorpay does not have it.
    package let razorpay: Terms?

    /// The providers that have it, in order.
    package var gateways: [(name: String, terms: Terms)] {
        var found: [(name: String, terms: Terms)] = []
        if let stripe { found.append((StripeSettings.gateway, stripe)) }
        if let razorpay { found.append((RazorpaySettings.gateway, razorpay)) }
        return found
    }

    /// What it can be set to at either provider.
    package var values: SwitchValues {
        guard let first = stripe?.values else { return razorpay?.values ?? .words([]) }
        guard case .words(let words) = first, case .words(let others)? = razorpay?.values else {
            return first
        }
        return .words(words + others.filter { !words.contains($0) })
    }
}

/// What a switch can be set to.
package enum SwitchValues: Sendable, Hashable {
    case words([String])
    /// A span of time, such as `90m`.
    case duration
    /// A version of Stripe's API, such as `2024-06-20`.
    case version

    /// What to write, for somebody who wrote something else.
    package var expectation: String {
        switch self {
        case .words(let words): "one of: " + words.joined(separator: ", ")
        case .duration: "a duration such as 90s, 15m, 1h30m or 2d"
        case .version: "a version of Stripe's API such as 2024-06-20 or 2025-03-31.basil"
        }
    }
}

/// Why a switch cannot be set, said so that its author can mend it.
package struct SwitchProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is there: `unknown switch "key-live"`.
    package let found: String
    /// What would have been right.
    package let expected: String
    /// The word that is not known, if that is what is wrong.
    package let word: String?
    /// The words among which the right one is, nearest match not looked for.
    package let known: [String]

    package init(_ found: String, expected: String, word: String? = nil, known: [String] = []) {
        self.found = found
        self.expected = expected
        self.word = word
        self.known = known
    }

    /// `what was found; expected …`.
    package var description: String { "\(found); expected \(expected)" }
}
