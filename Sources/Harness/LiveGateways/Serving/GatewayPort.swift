import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import LiveSystem
import SimulationCore

/// One gateway on its port, with the control interface beside it.
struct GatewayPort: LiveHandler {
    /// How long a caller is left without an answer before the connection breaks.
    static let silenceMilliseconds = 120_000

    let gateway: GatewayName
    let desk: GatewayDesk
    let control: ControlInterface
    let lines: RequestLines

    func answer(_ request: RequestMessage) async -> LiveAnswer {
        if ControlInterface.isMeant(by: request) {
            return .whole(control.answer(request))
        }
        let start = GatewayDesk.ticks
        do throws(StateFileError) {
            var exchange = try desk.exchange(request, with: gateway)
            while let (delay, passage) = exchange.postponed {
                lines.note(request, exchange, at: gateway, since: start)
                try? await Task.sleep(for: .milliseconds(delay))
                let amount = exchange.wireAmount
                exchange = try desk.exchange(request, with: gateway, passing: passage)
                exchange.wireAmount = amount
            }
            if exchange.holdMilliseconds > 0 {
                try? await Task.sleep(for: .milliseconds(exchange.holdMilliseconds))
            }
            lines.note(request, exchange, at: gateway, since: start)
            return Self.answer(exchange)
        } catch {
            return .whole(ProviderRefusal.answer(error, at: gateway))
        }
    }

    func answer(to refusal: EdgeRefusal) -> ResponseMessage {
        lines.note(refusal, at: gateway)
        return ProviderRefusal.answer(
            status: refusal.status, detail: refusal.detail, at: gateway)
    }

    private static func answer(_ exchange: DeskExchange) -> LiveAnswer {
        guard let wire = exchange.wire else {
            return exchange.response.map { .whole($0) } ?? .breaks
        }
        switch wire {
        case .refused, .reset: return .breaks
        case .requestLost, .responseLost:
            let amount = exchange.wireAmount
            return .silence(milliseconds: amount > 0 ? amount : silenceMilliseconds)
        case .slow, .repeated, .truncated, .dribbled, .wrongContentType:
            guard let response = exchange.response,
                let answer = wire.answer(response, amount: exchange.wireAmount)
            else { return .breaks }
            return .wire(answer)
        }
    }
}

/// Refusals of the server itself in the provider's shape.
enum ProviderRefusal {
    static func answer(status: Int, detail: String, at gateway: GatewayName) -> ResponseMessage {
        switch gateway {
        case .stripe:
            let body: JSONValue = [
                "error": ["message": .string(detail), "type": "invalid_request_error"]
            ]
            return ResponseMessage(
                status: status, contentType: "application/json", body: body.serialized())
        case .razorpay:
            let body: JSONValue = [
                "error": [
                    "code": "BAD_REQUEST_ERROR", "description": .string(detail), "source": "NA",
                    "step": "NA", "reason": "NA", "metadata": [:],
                ]
            ]
            return ResponseMessage(
                status: status, contentType: "application/json", body: body.serialized())
        }
    }

    /// The answer when the input could not be written down: nothing may be acknowledged any more.
    static func answer(_ error: StateFileError, at gateway: GatewayName) -> ResponseMessage {
        answer(status: 500, detail: "paycheck gateways stops: \(error)", at: gateway)
    }
}
