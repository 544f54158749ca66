import Contracts
import Findings
import JSONModel
import OpenAPI
import PaymentsDomain
import PaymentsMessaging

/// Holds the lists of the contracts against the code.
struct ContractAgreement {
    let contracts: ContractFolder

    func findings(_ vocabulary: Vocabulary) -> [Finding] {
        vocabulary.places.flatMap { findings(vocabulary, at: $0) }
    }

    private func document(_ kind: Vocabulary.Place.Document) -> JSONDocument? {
        switch kind {
        case .api: contracts.apis.first?.source
        case .eventDefinitions: contracts.definitions.first
        }
    }

    private func findings(_ vocabulary: Vocabulary, at place: Vocabulary.Place) -> [Finding] {
        let pointer = JSONPointer(place.pointer)
        guard let document = document(place.document) else {
            return [
                Finding(
                    rule: AgreementRule.missingPlace.rawValue,
                    message: "there is no document that lists \(vocabulary.name)",
                    location: FindingLocation(file: contracts.path),
                    expected: "the values of \(vocabulary.source) at \(pointer)")
            ]
        }
        guard let listed = document.root.value(at: pointer)?.array else {
            return [
                Finding(
                    rule: AgreementRule.missingPlace.rawValue,
                    message: "the \(vocabulary.name) are not listed where they were",
                    location: FindingLocation(document, at: pointer),
                    expected: "the values of \(vocabulary.source) at \(pointer)",
                    nextAction: "list them there again, or move the audit's place with them")
            ]
        }
        return compare(listed, vocabulary, document, pointer)
    }

    private func compare(
        _ listed: [JSONValue], _ vocabulary: Vocabulary, _ document: JSONDocument,
        _ pointer: JSONPointer
    ) -> [Finding] {
        let words = listed.map { $0.string ?? "\($0.kind)" }
        var findings: [Finding] = []
        for (number, word) in words.enumerated() where !vocabulary.values.contains(word) {
            findings.append(
                Finding(
                    rule: AgreementRule.unknownValue.rawValue,
                    message: "\"\(word)\" is listed here and not in \(vocabulary.source)",
                    location: FindingLocation(document, at: pointer.appending(number)),
                    expected: "one of \(vocabulary.values.joined(separator: ", "))", found: word,
                    nextAction: NearestName.question(for: word, among: vocabulary.values)))
        }
        for value in vocabulary.values where !words.contains(value) {
            findings.append(
                Finding(
                    rule: AgreementRule.missingValue.rawValue,
                    message: "\"\(value)\" is in \(vocabulary.source) and not listed here",
                    location: FindingLocation(document, at: pointer),
                    expected: vocabulary.values.joined(separator: ", "),
                    found: words.joined(separator: ", "),
                    nextAction: NearestName.question(for: value, among: words)))
        }
        return findings
    }
}

extension ContractAgreement {
    private static let source = "CloudEventEncoding (PaymentsMessaging)"

    /// Event types and names against what is really published.
    func eventFindings() -> [Finding] {
        let published = Self.published
        var findings: [Finding] = []
        for event in contracts.events {
            let title = event.document.root["title"]?.string ?? ""
            let place = JSONPointer(["properties", "type"])
            guard let known = published.first(where: { $0.type == event.type }) else {
                findings.append(
                    Finding(
                        rule: AgreementRule.unknownEvent.rawValue,
                        message: "\(event.name) is an event that \(Self.source) never writes",
                        location: FindingLocation(event.document, at: place),
                        expected: "one of \(published.map(\.type).joined(separator: ", "))",
                        found: event.type,
                        nextAction: NearestName.question(
                            for: event.type ?? "", among: published.map(\.type))))
                continue
            }
            guard known.name != title else { continue }
            findings.append(
                Finding(
                    rule: AgreementRule.unknownValue.rawValue,
                    message: "the event is called otherwise in PaymentEvent.name (PaymentsDomain)",
                    location: FindingLocation(event.document, at: JSONPointer(["title"])),
                    expected: known.name, found: title))
        }
        for known in published where contracts.event(ofType: known.type) == nil {
            findings.append(
                Finding(
                    rule: AgreementRule.missingEvent.rawValue,
                    message: "\(known.type) is written by \(Self.source) and has no schema",
                    location: FindingLocation(file: contracts.path + "/events"),
                    expected: "a schema whose type is always \(known.type)",
                    found: contracts.events.compactMap(\.type).joined(separator: ", ")))
        }
        return findings
    }

    private static let published: [(name: String, type: String)] = {
        guard let currency = Currency(code: "EUR") else { return [] }
        let money = Money.zero(currency)
        let kinds: [PaymentEvent.Kind] = [
            .authorized(amount: money), .captured(amount: money), .failed(FailureReason(.declined)),
            .refunded(RefundID("r"), amount: money, totalRefunded: money, isFull: false),
        ]
        return kinds.map { kind in
            let event = PaymentEvent(
                kind: kind, paymentID: PaymentID("p"), orderID: OrderID("o"),
                provider: ProviderName("stripe"), transactionID: nil, sequence: 1,
                occurredAt: Timestamp(milliseconds: 0))
            return (event.name, CloudEventEncoding.type(of: kind))
        }
    }()
}
