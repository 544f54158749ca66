import JSONModel
import JSONSchema

extension SchemaView {
    /// The schemas a member of that name has to keep to.
    func schemas(forMember name: String) -> [SchemaCursor] {
        var found = shapes.flatMap { $0.schemas(for: name) }
        for rule in unevaluatedProperties
        where !InPlaceShapes.objects(of: rule.site).contains(where: { $0.speaks(of: name) }) {
            found.append(rule.value)
        }
        return found
    }

    /// The schemas the element at that index has to keep to.
    func schemas(forElement index: Int) -> [SchemaCursor] {
        var found = arrays.compactMap { $0.schema(at: index) }
        for rule in unevaluatedItems
        where !InPlaceShapes.arrays(of: rule.site).contains(where: { $0.schema(at: index) != nil })
            && !InPlaceShapes.holdsContains(rule.site)
        {
            found.append(rule.value)
        }
        return found
    }

    func requires(_ name: String) -> Bool { required.contains { $0.value == name } }

    /// The names the schemas speak of, in their order.
    var knownNames: [String] {
        var seen: Set<String> = []
        let named = shapes.flatMap { $0.properties.map(\.name) } + required.map(\.value)
        let inner = unevaluatedProperties.flatMap { rule in
            InPlaceShapes.objects(of: rule.site).flatMap { $0.properties.map(\.name) }
        }
        return (named + inner).filter { seen.insert($0).inserted }
    }

    var namePatterns: [String] {
        shapes.flatMap { $0.patterns.map(\.source) }
    }

    /// How many elements are described one by one.
    var longestPrefix: Int {
        let inner = unevaluatedItems.flatMap { InPlaceShapes.arrays(of: $0.site) }
        return (arrays + inner).map(\.prefix.count).max() ?? 0
    }

    /// The fewest members an object can have by its bound and its required names.
    var leastMembers: Int { max(counts[.minProperties]?.value ?? 0, required.count) }
    var leastElements: Int {
        let contained = contains.map(\.least).max() ?? 0
        return max(counts[.minItems]?.value ?? 0, contained)
    }

    /// Every value there is, when there are only a few.
    var finiteValues: [JSONValue]? {
        if refused != nil { return [] }
        if let values { return values }
        guard types.isSubset(of: [.null, .boolean]) else { return nil }
        return (types.contains(.null) ? [.null] : [])
            + (types.contains(.boolean) ? [true, false] : [])
    }

    /// Whether the scalar demands of this view accept a value; groups and parts are not asked.
    func acceptsAlone(_ value: JSONValue) -> Bool {
        guard refused == nil, types.accept(value) else { return false }
        if let values, !values.contains(value) { return false }
        switch value {
        case .number(let number): return acceptsAlone(number)
        case .string(let text): return acceptsAlone(text)
        case .null, .bool, .array, .object: return true
        }
    }

    private func acceptsAlone(_ number: JSONNumber) -> Bool {
        if let bound = lower?.value {
            if number < bound.number || (bound.isExclusive && number == bound.number) {
                return false
            }
        }
        if let bound = upper?.value {
            if number > bound.number || (bound.isExclusive && number == bound.number) {
                return false
            }
        }
        return multiples.allSatisfy { NumberSteps.isMultiple(number, of: $0.value) }
    }

    private func acceptsAlone(_ text: String) -> Bool {
        let length = text.unicodeScalars.count
        if let least = counts[.minLength]?.value, length < least { return false }
        if let most = counts[.maxLength]?.value, length > most { return false }
        return patterns.allSatisfy { PatternSearch.occurs($0.value, in: text) }
            && formats.allSatisfy { StringFormat(rawValue: $0.value)?.accepts(text) ?? true }
    }
}

/// Finds what a schema and the schemas applied at the same place say about members and elements.
///
/// `unevaluatedProperties` and `unevaluatedItems` depend on all of it, branches included.
enum InPlaceShapes {
    static func objects(of site: SchemaCursor) -> [ObjectShape] {
        all(around: site).compactMap(ObjectShape.init)
    }

    static func arrays(of site: SchemaCursor) -> [ArrayShape] {
        all(around: site).compactMap(ArrayShape.init)
    }

    static func holdsContains(_ site: SchemaCursor) -> Bool {
        all(around: site).contains { $0["contains"] != nil }
    }

    private static func all(around site: SchemaCursor) -> [SchemaCursor] {
        var found: [SchemaCursor] = []
        var seen: Set<String> = []
        var waiting = [site]
        while let next = waiting.popLast() {
            guard seen.insert(next.identity).inserted else { continue }
            found.append(next)
            waiting += [next.reference].compactMap(\.self)
            for keyword in ["allOf", "anyOf", "oneOf"] { waiting += next.list(keyword) }
            waiting += ["if", "then", "else"].compactMap { next.child($0) }
            waiting += next.map("dependentSchemas").map(\.schema)
        }
        return found
    }
}
