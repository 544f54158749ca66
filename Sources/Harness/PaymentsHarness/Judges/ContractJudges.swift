import Findings
import JSONModel

/// Every event a subscriber receives is valid against its v1 schema.
struct EventsKeepTheirSchemas: Judge {
    static let rule = JudgeRule(
        "event-schema", "Every published event is valid against its v1 schema.")

    let contracts: ContractSuite

    mutating func look(at delta: History.Delta) -> [Finding] {
        delta.events.flatMap { body -> [Finding] in
            let event: JSONValue
            do throws(JSONParseError) { event = try JSONValue.parse(body) } catch {
                return [violation("an event is no JSON", found: "\(error)")]
            }
            return contracts.judge(event: event).map { failure in
                violation(failure.message, expected: failure.expected, found: failure.found)
            }
        }
    }
}

/// Every exchange with the payments API is valid against payments.v1.yaml.
struct ExchangesKeepTheContract: Judge {
    static let rule = JudgeRule(
        "api-contract", "Every answer of the payments API is valid against payments.v1.yaml.")

    let contracts: ContractSuite

    mutating func look(at delta: History.Delta) -> [Finding] {
        delta.answers.flatMap { request, response in
            contracts.judge(request, response).map { finding in
                violation(
                    finding.message, expected: finding.expected, found: finding.found)
            }
        }
    }
}
