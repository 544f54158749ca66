import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore

extension StripeBench {
    /// A payment of 25 dollars and what belongs to it, under the names that lines use.
    struct Subject {
        let intent: String
        let charge: String

        /// A text with `{pi}` and `{ch}` in place of the ids.
        func fill(_ text: String) -> String {
            text.split(separator: "{pi}", omittingEmptySubsequences: false)
                .joined(separator: intent)
                .split(separator: "{ch}", omittingEmptySubsequences: false)
                .joined(separator: charge)
        }
    }

    /// How a payment starts: `paid`, `held`, or `open` with a card but not confirmed.
    func start(_ course: String) -> Subject {
        let answer =
            switch course {
            case "held": hold()
            case "open":
                post(
                    "payment_intents",
                    "amount=2500&currency=usd&payment_method=pm_card_visa"
                        + "&payment_method_types[]=card&capture_method=automatic")
            default: pay()
            }
        return Subject(intent: answer.id, charge: answer["latest_charge"]?.string ?? "none")
    }

    /// Sends one line: path, then form after a space; `wait` and `decide` are told apart by name.
    @discardableResult
    func send(
        _ line: String, about subject: Subject, key: String? = nil,
        suffering fault: GatewayFault? = nil
    ) -> Answer {
        let words = subject.fill(line).split(separator: " ").map(String.init)
        switch words[0] {
        case "wait": wait(.days(Int(words[1]) ?? 0))
        case "decide": decide(words[1], on: words[2])
        default:
            return post(words[0], words.count > 1 ? words[1] : "", key: key, suffering: fault)
        }
        return get("balance")
    }

    /// A request with header fields of its own, or with a misbehaviour that has a size.
    @discardableResult
    func ask(
        _ method: HTTPRequest.Method, _ path: String, _ form: String = "",
        fields more: [String: String] = [:], suffering misbehaviour: GatewayMisbehaviour? = nil
    ) -> Answer {
        var fields: HTTPFields = [.authorization: "Bearer \(key)"]
        for (name, value) in more.sorted(by: { $0.key < $1.key }) {
            fields[HTTPField.Name.named(name)] = value
        }
        let request = RequestMessage(
            method, host: "api.stripe.com", path: "/v1/" + path, fields: fields,
            body: Array(form.utf8))
        return Answer(response: simulator.handle(request, at: now, suffering: misbehaviour))
    }

    /// Reads something as a version shows it.
    func read(_ path: String, version: String) -> Answer {
        ask(.get, path, fields: ["Stripe-Version": version])
    }
}
