import ArgumentParser
import Findings
import Foundation

/// The door: parses the command line, runs one command, and turns the outcome into an exit code.
@main
enum PaycheckMain {
    static func main() {
        do {
            var command = try PaycheckCommand.parseAsRoot()
            try command.run()
        } catch let ending as CommandEnding {
            if let message = ending.message { Terminal.printError(message) }
            exit(ending.code.rawValue)
        } catch {
            leave(after: error)
        }
    }

    /// What to say when the first word is no command, or the second none of its own, with the
    /// nearest one there is.
    private static var unknownCommand: String? {
        var words = CommandLine.arguments.dropFirst()
        var group: any ParsableCommand.Type = PaycheckCommand.self
        while let word = words.popFirst(), !word.hasPrefix("-") {
            let commands = group.configuration.subcommands
            if let next = commands.first(where: { $0.configuration.commandName == word }) {
                group = next
                guard !next.configuration.subcommands.isEmpty else { return nil }
            } else {
                let isRoot = group == PaycheckCommand.self
                return refusal(
                    of: word,
                    among: commands.compactMap { $0.configuration.commandName }
                        + (isRoot ? ["help"] : []))
            }
        }
        return nil
    }

    private static func refusal(of word: String, among known: [String]) -> String? {
        guard !known.contains(word) else { return nil }
        let hint = NearestName.suggestion(for: word, among: known)
        return "Error: There is no command \"\(word)\"."
            + (hint.map { " Did you mean \"\($0)\"?" } ?? "")
            + " The commands: " + known.joined(separator: ", ") + "."
    }

    /// Help and versions are answers; anything else ArgumentParser throws is wrong usage.
    private static func leave(after error: any Error) -> Never {
        let message = PaycheckCommand.fullMessage(for: error)
        if PaycheckCommand.exitCode(for: error) == .success {
            print(message)
            exit(CommandExit.holds.rawValue)
        }
        Terminal.printError(unknownCommand ?? message)
        exit(
            error is any LocalizedError && !(error is ValidationError)
                ? CommandExit.bug.rawValue : CommandExit.wrongUsage.rawValue)
    }
}

/// How paycheck ends; the numbers are a promise.
enum CommandExit: Int32 {
    case holds = 0
    case findings = 1
    case wrongUsage = 2
    case unreadableInput = 3
    case cannotTell = 4
    case bug = 70
}

/// Ends a command early with an exit code, and a message for standard error if there is one.
struct CommandEnding: Error {
    let code: CommandExit
    let message: String?

    init(_ code: CommandExit, _ message: String? = nil) {
        self.code = code
        self.message = message
    }
}
