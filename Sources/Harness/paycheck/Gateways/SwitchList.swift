import GatewaySimulators
import LiveGateways

/// The switches of the gateways, as the command's help lists them.
enum SwitchList {
    static var text: String {
        GatewaySwitches.all.map(entry).joined(separator: "\n")
    }

    private static func entry(_ description: GatewaySwitch) -> String {
        let lines = description.gateways.compactMap { name, terms in
            GatewayName(rawValue: name).map { gateway in
                let usual = DeskSwitches().value(
                    of: description.name, at: gateway, usual: terms.usual)
                return "      \(name): \(values(terms.values)); \(usual) if left out"
            }
        }
        return (["  \(description.name)  \(description.summary)"] + lines).joined(separator: "\n")
    }

    private static func values(_ values: SwitchValues) -> String {
        switch values {
        case .words(let words): words.joined(separator: " | ")
        case .duration: "a duration"
        case .version: "a version"
        }
    }
}
