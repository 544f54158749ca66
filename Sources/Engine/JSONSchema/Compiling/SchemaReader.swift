import Findings
import JSONModel

/// Reads the keywords of one schema, checking the kind of each value.
///
/// Schemas of older drafts are read in the keywords of 2020-12; findings name what is written.
struct SchemaReader {
    /// The schema in the keywords of 2020-12, without those its dialect gives no meaning to.
    let object: JSONObject
    let place: SchemaPlace
    let document: JSONDocument
    let dialect: ResourceDialect
    let translation: DraftTranslation
    private(set) var problems: [Finding] = []

    init(
        object: JSONObject, place: SchemaPlace, document: JSONDocument, dialect: ResourceDialect
    ) {
        self.place = place
        self.document = document
        self.dialect = dialect
        translation = DraftTranslation(object, draft: dialect.draft)
        if dialect.vocabularies.isSuperset(of: .published) {
            self.object = translation.modern
        } else {
            let kept = translation.modern.members.filter { member in
                guard let vocabulary = SchemaKeyword(rawValue: member.name)?.vocabulary else {
                    return true
                }
                return !dialect.vocabularies.isDisjoint(with: vocabulary)
            }
            self.object = JSONObject(kept)
        }
    }

    /// Where a keyword, or a member inside it, is written.
    func pointer(_ keyword: SchemaKeyword, _ tokens: [String] = []) -> JSONPointer {
        let words = [keyword.rawValue] + tokens
        return JSONPointer(
            place.pointer.tokens
                + (translation.isIdentity ? words : translation.written(words)))
    }

    /// A number that must not be negative; nil when absent or reported.
    mutating func count(_ keyword: SchemaKeyword) -> Int? {
        read(keyword, expected: "an integer of 0 or more") { value in
            if let count = value.integer { return count >= 0 ? count : nil }
            // A count beyond every length there can be is none that matters.
            guard let number = value.number, number.isInteger else { return nil }
            return number < JSONNumber(0) ? nil : .max
        }
    }

    mutating func number(_ keyword: SchemaKeyword) -> JSONNumber? {
        read(keyword, expected: "a number", as: \.number)
    }

    mutating func flag(_ keyword: SchemaKeyword) -> Bool? {
        read(keyword, expected: "true or false", as: \.bool)
    }

    mutating func text(_ keyword: SchemaKeyword) -> String? {
        read(keyword, expected: "a string", as: \.string)
    }

    mutating func list(_ keyword: SchemaKeyword) -> [JSONValue]? {
        read(keyword, expected: "an array with at least one element") { value in
            value.array.flatMap { $0.isEmpty ? nil : $0 }
        }
    }

    mutating func map(_ keyword: SchemaKeyword) -> JSONObject? {
        read(keyword, expected: "an object", as: \.object)
    }

    /// Names in an array, each once.
    mutating func names(_ keyword: SchemaKeyword) -> [String]? {
        read(keyword, expected: "an array of different strings", as: Self.names)
    }

    static func names(_ value: JSONValue) -> [String]? {
        guard let array = value.array else { return nil }
        let names = array.compactMap(\.string)
        return names.count == array.count && Set(array).count == array.count ? names : nil
    }

    /// The place of the schema a keyword holds, or nil when the keyword is absent.
    func subschema(_ keyword: SchemaKeyword, _ tokens: String...) -> SchemaPlace? {
        guard object.contains(keyword.rawValue) else { return nil }
        return SchemaPlace(document: place.document, pointer: pointer(keyword, tokens))
    }

    /// The places of the schemas in an array.
    mutating func subschemas(_ keyword: SchemaKeyword) -> [SchemaPlace] {
        (list(keyword) ?? []).indices.compactMap { subschema(keyword, String($0)) }
    }

    mutating func read<Wanted>(
        _ keyword: SchemaKeyword, expected: String, as convert: (JSONValue) -> Wanted?
    ) -> Wanted? {
        guard let value = object[keyword.rawValue] else { return nil }
        if let wanted = convert(value) { return wanted }
        report(
            .invalidKeywordValue, at: keyword,
            "\"\(pointer(keyword).tokens.last ?? "")\" has a value of the wrong kind",
            expected: expected,
            found: "\(value.kind) \(value.preview)")
        return nil
    }

    /// Notes a problem at a keyword, or at a member inside it.
    mutating func report(
        _ rule: SchemaRule, at keyword: SchemaKeyword, _ tokens: String..., message: String,
        expected: String, found: String? = nil, nextAction: String? = nil
    ) {
        report(
            rule, FindingLocation(document, at: pointer(keyword, tokens)), message: message,
            expected: expected,
            found: found, nextAction: nextAction)
    }

    mutating func report(
        _ rule: SchemaRule, at keyword: SchemaKeyword, _ message: String, expected: String,
        found: String? = nil, nextAction: String? = nil
    ) {
        report(
            rule, at: keyword, message: message, expected: expected, found: found,
            nextAction: nextAction)
    }

    mutating func report(
        _ rule: SchemaRule, _ location: FindingLocation, message: String, expected: String,
        found: String? = nil, nextAction: String? = nil
    ) {
        problems.append(
            Finding(
                rule: rule.rawValue, message: message, location: location, expected: expected,
                found: found, nextAction: nextAction))
    }
}
