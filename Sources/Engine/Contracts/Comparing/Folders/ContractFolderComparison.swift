import Findings
import JSONModel
import JSONSchema
import OpenAPI

/// Compares two revisions of a folder of contracts, each part by its role.
///
/// Events are promises: a consumer of the old revision has to accept what the new one may send.
/// Commands are the other way round: what a sender of the old revision sends has to be accepted by
/// the new one. APIs are both, request by request and response by response.
package struct ContractFolderComparison: Sendable {
    package let old: ContractRevision
    package let new: ContractRevision
    package let strictness: Strictness

    package init(old: ContractRevision, new: ContractRevision, strictness: Strictness = .wire) {
        self.old = old
        self.new = new
        self.strictness = strictness
    }

    package func report() -> ComparisonReport {
        var report = compare(
            old.folder.events, old.folder.schemas, new.folder.events, new.folder.schemas, .events)
        report.add(
            compare(
                old.commands, old.commandSchemas, new.commands, new.commandSchemas, .commands))
        report.add(compareAPIs())
        report.compared.documents =
            new.folder.events.count + new.folder.definitions.count + new.commands.count
            + new.folder.apis.count
        return report
    }

    private func compare(
        _ before: [EventContract], _ oldSchemas: SchemaRegistry, _ after: [EventContract],
        _ newSchemas: SchemaRegistry, _ audience: ComparisonAudience
    ) -> ComparisonReport {
        var report = ComparisonReport()
        var pairs: [SchemaComparison.Pair] = []
        var matched: Set<String> = []
        for contract in before {
            guard let partner = Self.partner(of: contract, in: after, beside: before),
                let left = oldSchemas.cursor(contract.document.name),
                let right = newSchemas.cursor(partner.document.name)
            else {
                report.changes.append(removed(contract, after, audience))
                continue
            }
            matched.insert(partner.name)
            pairs.append(
                SchemaComparison.Pair(
                    name: partner.name, old: left, new: right, compiledOld: contract.schema,
                    compiledNew: partner.schema))
        }
        for contract in after where !matched.contains(contract.name) {
            report.changes.append(added(contract, audience))
        }
        let names = after.map(\.name)
        let comparison = SchemaComparison(pairs)
        let schemas = comparison.report(for: audience, strictness) { number in
            Self.remedy(for: pairs[number].name, among: names)
        }
        let broken = schemas.changes.filter { $0.finding.severity == .error }
        for name in Set(broken.flatMap(\.reached)).sorted() {
            report.advice.append(Self.advice(for: name, among: names))
        }
        report.add(schemas)
        return report
    }

    /// The contract of the same name, or of the same `type` under another name.
    private static func partner(
        of contract: EventContract, in after: [EventContract], beside before: [EventContract]
    ) -> EventContract? {
        if let same = after.first(where: { $0.name == contract.name }) { return same }
        let names = before.map(\.name)
        return after.first {
            $0.type != nil && $0.type == contract.type && !names.contains($0.name)
        }
    }

    private static func remedy(for name: String, among names: [String]) -> String {
        let known = VersionedName(name)
        if let newer = known.newer(among: names) {
            return "leave \(name) as it was; \(newer) is there for the new form"
        }
        return "leave \(name) as it was and publish \(known.next(after: names)) beside it"
    }

    private static func advice(for name: String, among names: [String]) -> String {
        let known = VersionedName(name)
        if let newer = known.newer(among: names) {
            return "\(name) breaks although \(newer) exists: make the change in \(newer) only"
        }
        return "\(known.next(after: names)) is due: publish it beside \(name)"
    }

    /// A contract that is gone breaks those who rely on it if nothing else takes its values.
    private func removed(
        _ contract: EventContract, _ after: [EventContract], _ audience: ComparisonAudience
    ) -> ReportedChange {
        let isEvent = audience.direction == .promises
        let rule = isEvent ? FolderChangeRule.eventRemoved : .commandRemoved
        let witness = (contract.document.root["examples"]?.array ?? []).first { value in
            contract.schema.accepts(value) && !after.contains { $0.schema.accepts(value) }
        }
        let newer = VersionedName(contract.name).newer(among: after.map(\.name))
        let finding = Finding(
            rule: witness == nil ? rule.rule.doubtID : rule.rawValue,
            severity: witness == nil ? .warning : .error,
            message:
                "\(contract.name) is gone, which \(audience.words) of the old contract rely on",
            location: FindingLocation(file: contract.document.name),
            expected: "the \(isEvent ? "event" : "command") \(contract.name)",
            found: witness.map { ComparisonWitness.value($0).text }
                ?? "no example of it that nothing else takes",
            nextAction: newer.map { "keep it beside \($0) until nobody relies on it" }
                ?? "keep it until nobody relies on it")
        return ReportedChange(finding: finding, witness: witness.map { .value($0) })
    }

    private func added(
        _ contract: EventContract, _ audience: ComparisonAudience
    ) -> ReportedChange {
        let rule =
            audience.direction == .promises ? FolderChangeRule.eventAdded : .commandAdded
        return ReportedChange(
            finding: Finding(
                rule: rule.rawValue, severity: strictness == .exact ? .error : .note,
                message: "\(contract.name) is new",
                location: FindingLocation(file: contract.document.name)))
    }

    private func compareAPIs() -> ComparisonReport {
        var report = ComparisonReport()
        let after = new.folder.apis
        for api in old.folder.apis {
            let name = Self.file(api.source.name)
            guard let partner = after.first(where: { Self.file($0.source.name) == name }) else {
                report.changes.append(removed(api))
                continue
            }
            report.add(APIComparison(old: api, new: partner, strictness: strictness).report())
        }
        let known = old.folder.apis.map { Self.file($0.source.name) }
        for api in after where !known.contains(Self.file(api.source.name)) {
            report.changes.append(
                ReportedChange(
                    finding: Finding(
                        rule: FolderChangeRule.apiAdded.rawValue,
                        severity: strictness == .exact ? .error : .note,
                        message: "the API \(api.title) is new",
                        location: FindingLocation(file: api.source.name))))
        }
        return report
    }

    private func removed(_ api: OpenAPIDocument) -> ReportedChange {
        var builder = ExchangeBuilder(api)
        let judge = ExchangeJudge(api)
        let request = api.operations.lazy.compactMap { builder.request(for: $0) }
            .first { judge.judge(request: $0).findings.isEmpty }
        let rule = FolderChangeRule.apiRemoved
        let witness = request.map { ComparisonWitness.exchange($0, nil) }
        return ReportedChange(
            finding: Finding(
                rule: request == nil ? rule.rule.doubtID : rule.rawValue,
                severity: request == nil ? .warning : .error,
                message: "the API \(api.title) is gone, which clients of it still call",
                location: FindingLocation(file: api.source.name),
                found: witness?.text ?? "no request could be made for it",
                nextAction: "keep it until nobody calls it"),
            witness: witness)
    }

    /// The file's name inside `apis/`, whatever the ending.
    private static func file(_ path: String) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        let ending = [".yaml", ".yml", ".json"].first { file.hasSuffix($0) } ?? ""
        return String(file.dropLast(ending.count))
    }
}
