import JSONModel

/// Judges a value by walking the schema and the value side by side.
struct SchemaWalk<Sink: FailureSink> {
    let program: SchemaProgram
    var sink: Sink
    /// Why no verdict could be reached; then the verdict returned means nothing.
    private(set) var undecided: UndecidedReason?
    private var hasGivenUp = false
    /// The resources the walk came through, outermost first; kept only where verdicts need them.
    private var scope: [Int]
    private let tracksScope: Bool
    /// How many schemas judge inside each other just now.
    var depth = 0
    /// The combinations judged so far, by this walk and those it started.
    var steps = 0
    /// Walks that write down every schema they ask need memory for each, so they get fewer.
    var stepLimit = UndecidedReason.stepLimit / (Sink.keepsBranches ? 40 : 1)

    init(_ program: SchemaProgram, sink: Sink, scope: [Int] = []) {
        self.program = program
        self.sink = sink
        self.scope = scope
        tracksScope = program.usesDynamicScope
    }

    var nodes: [SchemaNode] { program.nodes }

    /// Judges one value by one schema.
    ///
    /// With `track`, the members or elements judged by keywords that held are added to `marks`,
    /// for an `unevaluated...` keyword further out.
    mutating func judge(
        _ index: SchemaNode.Index, _ value: JSONValue, track: Bool, marks: inout EvaluationMarks
    ) -> Bool {
        let node = program.nodes[index]
        // Without a verdict there is nothing left to find out.
        if hasGivenUp { return false }
        guard depth < UndecidedReason.depthLimit else {
            giveUp(.tooDeep, at: node, by: nil)
            return false
        }
        depth += 1
        defer { depth -= 1 }
        guard tracksScope, scope.last != node.resource else {
            return judge(node, value, track: track, marks: &marks)
        }
        scope.append(node.resource)
        defer { scope.removeLast() }
        return judge(node, value, track: track, marks: &marks)
    }

    /// Judges by a schema a keyword of `node` holds or names.
    mutating func judge(
        _ index: SchemaNode.Index, by keyword: SchemaKeyword,
        _ token: @autoclosure () -> String? = nil, of node: SchemaNode, _ value: JSONValue,
        track: Bool, marks: inout EvaluationMarks
    ) -> Bool {
        sink.descend(by: keyword, token(), of: node, to: program.nodes[index])
        let holds = judge(index, value, track: track, marks: &marks)
        sink.ascend(holds: holds)
        return holds
    }

    /// Asks for a verdict that alone makes nothing fail: a branch, a condition, a negation.
    mutating func probe(
        _ index: SchemaNode.Index, by keyword: SchemaKeyword,
        _ token: @autoclosure () -> String? = nil, of node: SchemaNode, _ value: JSONValue,
        track: Bool, marks: inout EvaluationMarks
    ) -> Bool {
        if Sink.stopsAtFirst || Sink.keepsBranches {
            return judge(
                index, by: keyword, token(), of: node, value, track: track, marks: &marks)
        }
        var quiet = SchemaWalk<SilentSink>(program, sink: SilentSink(), scope: scope)
        quiet.depth = depth
        quiet.steps = steps
        quiet.stepLimit = stepLimit
        let holds = quiet.judge(index, value, track: track, marks: &marks)
        steps = quiet.steps
        if let reason = quiet.undecided { giveUp(reason, at: node, by: keyword) }
        return holds
    }

    /// Ends the walk without a verdict.
    mutating func giveUp(
        _ reason: UndecidedReason, at node: SchemaNode, by keyword: SchemaKeyword?
    ) {
        guard !hasGivenUp else { return }
        hasGivenUp = true
        undecided = reason
        sink.giveUp(reason, at: node, by: keyword)
    }

    /// The failures of one branch, judged on its own.
    mutating func failures(of index: SchemaNode.Index, on value: JSONValue) -> [SchemaFailure] {
        var marks = EvaluationMarks()
        var walk = SchemaWalk<CollectingSink>(program, sink: CollectingSink(), scope: scope)
        walk.depth = depth
        walk.steps = steps
        walk.stepLimit = stepLimit
        _ = walk.judge(index, value, track: false, marks: &marks)
        steps = walk.steps
        return walk.sink.failures
    }

    /// The schema a dynamic reference names on this way through the resources.
    func target(of reference: DynamicReference) -> SchemaNode.Index {
        guard let name = reference.name else { return reference.fallback }
        let row = program.dynamicTargets[name]
        for resource in scope where row[resource] >= 0 { return row[resource] }
        return reference.fallback
    }
}
