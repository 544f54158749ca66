import JSONModel

extension SchemaCompiler {
    mutating func arrayRule(_ reader: inout SchemaReader) -> ArrayRule? {
        let words: [SchemaKeyword] = [
            .minItems, .maxItems, .uniqueItems, .prefixItems, .items, .contains, .minContains,
            .maxContains, .unevaluatedItems,
        ]
        guard words.contains(where: { reader.object.contains($0.rawValue) }) else { return nil }
        var rule = ArrayRule()
        rule.minItems = reader.count(.minItems) ?? 0
        rule.maxItems = reader.count(.maxItems)
        rule.isUnique = reader.flag(.uniqueItems) ?? false
        rule.prefix = reader.subschemas(.prefixItems).map { node(at: $0) }
        rule.items = node(.items, reader)
        rule.contains = node(.contains, reader)
        rule.minContains = reader.count(.minContains) ?? 1
        rule.maxContains = reader.count(.maxContains)
        rule.containsMarks = reader.dialect.draft == .draft2020
        rule.unevaluated = node(.unevaluatedItems, reader)
        return rule
    }

    mutating func objectRule(_ reader: inout SchemaReader) -> ObjectRule? {
        let words: [SchemaKeyword] = [
            .minProperties, .maxProperties, .required, .properties, .patternProperties,
            .additionalProperties, .propertyNames, .dependentRequired, .dependentSchemas,
            .unevaluatedProperties,
        ]
        guard words.contains(where: { reader.object.contains($0.rawValue) }) else { return nil }
        var rule = ObjectRule()
        rule.minProperties = reader.count(.minProperties) ?? 0
        rule.maxProperties = reader.count(.maxProperties)
        let properties = reader.map(.properties)?.names ?? []
        rule.properties = PropertyTable(
            properties.map {
                PropertyTable.Property(name: $0, node: node(.properties, $0, reader))
            })
        rule.patterns = patternProperties(&reader)
        rule.additional = node(.additionalProperties, reader)
        rule.names = node(.propertyNames, reader)
        rule.dependentRequired = dependentRequired(&reader)
        rule.dependentSchemas = (reader.map(.dependentSchemas)?.names ?? []).map {
            .init(name: $0, needed: node(.dependentSchemas, $0, reader))
        }
        rule.unevaluated = node(.unevaluatedProperties, reader)
        for name in reader.names(.required) ?? [] {
            let place = rule.properties.place(of: name, guess: 0)
            let bit = place.flatMap { $0 < 64 ? $0 : nil }
            if let bit { rule.requiredBits |= 1 << UInt64(bit) }
            rule.required.append(.init(name: name, bit: bit))
        }
        return rule
    }

    mutating func combinationRule(_ reader: inout SchemaReader) -> CombinationRule? {
        let words: [SchemaKeyword] = [
            .reference, .dynamicReference, .recursiveReference, .allOf, .anyOf, .oneOf, .not, .if,
        ]
        // Without "if", "then" and "else" judge nothing; their schemas are still read.
        let then = node(.then, reader)
        let otherwise = node(.else, reader)
        readUnused(&reader)
        guard words.contains(where: { reader.object.contains($0.rawValue) }) else { return nil }
        var rule = CombinationRule()
        rule.reference = reference(&reader)
        rule.dynamic = dynamicReference(&reader)
        rule.allOf = reader.subschemas(.allOf).map { node(at: $0) }
        rule.anyOf = reader.subschemas(.anyOf).map { node(at: $0) }
        rule.oneOf = reader.subschemas(.oneOf).map { node(at: $0) }
        rule.not = node(.not, reader)
        rule.condition = node(.if, reader)
        if rule.condition != nil {
            rule.then = then
            rule.otherwise = otherwise
        }
        return rule
    }

    /// Reads schemas nothing may refer to yet, so that a mistake in them is found today.
    private mutating func readUnused(_ reader: inout SchemaReader) {
        for name in reader.object["$defs"]?.object?.names ?? [] {
            _ = node(.definitions, name, reader)
        }
        _ = node(.contentSchema, reader)
    }

    private mutating func patternProperties(
        _ reader: inout SchemaReader
    ) -> [ObjectRule.PatternProperty] {
        (reader.map(.patternProperties)?.names ?? []).compactMap { source in
            let index = node(.patternProperties, source, reader)
            return reader.pattern(source, namedIn: .patternProperties).map {
                ObjectRule.PatternProperty(pattern: $0, node: index)
            }
        }
    }

    private mutating func dependentRequired(
        _ reader: inout SchemaReader
    ) -> [ObjectRule.Dependency<[String]>] {
        (reader.map(.dependentRequired)?.members ?? []).compactMap { member in
            if let names = SchemaReader.names(member.value) {
                return .init(name: member.name, needed: names)
            }
            reader.report(
                .invalidKeywordValue, at: .dependentRequired, member.name,
                message: "\"dependentRequired\" has a value of the wrong kind",
                expected: "an array of different strings", found: member.value.preview)
            return nil
        }
    }

    private mutating func node(
        _ keyword: SchemaKeyword, _ reader: SchemaReader
    ) -> SchemaNode.Index? {
        reader.subschema(keyword).map { node(at: $0) }
    }

    private mutating func node(
        _ keyword: SchemaKeyword, _ name: String, _ reader: SchemaReader
    ) -> SchemaNode.Index {
        node(
            at: SchemaPlace(
                document: reader.place.document, pointer: reader.pointer(keyword, [name])))
    }
}
