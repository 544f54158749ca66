import Contracts
import HTTPTypes
import JSONModel
import JSONSchema
import OpenAPI
import SimulationCore

/// Makes the cases that one operation is driven with, from what the document says about it.
struct CaseMaker {
    let api: OpenAPIDocument
    let operation: Operation
    let budget: DriveBudget
    private(set) var dropped = 0
    private var random: DriveRandom

    init(_ operation: Operation, of api: OpenAPIDocument, budget: DriveBudget, seed: UInt64) {
        self.operation = operation
        self.api = api
        self.budget = budget
        random = DriveRandom(source: SeededRandom(seed: seed))
    }

    /// The plain requests: one for each example of the body, and one without where it may be left out.
    func plain() -> [DriveCase] {
        let stage = Stage.all[0]
        var draft = RequestDraft(operation)
        draft.values = operation.parameters.filter(\.isRequired).map { ($0, plainValue(of: $0)) }
        guard let body = operation.requestBody, let media = jsonMedia else {
            return [DriveCase(draft: draft, stage: stage, expectation: .valid, summary: "plain")]
        }
        var cases = bodies(of: media).enumerated().map { number, value in
            var copy = draft
            copy.body = .json(value)
            copy.contentType = media.range
            return DriveCase(
                draft: copy, stage: stage, expectation: .valid, summary: "example \(number + 1)")
        }
        if !body.isRequired {
            cases.append(
                DriveCase(draft: draft, stage: stage, expectation: .valid, summary: "no body"))
        }
        return cases
    }

    var jsonMedia: MediaType? { operation.requestBody?.content.first(where: \.isJSON) }

    private func plainValue(of parameter: Parameter) -> RequestDraft.Value {
        if parameter.name == "Idempotency-Key" { return .given("drive-1") }
        let typical = generator(for: parameter.value.schema)?.typical() ?? "unknown"
        switch parameter.place {
        case .path, .query: return .seen(otherwise: typical)
        default: return .given(typical)
        }
    }

    /// The documented examples of the body, or a typical value where there are none.
    private func bodies(of media: MediaType) -> [JSONValue] {
        let prefix = operation.pointer.appending("requestBody").tokens
        var found = api.examples.filter { $0.pointer.tokens.starts(with: prefix) }.map(\.value)
        if let schema = media.schema, var generator = generator(for: schema) {
            found += generator.examples().map(\.value)
            if found.isEmpty { found += [generator.typical()].compactMap { $0 } }
        }
        var seen: Set<JSONValue> = []
        return found.filter { seen.insert($0).inserted }
    }

    func generator(for schema: CompiledSchema) -> ValueGenerator? {
        var limits = GenerationBudget()
        limits.variants = budget.variants
        return api.schemas.cursor(at: schema).flatMap { try? ValueGenerator($0, budget: limits) }
    }

    /// Requests that differ from the plain one in one place each.
    mutating func variations(of plain: DriveCase, isFirstOfPath: Bool) -> [DriveCase] {
        var cases: [DriveCase] = []
        for parameter in operation.parameters { cases += variations(of: parameter, plain) }
        cases += bodyVariations(plain)
        if operation.webhookProvider == nil {
            var asked = plain
            asked.draft.extraQuery = ["undocumented=1"]
            cases.append(asked.changed("undocumented query parameter", .invalid))
        }
        if isFirstOfPath { cases += otherMethods(plain) }
        return cases
    }

    private mutating func variations(
        of parameter: Parameter, _ plain: DriveCase
    ) -> [DriveCase] {
        guard var generator = generator(for: parameter.value.schema) else { return [] }
        let name = parameter.name
        func changed(
            to value: JSONValue?, _ what: String, _ expectation: DriveCase.Expectation
        ) -> DriveCase {
            var copy = plain
            copy.draft = plain.draft.setting(name, to: value)
            copy.isSigned = false
            return copy.changed("\(what) of \(name)", expectation)
        }
        var cases: [DriveCase] = []
        if parameter.isRequired, parameter.place.word != "path" {
            cases.append(changed(to: nil, "absence", .invalid))
        }
        if parameter.place.word != "path" { cases.append(repeated(parameter, plain)) }
        for edge in generator.boundaries() {
            cases.append(changed(to: edge.value, edge.summary, .valid))
        }
        for value in generator.random(budget.randomValues / 4, using: &random) {
            cases.append(changed(to: value, "random value", .valid))
        }
        for broken in generator.violations() {
            cases.append(changed(to: broken.value, broken.summary, .invalid))
        }
        dropped += generator.dropped
        return cases
    }

    /// The parameter given twice.
    private func repeated(_ parameter: Parameter, _ plain: DriveCase) -> DriveCase {
        var copy = plain
        copy.isSigned = false
        copy.draft.values += plain.draft.values.filter { $0.parameter.name == parameter.name }
        return copy.changed("\(parameter.name) given twice", .invalid)
    }

    /// Methods that the path does not take.
    private func otherMethods(_ plain: DriveCase) -> [DriveCase] {
        let known = api.operations.filter { $0.template == operation.template }.map(\.method)
        let others: [HTTPRequest.Method] = [.get, .post, .put, .delete, .patch]
        return others.filter { !known.contains($0) }.map { method in
            var copy = plain
            copy.draft.method = method
            return copy.changed("the method \(method.rawValue)", .invalid)
        }
    }

    private mutating func bodyVariations(_ plain: DriveCase) -> [DriveCase] {
        guard let media = jsonMedia, let schema = media.schema,
            var generator = generator(for: schema)
        else { return undocumentedBody(plain) }
        let base = plain.draft.body.json
        var cases = wrongForms(of: plain) + otherForms(of: plain)
        func changed(
            to value: JSONValue, _ what: String, _ expectation: DriveCase.Expectation
        ) -> DriveCase {
            var copy = plain
            copy.draft.body = .json(value)
            copy.draft.contentType = media.range
            return copy.changed(what, expectation)
        }
        cases += generator.boundaries(around: base).map {
            changed(to: $0.value, $0.summary, .valid)
        }
        cases += generator.random(budget.randomValues, using: &random).map {
            changed(to: $0, "random body", .valid)
        }
        cases += generator.violations(around: base).map {
            changed(to: $0.value, $0.summary, .invalid)
        }
        let minimal = generator.minimal()
        dropped += generator.dropped
        return cases.map { made in
            var copy = made
            copy.plainBody = made.expectation == .valid ? minimal : base
            return copy
        }
    }

    /// A body where none is documented.
    private func undocumentedBody(_ plain: DriveCase) -> [DriveCase] {
        guard operation.method != .get, operation.requestBody == nil else { return [] }
        var copy = plain
        copy.draft.body = .json(["unexpected": 1])
        copy.draft.contentType = "application/json"
        return [copy.changed("undocumented body", .invalid)]
    }
}

extension DriveCase {
    /// The same case under another name.
    func changed(_ summary: String, _ expectation: Expectation) -> DriveCase {
        var copy = DriveCase(
            draft: draft, stage: stage, expectation: expectation, summary: summary)
        copy.isSigned = isSigned
        return copy
    }
}

/// The seeded random numbers of a drive, as generators of values want them.
struct DriveRandom: RandomNumberGenerator {
    var source: SeededRandom

    mutating func next() -> UInt64 { source.next() }
}
