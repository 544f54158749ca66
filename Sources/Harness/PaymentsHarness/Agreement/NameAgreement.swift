import Contracts
import Findings
import JSONModel
import JSONSchema
import OpenAPI
import PaymentsDomain

/// Holds currencies and providers, which the contracts know as patterns and examples, against the
/// code that takes them.
struct NameAgreement {
    let contracts: ContractFolder

    private static let currencies = "Currency (PaymentsDomain)"

    func findings() -> [Finding] {
        patterns() + endpoints() + documents.flatMap(examples)
    }

    private var documents: [JSONDocument] {
        contracts.apis.map(\.source) + contracts.definitions + contracts.events.map(\.document)
    }

    private func patterns() -> [Finding] {
        var findings: [Finding] = []
        for api in contracts.apis {
            findings += taken(
                Currency.allCodes, Self.currencies, api.schemas, api.source,
                ["components", "schemas", "CurrencyCode"])
            findings += taken(
                Vocabulary.providers.values, Vocabulary.providers.source, api.schemas, api.source,
                ["components", "schemas", "ProviderName"])
        }
        for document in contracts.definitions {
            findings += taken(
                Currency.allCodes, Self.currencies, contracts.schemas, document,
                ["$defs", "money", "properties", "currency"])
            findings += taken(
                Vocabulary.providers.values, Vocabulary.providers.source, contracts.schemas,
                document, ["$defs", "provider"])
        }
        return findings
    }

    /// Every value the code takes is one the schema lets through.
    private func taken(
        _ values: [String], _ source: String, _ schemas: SchemaRegistry, _ document: JSONDocument,
        _ tokens: [String]
    ) -> [Finding] {
        let pointer = JSONPointer(tokens)
        guard document.root.value(at: pointer) != nil,
            let schema = try? schemas.compile(document.name, at: pointer)
        else {
            return [
                Finding(
                    rule: AgreementRule.missingPlace.rawValue,
                    message: "the schema for the values of \(source) is not where it was",
                    location: FindingLocation(document, at: pointer),
                    expected: "a schema at \(pointer)")
            ]
        }
        let refused = values.filter { !schema.accepts(.string($0)) }
        guard !refused.isEmpty else { return [] }
        return [
            Finding(
                rule: AgreementRule.refusedValue.rawValue,
                message: "\(refused.count) of \(values.count) values of \(source) are refused here",
                location: FindingLocation(document, at: pointer),
                expected: "a schema that takes each of them",
                found: refused.prefix(12).joined(separator: ", "))
        ]
    }

    private func endpoints() -> [Finding] {
        contracts.apis.flatMap { api in
            Vocabulary.providers.values.compactMap { provider -> Finding? in
                let path = "/v1/webhooks/\(provider)"
                if api.operations.contains(where: { $0.template == path }) { return nil }
                return Finding(
                    rule: AgreementRule.missingEndpoint.rawValue,
                    message: "\(provider) is in \(Vocabulary.providers.source) and has no path for "
                        + "its webhooks",
                    location: FindingLocation(api.source, at: JSONPointer(["paths"])),
                    expected: "a path \(path)")
            }
        }
    }

    /// Every currency and provider an example names is known.
    private func examples(of document: JSONDocument) -> [Finding] {
        var findings: [Finding] = []
        visit(document.root, at: JSONPointer(), isExample: false, document, &findings)
        return findings
    }

    private func visit(
        _ value: JSONValue, at pointer: JSONPointer, isExample: Bool, _ document: JSONDocument,
        _ findings: inout [Finding]
    ) {
        switch value {
        case .object(let object):
            for member in object.members {
                let inner = pointer.appending(member.name)
                if isExample, let text = member.value.string {
                    check(member.name, text, at: inner, document, &findings)
                }
                let begins = ["example", "examples", "default"].contains(member.name)
                visit(
                    member.value, at: inner, isExample: isExample || begins, document, &findings)
            }
        case .array(let elements):
            let name = Self.owner(of: pointer)
            for (place, element) in elements.enumerated() {
                let inner = pointer.appending(place)
                if isExample, let text = element.string {
                    check(name, text, at: inner, document, &findings)
                }
                visit(element, at: inner, isExample: isExample, document, &findings)
            }
        case .null, .bool, .number, .string: break
        }
    }

    /// What the examples at a place are examples of: the name of the schema around them.
    private static func owner(of pointer: JSONPointer) -> String {
        let names = pointer.tokens.dropLast()
        guard pointer.tokens.last == "examples", let name = names.last else { return "" }
        switch name {
        case "CurrencyCode": return "currency"
        case "ProviderName": return "provider"
        default: return name
        }
    }

    private func check(
        _ name: String, _ text: String, at pointer: JSONPointer, _ document: JSONDocument,
        _ findings: inout [Finding]
    ) {
        let source: String
        switch name {
        case "currency":
            guard Currency(code: text) == nil else { return }
            source = Self.currencies
        case "provider":
            guard !Vocabulary.providers.values.contains(text) else { return }
            source = Vocabulary.providers.source
        default: return
        }
        let known = name == "provider" ? Vocabulary.providers.values : Currency.allCodes
        findings.append(
            Finding(
                rule: AgreementRule.unknownName.rawValue,
                message: "the example's \(name) \"\(text)\" is not in \(source)",
                location: FindingLocation(document, at: pointer),
                expected: name == "provider"
                    ? known.joined(separator: " or ") : "a code of \(source)",
                found: text, nextAction: NearestName.question(for: text, among: known)))
    }
}
