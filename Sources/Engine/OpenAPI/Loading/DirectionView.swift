import JSONModel

/// Writes schemas as they hold for one half of an exchange.
///
/// A read-only property is neither required nor allowed in a request, a write-only one neither in
/// a response.
struct DirectionView {
    enum Mark: String { case readOnly, writeOnly }

    let documents: DocumentSet
    let mark: Mark

    /// Whether any schema in any document carries the mark.
    var isUsed: Bool {
        documents.documents.contains { Self.holds(mark.rawValue, in: $0.root) }
    }

    private static func holds(_ name: String, in value: JSONValue) -> Bool {
        switch value {
        case .object(let object):
            object.members.contains {
                ($0.name == name && $0.value == true) || holds(name, in: $0.value)
            }
        case .array(let elements): elements.contains { holds(name, in: $0) }
        default: false
        }
    }

    func documents(from places: [OpenAPIPlace]) -> [JSONDocument] {
        SchemaRewriting(documents) { _ in true }.rewritten(from: places) { object, number in
            edit(object, in: number)
        }
    }

    private func edit(_ object: JSONObject, in number: Int) -> JSONObject {
        let names = markedNames(of: object, in: number, depth: 0)
        guard !names.isEmpty else { return object }
        var object = removingRequirements(of: names, from: object)
        if case .object(let properties)? = object["properties"] {
            object["properties"] = .object(
                JSONObject(
                    properties.members.map { member in
                        names.contains(member.name) && isMarked(member.value, in: number)
                            ? JSONObject.Member(name: member.name, value: false) : member
                    }))
        }
        if case .array(let branches)? = object["allOf"] {
            object["allOf"] = .array(
                branches.map { branch in
                    branch.object.map { .object(removingRequirements(of: names, from: $0)) }
                        ?? branch
                })
        }
        return object
    }

    private func removingRequirements(of names: Set<String>, from object: JSONObject) -> JSONObject
    {
        guard case .array(let required)? = object["required"] else { return object }
        var object = object
        let kept = required.filter { $0.string.map { !names.contains($0) } ?? true }
        if kept.count < required.count { object["required"] = .array(kept) }
        return object
    }

    /// The marked properties an object schema and what it is joined with by `allOf` speak of.
    private func markedNames(of object: JSONObject, in number: Int, depth: Int) -> Set<String> {
        guard depth < 8 else { return [] }
        var names: Set<String> = []
        for member in object["properties"]?.object?.members ?? []
        where isMarked(member.value, in: number) || member.value == false {
            // An inner schema was rewritten already; only what was marked before counts.
            if member.value != false { names.insert(member.name) }
        }
        for branch in object["allOf"]?.array ?? [] {
            let place = OpenAPIPlace(document: number, pointer: JSONPointer())
            guard let (inner, target) = documents.resolve(branch, at: place) else { continue }
            names.formUnion(markedNames(of: inner, in: target.document, depth: depth + 1))
        }
        return names
    }

    private func isMarked(_ schema: JSONValue, in number: Int) -> Bool {
        guard let object = schema.object else { return false }
        if object[mark.rawValue] == true { return true }
        guard object["$ref"] != nil,
            let (target, _) = documents.resolve(
                schema, at: OpenAPIPlace(document: number, pointer: JSONPointer()))
        else { return false }
        return target[mark.rawValue] == true
    }
}
