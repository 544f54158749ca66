import Findings
import JSONModel

/// A schema as it is written, with a way to every schema it holds or refers to.
///
/// Judging needs only compiled schemas. What asks *about* a schema (generating values, comparing
/// two revisions, counting what was exercised) reads it through cursors, so that none of them
/// resolves references in its own way.
package struct SchemaCursor: Sendable {
    /// The schema itself: an object, `true` or `false`.
    ///
    /// In the keywords of 2020-12, whatever draft it is written in.
    package let value: JSONValue
    let registry: SchemaRegistry
    let place: SchemaPlace
    /// The draft the schema is written in.
    package let draft: SchemaDraft
    /// How keywords of 2020-12 are written here; nil when as they are.
    private let translation: DraftTranslation?

    init?(registry: SchemaRegistry, place: SchemaPlace) {
        guard let value = registry.documents[place.document].document.root.value(at: place.pointer)
        else { return nil }
        self.init(value, registry, place, registry.draft(at: place))
    }

    private init(
        _ value: JSONValue, _ registry: SchemaRegistry, _ place: SchemaPlace, _ draft: SchemaDraft
    ) {
        self.registry = registry
        self.place = place
        self.draft = draft
        let translation = value.object.map { DraftTranslation($0, draft: draft) }
        self.translation = translation?.isIdentity == false ? translation : nil
        self.value = self.translation.map { .object($0.modern) } ?? value
    }

    /// The value of a keyword, or nil when the schema does not have it.
    package subscript(_ keyword: String) -> JSONValue? { value[keyword] }

    /// The document the schema is written in, and where in it.
    package var document: JSONDocument { registry.documents[place.document].document }
    package var pointer: JSONPointer { place.pointer }

    /// Where the schema is written, for findings.
    package var location: FindingLocation { FindingLocation(document, at: place.pointer) }

    /// A text that is the same for cursors at the same schema, and for no others.
    package var identity: String { "\(document.name)#\(place.pointer)" }

    /// The schema a keyword holds: `items`, `not`.
    package func child(_ keyword: String) -> SchemaCursor? {
        value[keyword].map { inner($0, [keyword]) }
    }

    /// The schemas in a keyword's array, in order: `allOf`, `prefixItems`.
    package func list(_ keyword: String) -> [SchemaCursor] {
        (value[keyword]?.array ?? []).enumerated().map { number, element in
            inner(element, [keyword, String(number)])
        }
    }

    /// The schemas in a keyword's object, in order: `properties`, `$defs`.
    package func map(_ keyword: String) -> [(name: String, schema: SchemaCursor)] {
        (value[keyword]?.object?.members ?? []).map { member in
            (member.name, inner(member.value, [keyword, member.name]))
        }
    }

    /// The schema `$ref` names, or nil when there is none or it leads nowhere.
    package var reference: SchemaCursor? {
        guard let text = value["$ref"]?.string,
            case .success(let target) = registry.resolve(text, from: place)
        else { return nil }
        return SchemaCursor(registry: registry, place: target)
    }

    /// The schema `$dynamicRef` names when nothing on the way there takes its place.
    ///
    /// Which schema it means may differ from value to value; this is the one it is written for.
    package var dynamicReference: SchemaCursor? {
        let keyword = draft == .draft2019 ? "$recursiveRef" : "$dynamicRef"
        guard let text = value[keyword]?.string,
            case .success(let target) = registry.resolve(text, from: place)
        else { return nil }
        return SchemaCursor(registry: registry, place: target)
    }

    /// The schema made ready for judging.
    package func compile() throws(SchemaError) -> CompiledSchema {
        try registry.compile(document.name, at: place.pointer)
    }

    private func inner(_ value: JSONValue, _ tokens: [String]) -> SchemaCursor {
        let written = translation?.written(tokens) ?? tokens
        let inner = SchemaPlace(
            document: place.document, pointer: JSONPointer(place.pointer.tokens + written))
        let draft = value["$schema"] == nil ? draft : registry.draft(at: inner)
        return SchemaCursor(value, registry, inner, draft)
    }
}

extension SchemaRegistry {
    /// A cursor at a place in the document of that name, or nil when nothing is there.
    package func cursor(_ name: String, at pointer: JSONPointer = JSONPointer()) -> SchemaCursor? {
        documents.firstIndex { $0.document.name == name }.flatMap {
            SchemaCursor(registry: self, place: SchemaPlace(document: $0, pointer: pointer))
        }
    }

    /// A cursor at the schema a compiled one was made from.
    package func cursor(at schema: CompiledSchema) -> SchemaCursor? {
        let site = schema.program.nodes[schema.root].site
        return cursor(site.document.name, at: site.pointer)
    }
}
