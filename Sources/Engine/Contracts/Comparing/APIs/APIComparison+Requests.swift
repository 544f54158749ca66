import Findings
import HTTPModel
import HTTPTypes
import JSONModel
import JSONSchema
import OpenAPI

extension APIComparisonWork {
    func compareOperations(_ matches: OperationMatching) {
        if let move = commonMove(matches) {
            let witness = matches.removed.lazy.compactMap { self.requestWitness($0, .init()) }.first
            breaks(
                .basePathChanged,
                "all paths moved from \(move.old) to \(move.new), and clients still call the old ones",
                at: (JSONPointer(["servers"]), JSONPointer(["servers"])), witness: witness)
            return
        }
        for operation in matches.removed {
            let moved = matches.added.first { $0.id != nil && $0.id == operation.id }
            let where_ = moved.map { "moved to \($0.method.rawValue) \($0.template)" } ?? "is gone"
            breaks(
                .operationRemoved,
                "\(operation.method.rawValue) \(operation.template) \(where_), and clients of the "
                    + "old contract still call it",
                at: (operation.pointer, moved?.pointer ?? operation.pointer),
                witness: requestWitness(operation, .init()))
        }
        for operation in matches.added {
            note(
                .operationAdded, "\(operation.name) is new", new, at: operation.pointer)
        }
        for (before, after) in matches.pairs where before.id != after.id {
            note(
                .operationRenamed,
                "\(before.name) is called \(after.name) now, so generated clients change", new,
                at: after.pointer, breaksSource: true)
        }
    }

    /// The beginnings that were exchanged, when that is all that happened to the paths.
    private func commonMove(_ matches: OperationMatching) -> (old: String, new: String)? {
        guard matches.pairs.isEmpty, !matches.removed.isEmpty,
            matches.removed.count == matches.added.count
        else { return nil }
        var moves: Set<[String]> = []
        for (before, after) in zip(matches.removed, matches.added) {
            var left = before.template.split(separator: "/")
            var right = after.template.split(separator: "/")
            while let last = left.last, last == right.last {
                left.removeLast()
                right.removeLast()
            }
            moves.insert(["/" + left.joined(separator: "/"), "/" + right.joined(separator: "/")])
        }
        guard moves.count == 1, let move = moves.first else { return nil }
        return (move[0], move[1])
    }

    func compareParameters(_ before: Operation, _ after: Operation) {
        let known = Dictionary(
            before.parameters.map { (ExchangeBuilder.key($0), $0) },
            uniquingKeysWith: { first, _ in first })
        var kept: Set<String> = []
        for parameter in after.parameters {
            let key = ExchangeBuilder.key(parameter)
            let what = "\(after.name): the \(parameter.place.word) parameter `\(parameter.name)`"
            guard let partner = known[key] else {
                if parameter.isRequired {
                    breaks(
                        .parameterAdded,
                        "\(what) is new and required, and clients of the old contract leave it out",
                        at: (before.pointer, after.pointer),
                        witness: requestWitness(
                            before, .init(), [.missingParameter], about: parameter.name))
                } else {
                    note(.parameterAdded, "\(what) is new", new, at: after.pointer)
                }
                continue
            }
            kept.insert(key)
            compare(partner, parameter, what, before, after)
        }
        for parameter in before.parameters where !kept.contains(ExchangeBuilder.key(parameter)) {
            removed(parameter, before, after)
        }
    }

    private func removed(_ parameter: Parameter, _ before: Operation, _ after: Operation) {
        let what =
            "\(after.name): the \(parameter.place.word) parameter `\(parameter.name)` is gone"
        let value = oldBuilder.value(of: parameter.schema, .schemas)
        let wish = value.map {
            ExchangeBuilder.Wish(parameters: [(ExchangeBuilder.key(parameter), $0)])
        }
        if let witness = wish.flatMap({
            requestWitness(before, $0, [.undocumentedQuery], about: parameter.name)
        }) {
            breaks(
                .parameterRemoved, "\(what), though clients of the old contract may send it",
                at: (before.pointer, after.pointer), witness: witness)
        } else {
            note(.parameterRemoved, what, new, at: after.pointer, breaksSource: true)
        }
    }

    private func compare(
        _ old: Parameter, _ new: Parameter, _ what: String, _ before: Operation,
        _ after: Operation
    ) {
        let key = ExchangeBuilder.key(old)
        let places = (before.pointer, after.pointer)
        if new.isRequired, !old.isRequired {
            breaks(
                .parameterRequired,
                "\(what) is required now, and clients of the old contract may leave it out",
                at: places,
                witness: requestWitness(
                    before, .init(without: [key]), [.missingParameter], about: new.name))
        } else if old.isRequired, !new.isRequired {
            note(
                .parameterOptional, "\(what) may be left out now", self.new, at: after.pointer,
                breaksSource: true)
        }
        compareStyle(old, new, what, before, after)
        let name = "\(after.name) \(new.place.word) parameter `\(new.name)`"
        let found = pair(name, .schemas, old.schema, new.schema) { value, isNarrower in
            self.confirmRequest(
                .init(parameters: [(key, value)]), before, after, isNarrower: isNarrower)
        }
        if let found { requestPairs.append(found) }
    }

    /// A value written as the old revision says, and read as the new one does.
    private func compareStyle(
        _ old: Parameter, _ new: Parameter, _ what: String, _ before: Operation,
        _ after: Operation
    ) {
        guard
            old.value.style != new.value.style || old.value.isExploded != new.value.isExploded
                || old.value.mediaType != new.value.mediaType,
            let cursor = self.old.schemas.cursor(at: old.schema)
        else { return }
        var builder = WitnessBuilder()
        let values = (0..<4).compactMap { variant in
            var demand = Demand.variant(variant)
            demand.elementCount = variant > 1 ? 2 : nil
            return builder.build(SchemaSet(cursor), demand)
        }.filter { old.schema.accepts($0) && ($0.array != nil || $0.object != nil) }
        // Scalars are written alike in most styles, so a change of style is none for them.
        let isLabelled =
            [.label, .matrix].contains(old.value.style)
            || [.label, .matrix].contains(new.value.style)
        if values.isEmpty, !isLabelled, old.value.mediaType == new.value.mediaType { return }
        let key = ExchangeBuilder.key(old)
        let witness =
            values.lazy.compactMap { value in
                self.requestWitness(
                    before, .init(parameters: [(key, value)]), [.invalidParameter], about: new.name)
            }.first ?? requestWitness(before, .init(), [.invalidParameter], about: new.name)
        breaks(
            .parameterStyle,
            "\(what) is written as \(Self.words(new)) now, not as \(Self.words(old))",
            at: (before.pointer, after.pointer), witness: witness,
            doubt: "what is written in the old way can be read in the new one, maybe as something "
                + "else")
    }

    private static func words(_ parameter: Parameter) -> String {
        if let type = parameter.value.mediaType { return type }
        return parameter.value.style.rawValue + (parameter.value.isExploded ? ", exploded" : "")
    }

    func compareRequestBodies(_ before: Operation, _ after: Operation) {
        let places = (
            before.pointer.appending("requestBody"), after.pointer.appending("requestBody")
        )
        switch (before.requestBody, after.requestBody) {
        case (nil, nil): return
        case (nil, let body?):
            if body.isRequired {
                breaks(
                    .requestBodyRequired,
                    "\(after.name): a body is required now, and clients of the old contract send "
                        + "none",
                    at: (before.pointer, places.1),
                    witness: requestWitness(before, .init(), [.missingBody]))
            } else {
                note(.requestBodyAdded, "\(after.name) may have a body now", new, at: places.1)
            }
        case (let body?, nil):
            breaks(
                .requestBodyRemoved,
                "\(after.name) takes no body any more, though clients of the old contract send one",
                at: (places.0, after.pointer),
                witness: requestWitness(
                    before, .init(range: body.content.first?.range), [.undocumentedBody]))
        case (let body?, let next?):
            compare(body, next, before, after, places)
        }
    }

    private func compare(
        _ body: RequestBody, _ next: RequestBody, _ before: Operation, _ after: Operation,
        _ places: (JSONPointer, JSONPointer)
    ) {
        if next.isRequired, !body.isRequired {
            breaks(
                .requestBodyRequired,
                "\(after.name): the body is required now, and clients of the old contract may "
                    + "leave it out",
                at: places,
                witness: requestWitness(before, .init(leavesBodyOut: true), [.missingBody]))
        } else if body.isRequired, !next.isRequired {
            note(.requestBodyOptional, "\(after.name) may have no body now", new, at: places.1)
        }
        for media in body.content {
            guard let partner = Self.partner(of: media, in: next.content) else {
                breaks(
                    .requestMediaTypeRemoved,
                    "\(after.name) takes no \(media.range) any more, though clients of the old "
                        + "contract may send it",
                    at: places,
                    witness: requestWitness(
                        before, .init(range: media.range), [.undocumentedContentType]))
                continue
            }
            guard let left = media.schema, let right = partner.schema else { continue }
            let found = pair("\(after.name) request", .requestSchemas, left, right) {
                value, isNarrower in
                self.confirmRequest(
                    .init(body: value, range: media.range), before, after, isNarrower: isNarrower)
            }
            if let found { requestPairs.append(found) }
        }
        for media in next.content where Self.partner(of: media, in: body.content) == nil {
            note(
                .requestMediaTypeAdded, "\(after.name) takes \(media.range) now", new,
                at: places.1)
        }
    }

    /// The media type of the other revision that takes the same bodies.
    static func partner(of media: MediaType, in content: [MediaType]) -> MediaType? {
        content.first { $0.range == media.range }
            ?? content.first { range in
                range.range == "*/*"
                    || (range.range.hasSuffix("/*")
                        && media.range.hasPrefix(range.range.dropLast(1)))
            }
    }

    /// Holds a request to both judges: legal under the one that should allow it, and refused.
    private func confirmRequest(
        _ wish: ExchangeBuilder.Wish, _ before: Operation, _ after: Operation, isNarrower: Bool
    ) -> ComparisonWitness? {
        isNarrower ? requestWitness(before, wish) : newRequestWitness(after, wish)
    }
}
