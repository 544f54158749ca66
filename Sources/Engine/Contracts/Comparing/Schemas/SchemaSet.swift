import JSONModel
import JSONSchema

/// Schemas a value has to keep to all at once, with the branches already chosen for it.
///
/// Comparing and building both ask "what holds here, in this case": a case is a branch of an
/// `anyOf`, one type of a union, or an object that has a certain member.
struct SchemaSet: Sendable {
    var cursors: [SchemaCursor]
    /// The chosen branch of a group, by the group's identity; nil where the group is set aside.
    var opened: [String: Int?] = [:]
    /// Only values of these types are meant.
    var types: TypeMask = .all
    /// Members the value is known to have.
    var present: [String] = []

    init(_ cursors: [SchemaCursor]) { self.cursors = cursors.map(\.settled) }
    init(_ cursor: SchemaCursor) { cursors = [cursor.settled] }

    /// A text that is the same for sets that mean the same case of the same schemas.
    var key: String {
        var parts = cursors.map(\.identity).sorted()
        if !opened.isEmpty {
            parts += opened.map { "\($0.key)=\($0.value.map(String.init) ?? "-")" }.sorted()
        }
        if types != .all { parts.append("types \(types.rawValue)") }
        parts += present.map { "has \($0)" }
        return parts.joined(separator: "\n")
    }

    func opening(_ group: SchemaGroup, at branch: Int) -> SchemaSet {
        if opened.isEmpty, present.isEmpty, cursors.count == 1,
            cursors[0].identity == group.site.identity,
            cursors[0].speakingKeywords == [group.keyword]
        {
            return SchemaSet(group.branches[branch]).limited(to: types)
        }
        var copy = self
        copy.opened[group.identity] = .some(branch)
        return copy
    }

    /// The same without what a group or condition demands.
    func settingAside(_ identity: String) -> SchemaSet {
        var copy = self
        copy.opened[identity] = .some(nil)
        return copy
    }

    func adding(_ more: [SchemaCursor]) -> SchemaSet {
        var copy = self
        copy.cursors += more.map(\.settled)
        return copy
    }

    /// The same with everything that was set aside in force again.
    var whole: SchemaSet {
        var copy = self
        copy.opened = opened.filter { $0.value != nil }
        return copy
    }

    /// Everything two sets demand together.
    func joined(with other: SchemaSet) -> SchemaSet {
        var copy = adding(other.cursors)
        copy.opened.merge(other.opened) { mine, _ in mine }
        return copy
    }

    func limited(to mask: TypeMask) -> SchemaSet {
        var copy = self
        copy.types = types.intersection(mask)
        return copy
    }

    func having(_ member: String) -> SchemaSet {
        guard !present.contains(member) else { return self }
        var copy = self
        copy.present = (present + [member]).sorted()
        return copy
    }
}

/// The branches of an `anyOf` or `oneOf`.
struct SchemaGroup: Sendable {
    let site: SchemaCursor
    let keyword: String
    let branches: [SchemaCursor]

    var identity: String { "\(site.identity)/\(keyword)" }
    var isExclusive: Bool { keyword == "oneOf" }
}

/// An `if` with what follows from it.
struct SchemaCondition: Sendable {
    let site: SchemaCursor
    let test: SchemaCursor
    let then: SchemaCursor?
    let otherwise: SchemaCursor?

    var identity: String { "\(site.identity)/if" }
}

/// A value together with the schema that says it.
struct Sited<Value: Sendable>: Sendable {
    let value: Value
    let site: SchemaCursor

    init(_ value: Value, _ site: SchemaCursor) {
        self.value = value
        self.site = site
    }
}

/// One end of a range of numbers.
struct NumberBound: Sendable, Hashable {
    let number: JSONNumber
    let isExclusive: Bool
}

extension SchemaCursor {
    /// The schema meant where this one does nothing but refer to it.
    var settled: SchemaCursor {
        var cursor = self
        for _ in 0..<16 {
            guard cursor["$ref"] != nil, cursor.speakingKeywords.count == 1,
                let target = cursor.reference
            else { break }
            cursor = target
        }
        return cursor
    }
}
