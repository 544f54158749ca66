import Findings
import HTTPModel
import JSONModel
import OpenAPI

/// Holds the operations of an API to the rules every operation has to keep.
struct OperationCheck {
    /// The mark of an operation that must be safe to send again.
    static let movesMoney = "x-moves-money"

    let api: OpenAPIDocument

    init(_ api: OpenAPIDocument) { self.api = api }

    func findings() -> [Finding] {
        api.operations.flatMap { checkErrors(of: $0) + checkIdempotency(of: $0) } + checkIDs()
    }

    private func checkIDs() -> [Finding] {
        var found: [Finding] = []
        var places: [String: Operation] = [:]
        for operation in api.operations {
            guard let id = operation.id else {
                found.append(
                    finding(
                        .missingOperationID, operation, "\(operation.name) has no operationId",
                        expected: "an operationId"))
                continue
            }
            if let other = places[id] {
                let first = FindingLocation(api.source, nameAt: other.pointer)
                found.append(
                    finding(
                        .repeatedOperationID, operation, "the operationId \(id) is used twice",
                        expected: "another id than at \(first.text ?? other.name)"))
            }
            places[id] = places[id] ?? operation
        }
        return found
    }

    private func checkErrors(of operation: Operation) -> [Finding] {
        var found: [Finding] = []
        if !operation.responses.contains(where: { $0.status.isIn(hundreds: 4) }) {
            found.append(
                finding(
                    .missingClientErrors, operation, "\(operation.name) documents no 4xx response",
                    expected: "at least one response of class 4xx"))
        }
        if !operation.responses.contains(where: {
            $0.status.isIn(hundreds: 5) || $0.status == .anyOther
        }) {
            found.append(
                finding(
                    .missingServerErrors, operation, "\(operation.name) documents no 5xx response",
                    expected: "at least one response of class 5xx, or default"))
        }
        return found
    }

    private func checkIdempotency(of operation: Operation) -> [Finding] {
        guard operation.extensions[Self.movesMoney] == true else { return [] }
        let isRequired = operation.parameters.contains {
            $0.place == .header(.idempotencyKey) && $0.isRequired
        }
        if isRequired { return [] }
        return [
            finding(
                .missingIdempotencyKey, operation,
                "\(operation.name) moves money and does not require an Idempotency-Key",
                expected: "a required header parameter Idempotency-Key")
        ]
    }

    private func finding(
        _ rule: ContractRule, _ operation: Operation, _ message: String, expected: String
    ) -> Finding {
        Finding(
            rule: rule.rawValue, message: message,
            location: FindingLocation(api.source, nameAt: operation.pointer), expected: expected)
    }
}

extension DocumentedResponse.Status {
    fileprivate func isIn(hundreds: Int) -> Bool {
        switch self {
        case .exactly(let code): code / 100 == hundreds
        case .hundreds(let documented): documented == hundreds
        case .anyOther: false
        }
    }
}
