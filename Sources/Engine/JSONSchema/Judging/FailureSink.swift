import Findings
import JSONModel

/// What a walk does with failures: nothing but stop, or write them all down.
///
/// One walk serves both, specialized for each, so that the quick verdict and the explained one
/// cannot drift apart. A report without a keyword comes from a schema that is just `false`.
protocol FailureSink {
    static var stopsAtFirst: Bool { get }
    mutating func enter(_ token: @autoclosure () -> String)
    mutating func leave()
    mutating func report(
        _ keyword: SchemaKeyword?, of node: SchemaNode, token: @autoclosure () -> String?,
        expected: @autoclosure () -> String, found: @autoclosure () -> String,
        closest: @autoclosure () -> [SchemaFailure])
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
        var pointer = node.site.pointer
        if let keyword { pointer = pointer.appending(keyword.rawValue) }
        if let token = token() { pointer = pointer.appending(token) }
        failures.append(
            SchemaFailure(
                instance: path, keyword: keyword?.rawValue ?? "false",
                schema: FindingLocation(node.site.document, nameAt: pointer),
                expected: expected(), found: found(), closest: closest()))
    }
}
