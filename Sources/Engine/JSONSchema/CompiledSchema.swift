import JSONModel

/// A schema ready to judge values; cheap to copy, safe to share between threads.
package struct CompiledSchema: Sendable {
    let program: SchemaProgram
    let root: SchemaNode.Index

    /// Whether the value keeps to the schema; allocates nothing for values that do.
    ///
    /// False also when no verdict could be reached; ``judge(_:)`` then says why.
    package func accepts(_ value: JSONValue) -> Bool {
        var walk = SchemaWalk<SilentSink>(program, sink: SilentSink())
        var marks = EvaluationMarks()
        return walk.judge(root, value, track: false, marks: &marks) && walk.undecided == nil
    }

    /// Every way in which the value does not keep to the schema; empty when it does.
    package func judge(_ value: JSONValue) -> [SchemaFailure] {
        if accepts(value) { return [] }
        var walk = SchemaWalk<CollectingSink>(program, sink: CollectingSink())
        var marks = EvaluationMarks()
        _ = walk.judge(root, value, track: false, marks: &marks)
        return walk.sink.failures
    }

    /// The types a value may have as far as `type`, `$ref` and `allOf` say.
    package var possibleTypes: TypeMask { types(at: root, depth: 0) }

    /// The schema of the elements after the prefix, when this or a schema it refers to has one.
    package var elements: CompiledSchema? {
        var index = root
        for _ in 0..<program.nodes.count {
            if let items = program.nodes[index].array?.items {
                return CompiledSchema(program: program, root: items)
            }
            guard let next = program.nodes[index].combination?.reference else { return nil }
            index = next
        }
        return nil
    }

    private func types(at index: SchemaNode.Index, depth: Int) -> TypeMask {
        let node = program.nodes[index]
        guard depth < 32, let rule = node.combination else { return node.types }
        return (rule.allOf + [rule.reference].compactMap(\.self)).reduce(node.types) {
            $0.intersection(types(at: $1, depth: depth + 1))
        }
    }
}
