import Findings
import JSONModel
import JSONSchema
import OpenAPI

/// How much was looked at; nothing looked at is no verdict.
package struct ContractCounts: Sendable, Hashable {
    package var events = 0
    package var definitions = 0
    package var apis = 0
    package var operations = 0
    package var examples = 0

    package init() {}
}

extension ContractFolder {
    /// Holds the contracts to every ``ContractRule``; what cannot be loaded never comes this far.
    package func verify() -> (findings: [Finding], checked: ContractCounts) {
        var findings: [Finding] = []
        var counts = ContractCounts()
        counts.definitions = definitions.count
        for document in events.map(\.document) + definitions {
            findings += check(examplesOf: document, &counts)
            findings += ClosedObjectCheck(document).findings()
        }
        for event in events {
            counts.events += 1
            findings += check(event)
        }
        for api in apis {
            counts.apis += 1
            counts.operations += api.operations.count
            findings += OperationCheck(api).findings()
            for example in api.examples {
                counts.examples += 1
                findings += Self.findings(
                    example.failures, at: example.pointer,
                    in: api.documents[example.location.document])
            }
        }
        return (findings.sortedForReading(), counts)
    }

    private func check(_ event: EventContract) -> [Finding] {
        guard event.document.root["examples"]?.array?.isEmpty ?? true else { return [] }
        return [
            Finding(
                rule: ContractRule.eventWithoutExample.rawValue,
                message: "the event \(event.name) has no example",
                location: FindingLocation(event.document, at: JSONPointer()),
                expected: "\"examples\" with at least one whole event")
        ]
    }

    private func check(
        examplesOf document: JSONDocument, _ counts: inout ContractCounts
    ) -> [Finding] {
        let examples = document.examples(inSchemaAt: JSONPointer())
        let compiled: [CompiledSchema]
        do throws(SchemaError) {
            compiled = try schemas.compile(document.name, at: examples.map(\.schema))
        } catch {
            return error.findings
        }
        counts.examples += examples.count
        return zip(examples, compiled).flatMap { example, schema in
            document.root.value(at: example.value).map {
                Self.findings(schema.judge($0), at: example.value, in: document)
            } ?? []
        }
    }

    private static func findings(
        _ failures: [SchemaFailure], at pointer: JSONPointer, in document: JSONDocument
    ) -> [Finding] {
        failures.map { failure in
            let place = JSONPointer(pointer.tokens + failure.instance.tokens)
            return failure.finding(
                rule: ContractRule.invalidExample.rawValue, subject: "the example",
                location: FindingLocation(document, at: place))
        }
    }
}
