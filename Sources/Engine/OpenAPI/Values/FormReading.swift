import HTTPModel
import JSONModel
import JSONSchema

/// Makes JSON values of forms, guided by what the schema lets each part be.
struct FormReading {
    /// How single properties are written, by property.
    var encodings: [String: PropertyEncoding] = [:]

    /// The whole body as an object.
    func body(_ items: [RawItem], _ schema: SchemaCursor?) -> JSONValue {
        var tree = FormTree()
        for item in items { tree.insert(item.name, item.value) }
        var object = JSONObject()
        for member in tree.members {
            let schemas = schema?.schemas(ofMember: member.key) ?? []
            object.append(member.key, property(member.tree, member.key, schemas))
        }
        return .object(object)
    }

    private func property(
        _ tree: FormTree, _ name: String, _ schemas: [SchemaCursor]
    ) -> JSONValue {
        let encoding = encodings[name]
        guard tree.members.isEmpty, tree.elements.isEmpty, tree.texts.count == 1,
            let raw = tree.texts.first
        else { return value(tree, schemas) }
        let text = PercentEncoding.decodeIfNeeded(raw, plusIsSpace: true)
        if let type = encoding?.contentTypes.first, MediaType.isJSON(type),
            let value = try? JSONValue.parse(Array(text.utf8))
        {
            return value
        }
        if let style = encoding?.style, encoding?.isExploded == false,
            schemas.valueTypes.isSubset(of: [.array, .null])
        {
            let parts = TextList.parts(of: raw, style: style, isEncoded: true)
            return .array(parts.enumerated().map { scalar($1, schemas.elements($0)) })
        }
        return value(tree, schemas)
    }

    /// The value a tree stands for under any of the schemas.
    func value(_ tree: FormTree, _ schemas: [SchemaCursor]) -> JSONValue {
        let types = schemas.valueTypes
        let texts = tree.texts.map { PercentEncoding.decodeIfNeeded($0, plusIsSpace: true) }
        if tree.members.isEmpty, tree.elements.isEmpty {
            let isList = texts.count != 1 || types.isSubset(of: [.array, .null])
            if !isList { return scalar(texts[0], schemas) }
            if texts == [""] { return .array([]) }
            return .array(texts.enumerated().map { scalar($1, schemas.elements($0)) })
        }
        let numbers = tree.members.compactMap { Int($0.key) }
        let isList =
            !tree.elements.isEmpty
            || (numbers.count == tree.members.count && types.contains(.array))
        if isList, tree.members.isEmpty || numbers.count == tree.members.count {
            let numbered = zip(numbers, tree.members).sorted { $0.0 < $1.0 }.map(\.1.tree)
            let trees = numbered + tree.elements
            var values = trees.enumerated().map { value($1, schemas.elements($0)) }
            values += texts.map { .string($0) }
            return .array(values)
        }
        var object = JSONObject()
        for member in tree.members {
            let inner = schemas.flatMap { $0.schemas(ofMember: member.key) }
            object.append(member.key, value(member.tree, inner))
        }
        // A name used both alone and with brackets fits no schema; nothing of it is lost.
        return texts.isEmpty
            ? .object(object) : .array(texts.map { .string($0) } + [.object(object)])
    }

    private func scalar(_ text: String, _ schemas: [SchemaCursor]) -> JSONValue {
        let types = schemas.valueTypes
        if types.isDisjoint(with: .string), !types.isDisjoint(with: [.array, .object]),
            let first = text.utf8.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "["),
            let value = try? JSONValue.parse(Array(text.utf8))
        {
            return value
        }
        return JSONValue(text: text, as: types)
    }
}

extension [SchemaCursor] {
    /// The schemas of the element at an index.
    fileprivate func elements(_ index: Int) -> [SchemaCursor] {
        flatMap { $0.schemas(ofElement: index) }
    }
}
