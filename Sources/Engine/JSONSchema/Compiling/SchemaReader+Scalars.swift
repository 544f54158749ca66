import JSONModel

extension SchemaReader {
    mutating func types() -> TypeMask {
        let mask = read(
            .type, expected: "one of \(TypeMask.names.joined(separator: ", ")), or an array of them"
        ) { value -> TypeMask? in
            if let name = value.string { return TypeMask(name: name) }
            guard let names = Self.names(value), !names.isEmpty else { return nil }
            let masks = names.compactMap(TypeMask.init(name:))
            return masks.count == names.count ? masks.reduce([]) { $0.union($1) } : nil
        }
        return mask ?? .all
    }

    mutating func valueRule() -> ValueRule? {
        let rule = ValueRule(
            const: object["const"], list: read(.enum, expected: "an array", as: \.array))
        return rule.const == nil && rule.list == nil ? nil : rule
    }

    mutating func numberRule(options: SchemaOptions) -> NumberRule? {
        var rule = NumberRule()
        rule.minimum = number(.minimum)
        rule.maximum = number(.maximum)
        rule.exclusiveMinimum = number(.exclusiveMinimum)
        rule.exclusiveMaximum = number(.exclusiveMaximum)
        rule.multiple = read(
            .multipleOf, expected: "a number above 0 with at most 18 digits"
        ) { value in value.number.flatMap(DecimalDivisor.init) }
        rule.integerBits = options.dialect == .openAPI ? integerBits : nil
        let isEmpty =
            rule.minimum == nil && rule.maximum == nil && rule.exclusiveMinimum == nil
            && rule.exclusiveMaximum == nil && rule.multiple == nil && rule.integerBits == nil
        return isEmpty ? nil : rule
    }

    /// The number formats OpenAPI adds.
    private var integerBits: Int? {
        switch object["format"]?.string {
        case "int32": 32
        case "int64": 64
        default: nil
        }
    }

    mutating func stringRule(options: SchemaOptions) -> StringRule? {
        var rule = StringRule()
        rule.minLength = count(.minLength) ?? 0
        rule.maxLength = count(.maxLength)
        rule.pattern = text(.pattern).flatMap { pattern($0) }
        rule.format = format(options: options)
        let isEmpty =
            rule.minLength == 0 && rule.maxLength == nil && rule.pattern == nil
            && rule.format == nil
        return isEmpty ? nil : rule
    }

    private mutating func format(options: SchemaOptions) -> StringFormat? {
        guard let name = text(.format),
            options.formats != .annotated || dialect.vocabularies.contains(.formatAssertion)
        else { return nil }
        if options.dialect == .openAPI, integerBits != nil { return nil }
        if let format = StringFormat(rawValue: name) { return format }
        guard options.formats == .asserted else { return nil }
        let known = StringFormat.allCases.map(\.rawValue)
        report(
            .unsupportedFormat, at: .format, "the format \"\(name)\" cannot be judged",
            expected: "one of \(known.joined(separator: ", "))", found: name,
            nextAction: "write a \"pattern\" instead, or leave the format out")
        return nil
    }

    /// Reads a pattern, reporting one that is refused at the keyword or at its name in a map.
    mutating func pattern(_ source: String, namedIn keyword: SchemaKeyword? = nil) -> Pattern? {
        do throws(PatternError) {
            return try Pattern(source)
        } catch {
            let message = "the pattern \(source) is refused: \(error.reason)"
            let expected = "a regular expression as in ECMA-262 with the flag u"
            let found = "character \(error.offset + 1) of the pattern"
            if let keyword {
                report(
                    .invalidPattern, at: keyword, source, message: message, expected: expected,
                    found: found)
            } else {
                report(
                    .invalidPattern, at: .pattern, message, expected: expected, found: found)
            }
            return nil
        }
    }
}
