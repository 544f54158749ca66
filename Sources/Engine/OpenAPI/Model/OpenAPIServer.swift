/// An address under which operations are served.
package struct OpenAPIServer: Sendable, Hashable {
    package struct Variable: Sendable, Hashable {
        package let name: String
        package let standard: String
        /// The only values allowed; empty when any is.
        package let allowed: [String]
    }

    /// The URL as written, with its variables in braces.
    package let url: String
    package let variables: [Variable]

    /// The path of the URL without a slash at its end, variables still in braces.
    package var pathTemplate: String { Self.path(ofServer: url) }

    /// The path with every variable at its standard value.
    package var path: String {
        variables.reduce(pathTemplate) { $0.replacing("{\($1.name)}", with: $1.standard) }
    }

    /// The paths to match: one for each value of the variables that list theirs.
    ///
    /// A variable that may have any value stays in braces. Beyond 64 paths a variable is left as
    /// if it listed nothing.
    var paths: [String] {
        var found = [pathTemplate]
        for variable in variables
        where !variable.allowed.isEmpty && found.count * variable.allowed.count <= 64 {
            let mark = "{\(variable.name)}"
            guard found[0].contains(mark) else { continue }
            found = found.flatMap { path in
                variable.allowed.map { path.replacing(mark, with: $0) }
            }
        }
        return found
    }

    static func path(ofServer url: String) -> String {
        var rest = url[...]
        if !rest.hasPrefix("/"), let mark = rest.firstRange(of: "//") {
            rest = rest[mark.upperBound...]
            rest = rest.firstIndex(of: "/").map { rest[$0...] } ?? ""
        }
        if let end = rest.firstIndex(where: { $0 == "?" || $0 == "#" }) { rest = rest[..<end] }
        while rest.last == "/" { rest.removeLast() }
        return rest.isEmpty || rest.hasPrefix("/") ? String(rest) : "/" + rest
    }
}
