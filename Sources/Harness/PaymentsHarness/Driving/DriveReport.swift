import Findings

/// What came of driving an API from its document.
package struct DriveReport: Sendable {
    /// One row for each operation of the document.
    package struct OperationRow: Sendable, Hashable {
        package let operation: String
        /// Requests that keep to the document.
        package internal(set) var valid = 0
        /// Requests that break it in one place.
        package internal(set) var invalid = 0
        /// How often each status was answered.
        package internal(set) var statuses: [Int: Int] = [:]
        /// Requests that did not turn out as meant and were not sent.
        package internal(set) var dropped = 0
        /// States of the payment in which the operation was asked for, in the order of the stages.
        package internal(set) var stages: [String] = []

        /// The statuses in ascending order, each with its count.
        package var sortedStatuses: [(status: Int, count: Int)] {
            statuses.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        }
    }

    package internal(set) var findings: [Finding] = []
    /// In the order of the document.
    package internal(set) var operations: [OperationRow]
    /// Every request sent, those that only prepare a state and those of shrinking included.
    package internal(set) var requests = 0
    /// How many exchanges broke a rule, those like another one included.
    package internal(set) var violations = 0

    /// Operations that were never asked for with a valid request.
    package var unreached: [String] { operations.filter { $0.valid == 0 }.map(\.operation) }

    init(operations: [String]) {
        self.operations = operations.map { OperationRow(operation: $0) }
    }

    mutating func note(_ operation: String?, _ change: (inout OperationRow) -> Void) {
        guard let operation,
            let place = operations.firstIndex(where: { $0.operation == operation })
        else { return }
        change(&operations[place])
    }
}
