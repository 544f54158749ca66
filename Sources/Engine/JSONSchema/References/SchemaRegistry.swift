import Findings
import JSONModel

/// The schema documents that may refer to each other.
///
/// A document is known by the URI it was added under and by its `$id`. Documents added without a
/// URI get one from their name, so that `"$ref": "money.v1.json"` finds the file beside them.
/// Nothing is ever fetched: a reference to what was not added is an error.
package struct SchemaRegistry: Sendable {
    package private(set) var options: SchemaOptions
    private(set) var documents: [RegisteredDocument] = []
    private(set) var places: [String: SchemaPlace] = [:]
    /// For each dynamic anchor's name, its place in each resource, by where the resource starts.
    ///
    /// `$recursiveAnchor` of draft 2019-09 is the anchor without a name.
    private(set) var dynamicAnchors: [String: [SchemaPlace: SchemaPlace]] = [:]

    /// A registry that knows the published meta-schemas and nothing else.
    package init(options: SchemaOptions = SchemaOptions()) {
        self = StandardSchemas.registry(options: options)
    }

    init(empty options: SchemaOptions) { self.options = options }

    /// The same documents, read in another way.
    init(_ other: SchemaRegistry, options: SchemaOptions) {
        self = other
        self.options = options
    }

    /// Adds a document that is itself a schema.
    package mutating func add(
        _ document: JSONDocument, as uri: String? = nil
    ) throws(SchemaError) {
        try add(document, as: uri, schemasAt: [JSONPointer()])
    }

    /// Adds a document that holds schemas at the given places, such as an OpenAPI document.
    package mutating func add(
        _ document: JSONDocument, as uri: String? = nil, schemasAt pointers: [JSONPointer]
    ) throws(SchemaError) {
        let base = URIReference(uri ?? Self.uri(forFile: document.name)).withoutFragment
        var problems = document.duplicates.map { pointer in
            Finding(
                rule: SchemaRule.repeatedName.rawValue,
                message: "the name \"\(pointer.tokens.last ?? "")\" occurs twice in one object",
                location: FindingLocation(document, nameAt: pointer),
                expected: "each name once", nextAction: "remove one of the two members")
        }
        let number = documents.count
        documents.append(RegisteredDocument(document: document, uri: base))
        register(base.description, SchemaPlace(document: number, pointer: JSONPointer()), &problems)
        for pointer in pointers {
            guard let schema = document.root.value(at: pointer) else { continue }
            index(schema, at: pointer, in: number, &problems)
        }
        guard problems.isEmpty else { throw SchemaError(problems) }
    }

    /// The URI a file gets when none is given.
    static func uri(forFile name: String) -> String {
        name.hasPrefix("/") ? "file://" + name : "file:///" + name
    }

    private mutating func index(
        _ schema: JSONValue, at pointer: JSONPointer, in number: Int, _ problems: inout [Finding]
    ) {
        if let name = schema["$schema"]?.string { documents[number].dialectNames[pointer] = name }
        let draft = schema["$schema"]?.string.flatMap { try? dialect(named: $0).get().draft }
        SubschemaVisitor.visit(schema, at: pointer, draft: draft ?? options.draft) {
            schema, place, draft in
            guard case .object(let object) = schema else { return }
            // Up to draft-07 a reference hides the "$id" beside it.
            if draft <= .draft07, object.contains("$ref") { return }
            if let id = object["$id"]?.string {
                indexIdentifier(id, of: object, at: place, in: number, draft, &problems)
            }
            indexAnchors(of: object, at: place, in: number, draft, &problems)
        }
    }

    private mutating func indexIdentifier(
        _ id: String, of object: JSONObject, at place: JSONPointer, in number: Int,
        _ draft: SchemaDraft, _ problems: inout [Finding]
    ) {
        let reference = URIReference(id)
        let here = SchemaPlace(document: number, pointer: place)
        if draft <= .draft07, let fragment = reference.fragment, !fragment.isEmpty {
            let uri = reference.resolved(against: documents[number].base(at: place))
            register(uri.description, here, &problems)
        }
        guard !reference.withoutFragment.description.isEmpty else { return }
        let uri = reference.resolved(against: documents[number].base(at: place)).withoutFragment
        documents[number].bases[place] = uri
        if let name = object["$schema"]?.string { documents[number].dialectNames[place] = name }
        register(uri.description, here, &problems)
    }

    private mutating func indexAnchors(
        of object: JSONObject, at place: JSONPointer, in number: Int, _ draft: SchemaDraft,
        _ problems: inout [Finding]
    ) {
        let here = SchemaPlace(document: number, pointer: place)
        let root = SchemaPlace(
            document: number, pointer: documents[number].resourceRoot(at: place))
        if SchemaKeyword.anchor.drafts.contains(draft), let anchor = object["$anchor"]?.string {
            register("\(documents[number].base(at: place))#\(anchor)", here, &problems)
        }
        if SchemaKeyword.dynamicAnchor.drafts.contains(draft),
            let anchor = object["$dynamicAnchor"]?.string
        {
            register("\(documents[number].base(at: place))#\(anchor)", here, &problems)
            dynamicAnchors[anchor, default: [:]][root] = here
        }
        if SchemaKeyword.recursiveAnchor.drafts.contains(draft), root == here,
            object["$recursiveAnchor"]?.bool == true
        {
            dynamicAnchors["", default: [:]][root] = here
        }
    }

    private mutating func register(
        _ uri: String, _ place: SchemaPlace, _ problems: inout [Finding]
    ) {
        // A copy of a published meta-schema takes the place of the one built in.
        guard let other = places[uri], other != place,
            other.document >= StandardSchemas.documentCount
        else {
            places[uri] = place
            return
        }
        let first = FindingLocation(documents[other.document].document, at: other.pointer)
        problems.append(
            Finding(
                rule: SchemaRule.repeatedIdentifier.rawValue,
                message: "a second schema is known as \(uri)",
                location: FindingLocation(documents[place.document].document, at: place.pointer),
                expected: "one schema of that identifier, the one at \(first.text ?? uri)",
                nextAction: "give one of the two another \"$id\" or \"$anchor\""))
    }

    /// The place a reference names, or why there is none.
    func resolve(_ reference: String, from origin: SchemaPlace) -> Result<
        SchemaPlace, LostReference
    > {
        let base = documents[origin.document].base(at: origin.pointer)
        let uri = URIReference(reference).resolved(against: base)
        let fragment = uri.decodedFragment
        guard let resource = places[uri.withoutFragment.description] else {
            let known = places.keys.filter { !$0.contains("#") }.sorted()
            let near = NearestName.question(for: uri.withoutFragment.description, among: known)
            return .failure(
                LostReference(found: "no document is known as \(uri.withoutFragment)", hint: near))
        }
        if !fragment.isEmpty, !fragment.hasPrefix("/") {
            guard let place = places["\(uri.withoutFragment)#\(fragment)"] else {
                return .failure(
                    LostReference(
                        found: "no \"$anchor\" \"\(fragment)\" in \(uri.withoutFragment)", hint: nil
                    ))
            }
            return .success(place)
        }
        guard let inner = JSONPointer(fragment) else {
            return .failure(LostReference(found: "\(fragment) is no JSON pointer", hint: nil))
        }
        let pointer = JSONPointer(resource.pointer.tokens + inner.tokens)
        let document = documents[resource.document].document
        guard document.root.value(at: pointer) != nil else {
            return .failure(
                LostReference(
                    found: "\(document.name) has nothing at \(pointer)",
                    hint: hint(for: pointer, in: document)))
        }
        return .success(SchemaPlace(document: resource.document, pointer: pointer))
    }

    private func hint(for pointer: JSONPointer, in document: JSONDocument) -> String? {
        guard let last = pointer.tokens.last,
            let around = document.root.value(at: JSONPointer(Array(pointer.tokens.dropLast())))
        else { return nil }
        return NearestName.question(for: last, among: around.object?.names ?? [])
    }
}

/// Why a reference leads nowhere.
struct LostReference: Error {
    let found: String
    let hint: String?
}
