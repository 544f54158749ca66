import Findings
import JSONModel

/// Every event a subscriber receives is valid against its v1 schema.
struct EventsKeepTheirSchemas: Judge {
    static let rule = JudgeRule(
        "event-schema", "Every published event is valid against its v1 schema.")

    let contracts: ContractSuite
    private let workspace = ReusedTape()

    init(contracts: ContractSuite) { self.contracts = contracts }

    mutating func look(at delta: History.Delta) -> [Finding] {
        delta.events.flatMap { body -> [Finding] in
            do throws(JSONParseError) {
                return try contracts.judge(event: body, using: &workspace.tape).map { failure in
                    violation(failure.message, expected: failure.expected, found: failure.found)
                }
            } catch {
                return [violation("an event is no JSON", found: "\(error)")]
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
