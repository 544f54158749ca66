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
        let first = "  \(description.name): \(description.summary)"
        return ([first] + lines).map(wrapped).joined(separator: "\n")
    }

    /// The line in lines of fewer than 80 columns, each after the first set in a little further.
    ///
    /// The parser would wrap it, too, but would begin what is left over at the margin.
    private static func wrapped(_ line: String) -> String {
        let indent = line.prefix { $0 == " " }
        var lines: [String] = []
        var current = String(indent)
        for word in line.split(separator: " ") {
            if current.count + 1 + word.count >= 80 {
                lines.append(current)
                current = indent + "    "
            }
            current += (current.last == " " ? "" : " ") + word
        }
        return (lines + [current]).joined(separator: "\n")
    }

    private static func values(_ values: SwitchValues) -> String {
        switch values {
        case .words(let words): words.joined(separator: " | ")
        case .duration: "a duration"
        case .version: "a version"
        }
    }
}
