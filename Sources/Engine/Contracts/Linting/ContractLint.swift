import Findings
import JSONModel
import JSONSchema
import OpenAPI

/// Looks over schemas and specifications of any origin for what cannot be meant.
package enum ContractLint {
    /// Looks over files and folders; throws only when one of the paths is not there.
    package static func lint(paths: [String]) throws(ContractLoadError) -> LintReport {
        let files = try LintFiles(paths)
        var report = lint(files.documents)
        report.unreadable = files.unreadable
        report.skipped += files.skipped
        report.findings = (report.findings + files.findings).sortedForReading()
        return report
    }

    /// Looks over documents that were read already; they may refer to each other.
    package static func lint(_ documents: [JSONDocument]) -> LintReport {
        var report = LintReport()
        let referred = documents.reduce(into: Set<String>()) { $0.formUnion($1.referredFiles) }
        var schemas: [JSONDocument] = []
        var apis: [JSONDocument] = []
        for document in documents {
            switch DocumentKind(document, isReferredTo: referred.contains(document.name)) {
            case .api: apis.append(document)
            case .schema: schemas.append(document)
            case .part: break
            case .other(let reason):
                report.skipped += 1
                report.findings.append(
                    LintRule.skippedFile.finding(
                        "the file is not looked at: \(reason)",
                        at: FindingLocation(file: document.name),
                        expected: "an OpenAPI document or a JSON Schema"))
            }
        }
        lint(schemas: schemas, referred, among: documents, &report)
        for api in apis {
            lint(api: api, alongside: documents.filter { $0.name != api.name }, &report)
        }
        // A file several APIs refer to is looked at from each of them.
        var seen: Set<Finding> = []
        report.findings = report.findings.filter { seen.insert($0).inserted }.sortedForReading()
        return report
    }

    private static func lint(
        schemas documents: [JSONDocument], _ referred: Set<String>, among all: [JSONDocument],
        _ report: inout LintReport
    ) {
        report.schemas += documents.count
        let strict = compile(documents, .refused)
        let problems = strict.problems.map(weighed)
        report.findings += problems
        // Unknown keywords are no reason not to look at the rest.
        let isOnlyUnknown = problems.allSatisfy { $0.rule == SchemaRule.unknownKeyword.rawValue }
        guard isOnlyUnknown else { return }
        let registry =
            problems.isEmpty
            ? strict.registry : compile(documents, .ignored).registry
        for document in documents {
            guard let cursor = registry.cursor(document.name) else { continue }
            var lint = SchemaLint(registry: registry)
            lint.visit(cursor)
            report.findings += lint.finish()
            let examples = examples(of: document, registry)
            report.examples += examples.count
            report.findings += examples.findings
            report.findings += UnusedDefinitions(document, among: all).findings(
                isReferredTo: referred.contains(document.name))
        }
    }

    private static func compile(
        _ documents: [JSONDocument], _ unknown: SchemaOptions.UnknownKeywords
    ) -> (registry: SchemaRegistry, problems: [Finding]) {
        var problems: [Finding] = []
        var registry = SchemaRegistry(
            options: SchemaOptions(unknownKeywords: unknown, formats: .assertedWhereKnown))
        for document in documents {
            do throws(SchemaError) {
                try registry.add(document)
            } catch {
                problems += error.findings
            }
        }
        for document in documents {
            do throws(SchemaError) {
                _ = try registry.compile(document.name)
            } catch {
                problems += error.findings
            }
        }
        return (registry, problems)
    }

    /// A keyword nobody knows is wrong when it is nearly a known one, and otherwise somebody's own.
    private static func weighed(_ finding: Finding) -> Finding {
        guard finding.rule == SchemaRule.unknownKeyword.rawValue, finding.nextAction == nil else {
            return finding
        }
        var weighed = finding
        weighed.severity = .warning
        return weighed
    }

    private static func examples(
        of document: JSONDocument, _ registry: SchemaRegistry
    ) -> (count: Int, findings: [Finding]) {
        let examples = document.examples(inSchemaAt: JSONPointer())
        do throws(SchemaError) {
            let schemas = try registry.compile(document.name, at: examples.map(\.schema))
            let findings = zip(examples, schemas).flatMap { example, schema in
                document.root.value(at: example.value).map {
                    ExampleLint.findings(schema.judge($0), at: example.value, in: document)
                } ?? []
            }
            return (examples.count, findings)
        } catch {
            return (0, error.findings)
        }
    }

    private static func lint(
        api document: JSONDocument, alongside others: [JSONDocument], _ report: inout LintReport
    ) {
        report.apis += 1
        let own = others.filter {
            $0.root["openapi"] == nil || document.referredFiles.contains($0.name)
        }
        let related = Self.related(to: document, among: own)
        var (api, problems) = OpenAPIDocument.examine(document, alongside: related)
        report.findings += problems.map(weighed)
        if api == nil {
            api =
                OpenAPIDocument.examine(
                    document, alongside: related, unknownKeywords: .ignored
                ).document
        }
        guard let api else { return }
        report.operations += api.operations.count
        report.examples += api.examples.count
        report.findings += APILint(api).findings()
    }

    /// The documents an API leads to, directly or through others.
    private static func related(
        to document: JSONDocument, among others: [JSONDocument]
    ) -> [JSONDocument] {
        var found: [JSONDocument] = []
        var waiting = [document]
        while let next = waiting.popLast() {
            let files = next.referredFiles
            for other in others where !found.contains(where: { $0.name == other.name }) {
                let id = other.root["$id"]?.string
                guard
                    files.contains(other.name)
                        || id.map({ id in files.contains { $0.hasSuffix(id) } }) == true
                else { continue }
                found.append(other)
                waiting.append(other)
            }
        }
        return found.sorted { $0.name < $1.name }
    }
}
