import Findings
import HTTPModel
import JSONModel

/// A document and those beside it, and the way from a reference in one to a place in another.
struct DocumentSet {
    /// References that lead on to further references; honest documents need one or two.
    static let chainLimit = 32

    /// The document itself first.
    private(set) var documents: [JSONDocument]
    private let numbers: [String: Int]

    init(_ document: JSONDocument, alongside others: [JSONDocument]) {
        documents = [document] + others.filter { $0.name != document.name }
        var numbers: [String: Int] = [:]
        for (number, document) in documents.enumerated() {
            let path = Self.normal(document.name)
            if numbers[path] == nil { numbers[path] = number }
            // Schemas are known by their own identifier as well.
            if let id = document.root["$id"]?.string, numbers[id] == nil { numbers[id] = number }
        }
        self.numbers = numbers
    }

    func value(at place: OpenAPIPlace) -> JSONValue? {
        documents[place.document].root.value(at: place.pointer)
    }

    func location(_ place: OpenAPIPlace) -> FindingLocation {
        FindingLocation(documents[place.document], at: place.pointer)
    }

    func location(nameAt place: OpenAPIPlace) -> FindingLocation {
        FindingLocation(documents[place.document], nameAt: place.pointer)
    }

    /// Takes the documents in another wording, at the same places.
    mutating func replace(_ documents: [JSONDocument]) { self.documents = documents }

    /// The place a reference names, or why there is none.
    func target(of reference: String, from document: Int) -> Result<OpenAPIPlace, LostTarget> {
        let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let file = PercentEncoding.decodeIfNeeded(String(parts[0]), plusIsSpace: false)
        let fragment =
            parts.count > 1
            ? PercentEncoding.decodeIfNeeded(String(parts[1]), plusIsSpace: false) : ""
        var number = document
        if !file.isEmpty {
            guard let known = numbers[path(of: file, from: document)] ?? numbers[file] else {
                return .failure(
                    LostTarget(
                        found: "no document \(file) is here",
                        hint: NearestName.question(
                            for: file.split(separator: "/").last.map(String.init) ?? file,
                            among: documents.map { Self.fileName($0.name) })))
            }
            number = known
        }
        guard let pointer = JSONPointer(fragment) else {
            return .failure(LostTarget(found: "\"#\(fragment)\" is no JSON pointer", hint: nil))
        }
        let place = OpenAPIPlace(document: number, pointer: pointer)
        guard value(at: place) != nil else {
            return .failure(
                LostTarget(
                    found: "\(documents[number].name) has nothing at \(pointer)",
                    hint: hint(for: place)))
        }
        return .success(place)
    }

    private func hint(for place: OpenAPIPlace) -> String? {
        guard let last = place.pointer.tokens.last else { return nil }
        let around = JSONPointer(Array(place.pointer.tokens.dropLast()))
        let names = documents[place.document].root.value(at: around)?.object?.names ?? []
        return NearestName.question(for: last, among: names)
    }

    private func path(of file: String, from document: Int) -> String {
        if file.hasPrefix("/") { return Self.normal(file) }
        let folder = documents[document].name.split(
            separator: "/", omittingEmptySubsequences: false
        ).dropLast()
        return Self.normal((folder.map(String.init) + [file]).joined(separator: "/"))
    }

    /// The path without `.` and `..` as far as they can be taken out.
    private static func normal(_ path: String) -> String {
        var kept: [Substring] = []
        for part in path.split(separator: "/", omittingEmptySubsequences: false) {
            if part == "." { continue }
            if part == "..", let last = kept.last, last != "..", !last.isEmpty {
                kept.removeLast()
            } else {
                kept.append(part)
            }
        }
        return kept.joined(separator: "/")
    }

    private static func fileName(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}

/// Why a reference leads nowhere.
struct LostTarget: Error {
    let found: String
    let hint: String?
}
