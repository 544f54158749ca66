import Findings
import JSONModel

/// Holds the marked lists of a document against the code.
struct DocumentAgreement {
    private let document: ProjectDocument

    init(_ document: ProjectDocument) { self.document = document }

    func findings() -> [Finding] {
        MarkedList.read(document.text).flatMap { list -> [Finding] in
            guard let vocabulary = Vocabulary.all.first(where: { $0.name == list.vocabulary })
            else { return [unknown(list)] }
            return compare(list, vocabulary)
        }
    }

    private func unknown(_ list: MarkedList) -> Finding {
        let names = Vocabulary.all.map(\.name)
        return Finding(
            rule: AgreementRule.unknownVocabulary.rawValue,
            message: "there is no vocabulary \"\(list.vocabulary)\"",
            location: FindingLocation(file: document.name, position: list.position),
            expected: "one of \(names.joined(separator: ", "))", found: list.vocabulary,
            nextAction: NearestName.question(for: list.vocabulary, among: names))
    }

    private func compare(_ list: MarkedList, _ vocabulary: Vocabulary) -> [Finding] {
        var findings: [Finding] = []
        for word in list.words where !vocabulary.values.contains(word.text) {
            findings.append(
                Finding(
                    rule: AgreementRule.unknownValue.rawValue,
                    message: "\"\(word.text)\" is in this list and not in \(vocabulary.source)",
                    location: FindingLocation(file: document.name, position: word.position),
                    expected: "one of \(vocabulary.values.joined(separator: ", "))",
                    found: word.text,
                    nextAction: NearestName.question(for: word.text, among: vocabulary.values)))
        }
        for value in vocabulary.values where !list.words.contains(where: { $0.text == value }) {
            findings.append(
                Finding(
                    rule: AgreementRule.missingValue.rawValue,
                    message: "\"\(value)\" is in \(vocabulary.source) and not in this list",
                    location: FindingLocation(file: document.name, position: list.position),
                    expected: vocabulary.values.joined(separator: ", "),
                    found: list.words.map(\.text).joined(separator: ", ")))
        }
        return findings
    }
}
