import Findings
import JSONModel

/// Turns schemas into nodes, following references, and collects everything that is wrong.
///
/// Schemas still to be read wait in a queue instead of on the call stack, so that neither deep
/// nesting nor references in a circle can exhaust it.
struct SchemaCompiler {
    let registry: SchemaRegistry
    var problems: [Finding] = []
    private var indices: [SchemaPlace: SchemaNode.Index] = [:]
    private var queue: [SchemaPlace] = []
    private var nodes: [SchemaNode] = []
    private var dialects: [String: ResourceDialect] = [:]
    private var resources: [SchemaProgram.Resource] = []
    private(set) var resourcePlaces: [SchemaPlace] = []
    private var resourceNumbers: [SchemaPlace: Int] = [:]
    /// The dynamic anchors that references name, in the order they were met.
    var dynamicNames: [String] = []

    init(registry: SchemaRegistry) { self.registry = registry }

    /// The index of the schema at a place; the schema is read later if it was not yet.
    mutating func node(at place: SchemaPlace) -> SchemaNode.Index {
        if let known = indices[place] { return known }
        indices[place] = queue.count
        queue.append(place)
        return queue.count - 1
    }

    /// Whether schemas wait to be read.
    var hasWaiting: Bool { nodes.count < queue.count }

    /// Reads everything that waits and links it.
    mutating func finish() throws(SchemaError) -> SchemaProgram {
        repeat {
            while nodes.count < queue.count { nodes.append(compile(queue[nodes.count])) }
        } while queueDynamicTargets()
        let program = SchemaProgram(
            nodes: nodes, resources: resources, dynamicTargets: dynamicTargets())
        var check = EndlessReferenceCheck(program)
        problems += check.findings()
        guard problems.isEmpty else { throw SchemaError(problems) }
        return program
    }

    private mutating func compile(_ place: SchemaPlace) -> SchemaNode {
        let document = registry.documents[place.document].document
        let dialect = dialect(at: place)
        let site = SchemaSite(document: document, pointer: place.pointer, draft: dialect.draft)
        let resource = resource(at: place)
        switch document.root.value(at: place.pointer) {
        case .bool(let verdict)?:
            return SchemaNode(site: site, resource: resource, verdict: verdict)
        case .object(let object)?:
            let reader = SchemaReader(
                object: object, place: place, document: document, dialect: dialect)
            return compile(reader, site, resource)
        case let other:
            problems.append(
                Finding(
                    rule: SchemaRule.invalidKeywordValue.rawValue,
                    message: "a schema is an object, true or false",
                    location: FindingLocation(document, at: place.pointer),
                    expected: "an object, true or false",
                    found: other.map { "\($0.kind) \($0.preview)" }))
            return SchemaNode(site: site, resource: resource, verdict: false)
        }
    }

    private mutating func compile(
        _ source: SchemaReader, _ site: SchemaSite, _ resource: Int
    ) -> SchemaNode {
        var reader = source
        reader.checkKeywords(registry: registry)
        let node = SchemaNode(
            site: site, resource: resource,
            types: reader.types(),
            values: reader.valueRule(),
            number: reader.numberRule(options: registry.options),
            string: reader.stringRule(options: registry.options),
            array: arrayRule(&reader),
            object: objectRule(&reader),
            combination: combinationRule(&reader))
        problems += reader.problems
        return node
    }

    private mutating func dialect(at place: SchemaPlace) -> ResourceDialect {
        guard let name = registry.dialectName(at: place) else {
            return ResourceDialect(draft: registry.options.draft)
        }
        if let known = dialects[name] { return known }
        // An unknown dialect is reported where it is written; the rest is read all the same.
        let dialect =
            (try? registry.dialect(named: name).get())
            ?? ResourceDialect(draft: registry.options.draft)
        dialects[name] = dialect
        return dialect
    }

    private mutating func resource(at place: SchemaPlace) -> Int {
        let document = registry.documents[place.document]
        let root = SchemaPlace(
            document: place.document, pointer: document.resourceRoot(at: place.pointer))
        if let known = resourceNumbers[root] { return known }
        resourceNumbers[root] = resources.count
        resourcePlaces.append(root)
        resources.append(
            .init(uri: document.base(at: root.pointer).description, pointer: root.pointer))
        return resources.count - 1
    }
}

extension SchemaRegistry {
    /// Compiles the schema a URI names; the fragment may be a pointer or an anchor.
    package func compile(uri: String) throws(SchemaError) -> CompiledSchema {
        let reference = URIReference(uri)
        let fragment = reference.decodedFragment
        let anchored = fragment.isEmpty || fragment.hasPrefix("/") ? nil : places[uri]
        guard let resource = anchored ?? places[reference.withoutFragment.description] else {
            throw SchemaError([
                Finding(
                    rule: SchemaRule.unresolvedReference.rawValue,
                    message: "no schema is known as \(uri)",
                    nextAction: NearestName.question(for: uri, among: places.keys.sorted()))
            ])
        }
        let inner = anchored == nil ? JSONPointer(fragment)?.tokens ?? [] : []
        let pointer = JSONPointer(resource.pointer.tokens + inner)
        return try compile([SchemaPlace(document: resource.document, pointer: pointer)])[0]
    }

    /// Compiles the schema at a place in the document of that name.
    package func compile(
        _ name: String, at pointer: JSONPointer = JSONPointer()
    ) throws(SchemaError) -> CompiledSchema {
        try compile(name, at: [pointer])[0]
    }

    /// Compiles several schemas of one document, which then share what they refer to.
    package func compile(
        _ name: String, at pointers: [JSONPointer]
    ) throws(SchemaError) -> [CompiledSchema] {
        guard let number = documents.firstIndex(where: { $0.document.name == name }) else {
            throw SchemaError([
                Finding(
                    rule: SchemaRule.unresolvedReference.rawValue,
                    message: "no document of the name \(name) was added",
                    nextAction: NearestName.question(
                        for: name, among: documents.map(\.document.name)))
            ])
        }
        return try compile(pointers.map { SchemaPlace(document: number, pointer: $0) })
    }

    private func compile(_ places: [SchemaPlace]) throws(SchemaError) -> [CompiledSchema] {
        var compiler = SchemaCompiler(registry: self)
        let roots = places.map { compiler.node(at: $0) }
        let program = try compiler.finish()
        return roots.map { CompiledSchema(program: program, root: $0) }
    }
}
