import Foundation

/// What the terminal is like, and writing to it.
enum Terminal {
    /// Whether standard output is read by a person who likes colours.
    static var hasColours: Bool {
        isTerminal(1) && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
    }

    /// Whether progress should be shown: only when somebody watches standard error.
    static var showsProgress: Bool { isTerminal(2) }

    static func printError(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }
}

/// A line on standard error that says how far long work is; nothing in a pipe.
struct ProgressLine {
    private let label: String
    private let total: Int
    private let isShown = Terminal.showsProgress

    init(_ label: String, total: Int) {
        self.label = label
        self.total = total
    }

    func show(_ done: Int) {
        guard isShown, total > 0 else { return }
        let width = 30
        let filled = min(width, done * width / total)
        let bar =
            String(repeating: "=", count: filled)
            + String(repeating: " ", count: width - filled)
        FileHandle.standardError.write(Data("\r\(label) [\(bar)] \(done)/\(total)".utf8))
    }

    func clear() {
        guard isShown else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }
}
