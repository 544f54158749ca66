import Findings
import JSONModel

extension SchemaCompiler {
    /// The schema `$ref` names.
    mutating func reference(_ reader: inout SchemaReader) -> SchemaNode.Index? {
        guard let text = reader.text(.reference) else { return nil }
        return target(of: text, by: .reference, &reader).map { node(at: $0) }
    }

    /// What `$dynamicRef` names, or `$recursiveRef` of draft 2019-09.
    mutating func dynamicReference(_ reader: inout SchemaReader) -> DynamicReference? {
        if let text = reader.text(.dynamicReference) {
            guard let place = target(of: text, by: .dynamicReference, &reader) else { return nil }
            let fragment = URIReference(text).decodedFragment
            return dynamicReference(to: place, anchor: fragment)
        }
        guard reader.dialect.draft == .draft2019, let text = reader.text(.recursiveReference)
        else { return nil }
        guard text == "#" else {
            reader.report(
                .invalidKeywordValue, at: .recursiveReference,
                "\"$recursiveRef\" has a value of the wrong kind", expected: "\"#\"", found: text)
            return nil
        }
        return target(of: text, by: .recursiveReference, &reader).map {
            dynamicReference(to: $0, anchor: "")
        }
    }

    /// A reference is dynamic only when its own target is such an anchor.
    private mutating func dynamicReference(
        to place: SchemaPlace, anchor: String
    ) -> DynamicReference {
        let isAnchor = registry.dynamicAnchors[anchor]?.values.contains(place) ?? false
        guard isAnchor else { return DynamicReference(name: nil, fallback: node(at: place)) }
        let known = dynamicNames.firstIndex { $0.utf8.elementsEqual(anchor.utf8) }
        if known == nil { dynamicNames.append(anchor) }
        return DynamicReference(
            name: known ?? dynamicNames.count - 1, fallback: node(at: place))
    }

    private func target(
        of text: String, by keyword: SchemaKeyword, _ reader: inout SchemaReader
    ) -> SchemaPlace? {
        switch registry.resolve(text, from: reader.place) {
        case .success(let place): return place
        case .failure(let lost):
            reader.report(
                .unresolvedReference, at: keyword, "the reference \(text) leads nowhere",
                expected: "a schema in this document or in one that was added",
                found: lost.found, nextAction: lost.hint)
            return nil
        }
    }

    /// Queues the anchors that dynamic references may reach in the resources met so far.
    ///
    /// - Returns: Whether there are schemas to read now.
    mutating func queueDynamicTargets() -> Bool {
        for name in dynamicNames {
            guard let places = registry.dynamicAnchors[name] else { continue }
            for resource in resourcePlaces {
                if let place = places[resource] { _ = node(at: place) }
            }
        }
        return hasWaiting
    }

    /// For each name the node of its anchor in each resource, or -1.
    mutating func dynamicTargets() -> [[SchemaNode.Index]] {
        dynamicNames.map { name in
            resourcePlaces.map { resource in
                registry.dynamicAnchors[name]?[resource].map { node(at: $0) } ?? -1
            }
        }
    }
}
