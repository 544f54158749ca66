import Synchronization

/// The quick forms of any schemas, each made when it is first asked for.
///
/// Schemas compiled together share one set of tables, so making them costs once for a document,
/// and nothing where its schemas are never asked for: some 30 ms for one of 500 operations.
package final class QuickForms: Sendable {
    /// The tables for the schemas of one program.
    private struct Shared {
        /// The program's first node, kept so that its identity stays its own.
        let program: SchemaNode
        /// Nil where only the walk can judge.
        let tables: QuickTables?
        let targets: [Int32]

        init(_ program: SchemaNode, _ schema: CompiledSchema) {
            var compiler = QuickCompiler(schema.program)
            self.program = program
            tables = compiler.compile().map {
                QuickTables($0, schemas: schema.program, longestSkip: compiler.longestSkip)
            }
            targets = compiler.targets
        }
    }

    private let known = Mutex<[Shared]>([])

    package init() {}

    /// The quick form of a schema, or nil where only the walk can judge.
    package func form(of schema: CompiledSchema) -> QuickSchema? {
        guard let program = schema.program.nodes.first else { return nil }
        return known.withLock { known in
            let shared: Shared
            if let place = known.firstIndex(where: { $0.program === program }) {
                shared = known[place]
            } else {
                shared = Shared(program, schema)
                known.append(shared)
            }
            return shared.tables.map {
                QuickSchema(tables: $0, root: shared.targets[schema.root], schema: schema)
            }
        }
    }
}
