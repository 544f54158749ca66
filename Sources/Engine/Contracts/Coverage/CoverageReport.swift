import JSONModel

/// How much of the contracts was exercised, and what was not, by name.
package struct CoverageReport: Sendable, Hashable {
    /// Exercised and total of one thing.
    package struct Count: Sendable, Hashable {
        package var exercised = 0
        package var total = 0

        /// The two figures as reports write them: `12/14`.
        package var text: String { "\(exercised)/\(total)" }

        mutating func add(_ isExercised: Bool) {
            total += 1
            if isExercised { exercised += 1 }
        }
    }

    /// One kind of item.
    package struct KindRow: Sendable, Hashable {
        package let kind: CoverageItem.Kind
        package let count: Count
    }

    /// One operation: what its own exchanges exercised of what they could.
    package struct OperationRow: Sendable, Hashable {
        package let name: String
        package let statuses: Count
        package let parameters: Count
        package let properties: Count
    }

    /// Kinds of which the contracts have at least one item, in the order of ``CoverageItem/Kind``.
    package let kinds: [KindRow]
    /// In the order of the documents.
    package let operations: [OperationRow]
    /// What no valid message had in it, in the order of the documents.
    package let gaps: [CoverageItem]

    /// Everything together.
    package var total: Count {
        kinds.reduce(into: Count()) { sum, row in
            sum.exercised += row.count.exercised
            sum.total += row.count.total
        }
    }
}

extension ContractCoverage {
    /// The figures and gaps so far.
    package var report: CoverageReport {
        CoverageReport(
            kinds: kindRows, operations: operationRows,
            gaps: zip(plan.items, isExercised).filter { !$0.1 }.map(\.0))
    }

    private var kindRows: [CoverageReport.KindRow] {
        CoverageItem.Kind.allCases.compactMap { kind in
            var count = CoverageReport.Count()
            for (item, isExercised) in zip(plan.items, isExercised) where item.kind == kind {
                count.add(isExercised)
            }
            return count.total == 0 ? nil : CoverageReport.KindRow(kind: kind, count: count)
        }
    }

    private var operationRows: [CoverageReport.OperationRow] {
        plan.operations.indices.map { number in
            let operation = plan.operations[number]
            func count(_ kinds: [CoverageItem.Kind]) -> CoverageReport.Count {
                var count = CoverageReport.Count()
                for item in operation.items where kinds.contains(plan.items[item].kind) {
                    count.add(exercisedBy[number].contains(item))
                }
                return count
            }
            return CoverageReport.OperationRow(
                name: operation.name, statuses: count([.status]), parameters: count([.parameter]),
                properties: count([.requestProperty, .responseProperty]))
        }
    }
}
