import GatewaySimulators
import JSONModel

/// What the switches of both gateways are set to.
package struct DeskSwitches: Sendable, Hashable {
    /// What differs from the provider's usual, as the provider's settings write it.
    private var positions: [GatewayName: [String: String]]

    /// As a server starts: a provider's payouts are made by themselves.
    package init() { positions = [.stripe: ["payout-schedule": "daily"]] }

    /// Sets one switch: `NAME=VALUE` wherever there is such a switch with such a value,
    /// `stripe.NAME=VALUE` or `razorpay.NAME=VALUE` at that gateway alone.
    package mutating func set(_ order: String) throws(SwitchProblem) {
        guard let equals = order.firstIndex(of: "=") else {
            throw SwitchProblem("\"\(order)\" sets nothing", expected: Self.forms)
        }
        let (place, value) = (order[..<equals], String(order[order.index(after: equals)...]))
        guard let dot = place.firstIndex(of: ".") else {
            return try set(String(place), to: value)
        }
        guard let gateway = GatewayName(rawValue: String(place[..<dot])) else {
            throw SwitchProblem(
                "unknown gateway \"\(place[..<dot])\"", expected: Self.forms,
                word: String(place[..<dot]), known: GatewayName.allCases.map(\.rawValue))
        }
        try set(String(place[place.index(after: dot)...]), to: value, at: gateway)
    }

    /// What the switch is set to at a gateway that has it.
    package func value(of name: String, at gateway: GatewayName, usual: String) -> String {
        positions[gateway]?[name] ?? usual
    }

    /// Sets what is switched at Stripe.
    func apply(to settings: inout StripeSettings) {
        for (name, value) in positions[.stripe] ?? [:] { try? settings.set(name, to: value) }
    }

    /// Sets what is switched at Razorpay.
    func apply(to settings: inout RazorpaySettings) {
        for (name, value) in positions[.razorpay] ?? [:] { try? settings.set(name, to: value) }
    }

    private static let forms = "NAME=VALUE, stripe.NAME=VALUE or razorpay.NAME=VALUE"

    private mutating func set(_ name: String, to value: String) throws(SwitchProblem) {
        guard let description = GatewaySwitches.named(name) else {
            let names = GatewaySwitches.all.map(\.name)
            throw SwitchProblem(
                "unknown switch \"\(name)\"", expected: "one of: " + names.joined(separator: ", "),
                word: name, known: names)
        }
        var isSet = false
        for gateway in description.gateways.compactMap({ GatewayName(rawValue: $0.name) }) {
            if (try? set(name, to: value, at: gateway)) != nil { isSet = true }
        }
        guard !isSet else { return }
        var known: [String] = []
        if case .words(let words) = description.values { known = words }
        throw SwitchProblem(
            "\(name) cannot be \"\(value)\"", expected: description.values.expectation,
            word: known.isEmpty ? nil : value, known: known)
    }

    private mutating func set(
        _ name: String, to value: String, at gateway: GatewayName
    ) throws(SwitchProblem) {
        let (written, usual): (String?, String?)
        switch gateway {
        case .stripe:
            var settings = StripeSettings()
            try settings.set(name, to: value)
            (written, usual) = (settings.value(of: name), StripeSettings().value(of: name))
        case .razorpay:
            var settings = RazorpaySettings()
            try settings.set(name, to: value)
            (written, usual) = (settings.value(of: name), RazorpaySettings().value(of: name))
        }
        positions[gateway, default: [:]][name] = written == usual ? nil : written
    }
}

extension DeskSwitches {
    /// What differs from the usual, for a state file; the same switches give the same bytes.
    var json: JSONValue {
        .object(
            JSONObject(
                GatewayName.allCases.map { gateway in
                    let set = GatewaySwitches.all.compactMap { description in
                        positions[gateway]?[description.name].map {
                            JSONObject.Member(name: description.name, value: .string($0))
                        }
                    }
                    return JSONObject.Member(
                        name: gateway.rawValue, value: .object(JSONObject(set)))
                }))
    }

    /// Reads back ``json``; a file without it was begun when nothing could be switched.
    init(recorded json: JSONValue?) throws(SwitchProblem) {
        positions = [:]
        for gateway in GatewayName.allCases {
            for member in json?[gateway.rawValue]?.object?.members ?? [] {
                try set(member.name, to: member.value.string ?? "", at: gateway)
            }
        }
    }

    /// What differs from the usual, as the command line says it.
    var orders: String {
        let orders = GatewayName.allCases.flatMap { gateway in
            GatewaySwitches.all.compactMap { description in
                positions[gateway]?[description.name].map {
                    "\(gateway.rawValue).\(description.name)=\($0)"
                }
            }
        }
        return orders.isEmpty ? "nothing" : orders.joined(separator: " ")
    }
}
