import Findings
import JSONModel

/// What a walk does with failures: nothing but stop, or write them all down.
///
/// One walk serves both, specialized for each, so that the quick verdict and the explained one
/// cannot drift apart. A report without a keyword comes from a schema that is just `false`.
protocol FailureSink {
    static var stopsAtFirst: Bool { get }
    /// Whether it also wants to hear about branches that alone make nothing fail.
    static var keepsBranches: Bool { get }
    /// Goes into a part of the value.
    mutating func enter(_ token: @autoclosure () -> String)
    mutating func leave()
    mutating func report(
        _ keyword: SchemaKeyword?, of node: SchemaNode, token: @autoclosure () -> String?,
        expected: @autoclosure () -> String, found: @autoclosure () -> String,
        closest: @autoclosure () -> [SchemaFailure])
    /// Notes that no verdict was reached.
    mutating func giveUp(
        _ reason: UndecidedReason, at node: SchemaNode, by keyword: SchemaKeyword?)
    /// Goes to a schema that a keyword of `node` holds or names.
    mutating func descend(
        by keyword: SchemaKeyword, _ token: @autoclosure () -> String?, of node: SchemaNode,
        to inner: SchemaNode)
    mutating func ascend(holds: Bool)
    /// Notes what a keyword tells about the value besides its verdict.
    mutating func annotate(_ keyword: SchemaKeyword, _ value: @autoclosure () -> JSONValue)
}

extension FailureSink {
    static var keepsBranches: Bool { false }
    mutating func giveUp(
        _ reason: UndecidedReason, at node: SchemaNode, by keyword: SchemaKeyword?
    ) {}
    mutating func descend(
        by keyword: SchemaKeyword, _ token: @autoclosure () -> String?, of node: SchemaNode,
        to inner: SchemaNode
    ) {}
    mutating func ascend(holds: Bool) {}
    mutating func annotate(_ keyword: SchemaKeyword, _ value: @autoclosure () -> JSONValue) {}
}

/// Keeps nothing and ends the walk at the first failure.
struct SilentSink: FailureSink {
    static var stopsAtFirst: Bool { true }
    mutating func enter(_ token: @autoclosure () -> String) {}
    mutating func leave() {}
    mutating func report(
        _ keyword: SchemaKeyword?, of node: SchemaNode, token: @autoclosure () -> String?,
        expected: @autoclosure () -> String, found: @autoclosure () -> String,
        closest: @autoclosure () -> [SchemaFailure]
    ) {}
}

/// Keeps every failure with the place in the value.
struct CollectingSink: FailureSink {
    static var stopsAtFirst: Bool { false }
    private(set) var path = JSONPointer()
    private(set) var failures: [SchemaFailure] = []

    init(path: JSONPointer = JSONPointer()) { self.path = path }

    mutating func enter(_ token: @autoclosure () -> String) { path.tokens.append(token()) }
    mutating func leave() { path.tokens.removeLast() }

    mutating func report(
        _ keyword: SchemaKeyword?, of node: SchemaNode, token: @autoclosure () -> String?,
        expected: @autoclosure () -> String, found: @autoclosure () -> String,
        closest: @autoclosure () -> [SchemaFailure]
    ) {
        add(keyword, of: node, token: token(), expected(), found(), closest: closest())
    }

    mutating func giveUp(
        _ reason: UndecidedReason, at node: SchemaNode, by keyword: SchemaKeyword?
    ) {
        add(
            keyword, of: node, token: nil, reason.expected, reason.found, closest: [],
            isUndecided: true)
    }

    private mutating func add(
        _ keyword: SchemaKeyword?, of node: SchemaNode, token: String?, _ expected: String,
        _ found: String, closest: [SchemaFailure], isUndecided: Bool = false
    ) {
        var pointer = node.site.pointer
        let word = keyword?.written(in: node.site.draft)
        if let word { pointer = pointer.appending(word) }
        if let token { pointer = pointer.appending(token) }
        failures.append(
            SchemaFailure(
                instance: path, keyword: word ?? "false",
                schema: FindingLocation(node.site.document, nameAt: pointer),
                expected: expected, found: found, closest: closest, isUndecided: isUndecided))
    }
}
