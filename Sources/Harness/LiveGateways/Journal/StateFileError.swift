/// Why a state file cannot be used; nothing of it was changed.
package struct StateFileError: Error, Sendable, Hashable, CustomStringConvertible {
    package let file: String
    /// The line it is about, from 1, if it is about one.
    package let line: Int?
    package let problem: String

    init(_ file: String, line: Int? = nil, _ problem: String) {
        self.file = file
        self.line = line
        self.problem = problem
    }

    package var description: String {
        line.map { "\(file):\($0): \(problem)" } ?? "\(file): \(problem)"
    }
}
