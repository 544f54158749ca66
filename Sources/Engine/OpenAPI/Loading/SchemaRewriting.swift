import JSONModel

/// Rewrites the schemas of a set of documents in place, so that everything keeps its pointer.
struct SchemaRewriting {
    private enum Holder { case one, list, map }

    private static let holders: [String: Holder] = [
        "additionalProperties": .one, "contains": .one, "contentSchema": .one, "else": .one,
        "if": .one, "items": .one, "not": .one, "propertyNames": .one, "then": .one,
        "unevaluatedItems": .one, "unevaluatedProperties": .one,
        "allOf": .list, "anyOf": .list, "oneOf": .list, "prefixItems": .list,
        "$defs": .map, "definitions": .map, "dependentSchemas": .map, "patternProperties": .map,
        "properties": .map,
    ]

    let documents: DocumentSet
    /// Which documents may be rewritten at all.
    let applies: (JSONDocument) -> Bool
    private var roots: [OpenAPIPlace] = []
    private var known: Set<OpenAPIPlace> = []

    init(_ documents: DocumentSet, applies: @escaping (JSONDocument) -> Bool) {
        self.documents = documents
        self.applies = applies
    }

    /// The documents with every schema at or reachable from these places rewritten.
    ///
    /// `edit` sees each schema object after those inside it, with the number of its document.
    func rewritten(
        from places: [OpenAPIPlace], _ edit: (JSONObject, Int) -> JSONObject
    ) -> [JSONDocument] {
        var collection = self
        collection.collect(from: places)
        return documents.documents.enumerated().map { number, document in
            let own = collection.roots.filter { $0.document == number }
            guard !own.isEmpty, applies(document) else { return document }
            var tree = PlaceTree()
            for root in own { tree.insert(root.pointer.tokens[...]) }
            let root = Self.rebuild(document.root, tree) { Self.map($0, number, edit) }
            return document.replacingRoot(root)
        }
    }

    private mutating func collect(from places: [OpenAPIPlace]) {
        var waiting = places
        known = Set(places)
        roots = places
        while let place = waiting.popLast() {
            guard let value = documents.value(at: place) else { continue }
            Self.visit(value) { object in
                guard let reference = object["$ref"]?.string,
                    case .success(let target) = documents.target(
                        of: reference, from: place.document),
                    !isCovered(target)
                else { return }
                known.insert(target)
                roots.append(target)
                waiting.append(target)
            }
        }
    }

    private func isCovered(_ place: OpenAPIPlace) -> Bool {
        var tokens = place.pointer.tokens
        while true {
            if known.contains(OpenAPIPlace(document: place.document, pointer: JSONPointer(tokens)))
            {
                return true
            }
            guard tokens.popLast() != nil else { return false }
        }
    }

    /// Shows every schema object in a schema, itself first.
    static func visit(_ schema: JSONValue, _ body: (JSONObject) -> Void) {
        guard let object = schema.object else { return }
        body(object)
        for member in object.members {
            switch (holders[member.name], member.value) {
            case (.one?, let inner): visit(inner, body)
            case (.list?, .array(let inner)): for schema in inner { visit(schema, body) }
            case (.map?, .object(let inner)):
                for entry in inner.members { visit(entry.value, body) }
            default: break
            }
        }
    }

    private static func map(
        _ schema: JSONValue, _ number: Int, _ edit: (JSONObject, Int) -> JSONObject
    ) -> JSONValue {
        guard let object = schema.object else { return schema }
        let members = object.members.map { member in
            let value: JSONValue =
                switch (holders[member.name], member.value) {
                case (.one?, let inner): map(inner, number, edit)
                case (.list?, .array(let inner)): .array(inner.map { map($0, number, edit) })
                case (.map?, .object(let inner)):
                    .object(
                        JSONObject(
                            inner.members.map {
                                JSONObject.Member(
                                    name: $0.name, value: map($0.value, number, edit))
                            }))
                default: member.value
                }
            return JSONObject.Member(name: member.name, value: value)
        }
        return .object(edit(JSONObject(members), number))
    }

    private static func rebuild(
        _ value: JSONValue, _ tree: PlaceTree, _ change: (JSONValue) -> JSONValue
    ) -> JSONValue {
        if tree.isEnd { return change(value) }
        switch value {
        case .object(let object):
            return .object(
                JSONObject(
                    object.members.map { member in
                        guard let inner = tree.children[member.name] else { return member }
                        return JSONObject.Member(
                            name: member.name, value: rebuild(member.value, inner, change))
                    }))
        case .array(let elements):
            return .array(
                elements.enumerated().map { index, element in
                    tree.children[String(index)].map { rebuild(element, $0, change) } ?? element
                })
        default: return value
        }
    }
}

/// Pointers put together by their beginnings.
private struct PlaceTree {
    var isEnd = false
    var children: [String: PlaceTree] = [:]

    mutating func insert(_ tokens: ArraySlice<String>) {
        guard let first = tokens.first else {
            isEnd = true
            return
        }
        children[first, default: PlaceTree()].insert(tokens.dropFirst())
    }
}
