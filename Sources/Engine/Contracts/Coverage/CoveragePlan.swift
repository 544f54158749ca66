import HTTPModel
import HTTPTypes
import JSONModel
import OpenAPI

/// Everything a folder of contracts lets a message exercise, worked out once.
///
/// A class only so that the copies of a ``ContractCoverage`` share it.
final class CoveragePlan: Sendable {
    struct Parameter: Sendable {
        let parameter: OpenAPI.Parameter
        let given: Int
        /// Nil where the parameter is required.
        let absent: Int?
        let body: CoverageBody
        /// Which segment of the path it is, for a path parameter.
        let segment: Int?
    }

    struct Media: Sendable {
        let range: String
        let body: CoverageBody?
    }

    struct Response: Sendable {
        let item: Int
        let content: [Media]
    }

    struct Operation: Sendable {
        let name: String
        let item: Int
        let parameters: [Parameter]
        /// The request body's own items, where it is optional.
        let bodyGiven: (given: Int, absent: Int)?
        let requestContent: [Media]
        /// In the order of the document's responses.
        let responses: [Response]

        /// Every item an exchange of this operation can exercise.
        let items: Set<Int>
    }

    struct Event: Sendable {
        let name: String
        let item: Int
        let body: CoverageBody
    }

    let items: [CoverageItem]
    let nodes: [CoverageNode]
    let judges: [ExchangeJudge]
    let operations: [Operation]
    let events: [Event]
    private let operationNumbers: [ObjectIdentifier: Int]
    private let eventNumbers: [String: Int]
    let contracts: ContractFolder
    /// What tells the shapes of events apart, their types included; nil where shapes do not decide.
    let eventHashes: Set<UInt64>?
    let longestEventText: Int

    init(_ contracts: ContractFolder) {
        let planner = CoveragePlanner()
        var numbers: [ObjectIdentifier: Int] = [:]
        var operations: [Operation] = []
        for api in contracts.apis {
            for operation in api.operations {
                numbers[ObjectIdentifier(operation)] = operations.count
                operations.append(planner.plan(operation, of: api))
            }
        }
        var types: [String: Int] = [:]
        var events: [Event] = []
        for event in contracts.events {
            if let type = event.type { types[type] = events.count }
            events.append(planner.plan(event, in: contracts))
        }
        self.contracts = contracts
        var hashes = Set(types.keys.map { BodyShape.exactHash(of: $0.utf8) })
        for event in events { hashes.formUnion(event.body.enumHashes) }
        longestEventText =
            (types.keys.map(\.utf8.count) + events.map(\.body.longestEnum)).max() ?? 0
        eventHashes = events.allSatisfy(\.body.isDecidedByShape) ? hashes : nil
        items = planner.items
        nodes = planner.nodes
        judges = contracts.apis.map { ExchangeJudge($0) }
        self.operations = operations
        self.events = events
        operationNumbers = numbers
        eventNumbers = types
    }

    /// The judge and the operation a request belongs to, or nil when none is documented.
    func find(
        _ request: RequestMessage
    ) -> (judge: ExchangeJudge, operation: OpenAPI.Operation, number: Int)? {
        for judge in judges {
            guard let operation = judge.operation(for: request),
                let number = operationNumbers[ObjectIdentifier(operation)]
            else { continue }
            return (judge, operation, number)
        }
        return nil
    }

    func event(ofType type: String) -> Int? { eventNumbers[type] }
}
