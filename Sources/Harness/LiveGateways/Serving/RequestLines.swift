import Foundation
import GatewaySimulators
import HTTPModel
import HTTPTypes
import LiveSystem
import SimulationCore
import Synchronization

/// One readable line for each request, written a few times a second rather than one by one.
///
/// A terminal is slower than the gateways; keys, card numbers and secrets are never in a line.
package final class RequestLines: Sendable {
    private let desk: GatewayDesk
    private let isQuiet: Bool
    private let hasColours: Bool
    private let pending = Mutex<[UInt8]>([])

    package init(desk: GatewayDesk, isQuiet: Bool, hasColours: Bool) {
        self.desk = desk
        self.isQuiet = isQuiet
        self.hasColours = hasColours
    }

    func note(
        _ request: RequestMessage, _ exchange: DeskExchange, at gateway: GatewayName,
        since start: Int
    ) {
        guard !isQuiet else { return }
        let status =
            exchange.postponed != nil ? "held" : exchange.response.map { "\($0.status)" } ?? "none"
        write(
            at: exchange.at, gateway.rawValue, request.head.method.rawValue,
            Redaction.target(request.head.path ?? "/"), status: status,
            colour: Self.colour(of: exchange.response?.status),
            what: desk.label(of: request, at: gateway), fault: exchange.fault,
            microseconds: GatewayDesk.ticks - start)
    }

    func note(_ refusal: EdgeRefusal, at gateway: GatewayName) {
        guard !isQuiet else { return }
        write(
            at: GatewayDesk.wall, gateway.rawValue, "-", "-", status: "\(refusal.status)",
            colour: Self.colour(of: refusal.status), what: refusal.detail, fault: nil,
            microseconds: 0)
    }

    func note(_ order: WebhookOrder, _ outcome: WebhookTry.Outcome) {
        guard !isQuiet else { return }
        write(
            at: GatewayDesk.wall, order.gateway.rawValue, "->",
            order.url?.description ?? order.event.endpoint,
            status: outcome.status.map { "\($0)" } ?? "none",
            colour: outcome.isDelivered ? "32" : "31",
            what: order.event.type + (outcome.status == nil ? " (\(outcome.detail))" : ""),
            fault: nil, microseconds: 0)
    }

    private func write(
        at moment: VirtualInstant, _ gateway: String, _ method: String, _ target: String,
        status: String, colour: String, what: String, fault: String?, microseconds: Int
    ) {
        // Hours, minutes and seconds are enough for somebody who watches.
        let time = RFC3339.format(milliseconds: moment.milliseconds).dropFirst(11).dropLast()
        var line = paint(String(time), "2")
        line += " " + Self.padded(gateway, 8) + " " + Self.padded(method, 6)
        line += " " + paint(Self.padded(status, 4), colour) + " " + Self.printable(target)
        line += "  " + paint(Self.printable(what), "2")
        if let fault { line += "  " + paint("fault " + fault, "35") }
        if microseconds > 0 { line += "  " + paint(Self.span(microseconds), "2") }
        line += "\n"
        pending.withLock { $0.append(contentsOf: line.utf8) }
    }

    /// Writes what has come together.
    package func flush() {
        let bytes = pending.withLock { pending -> [UInt8] in
            var taken: [UInt8] = []
            swap(&taken, &pending)
            return taken
        }
        guard !bytes.isEmpty else { return }
        try? FileHandle.standardOutput.write(contentsOf: Data(bytes))
    }

    private func paint(_ text: String, _ code: String) -> String {
        hasColours ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }

    private static func colour(of status: Int?) -> String {
        switch status ?? 0 {
        case 200..<300: "32"
        case 400..<500: "33"
        default: "31"
        }
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.utf8.count))
    }

    /// Text of strangers without anything that could move a terminal's cursor.
    private static func printable(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return text }
        return String(
            text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "?" : Character($0) })
    }

    private static func span(_ microseconds: Int) -> String {
        microseconds < 10_000 ? "\(microseconds) µs" : "\(microseconds / 1000) ms"
    }
}
