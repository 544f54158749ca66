import Contracts
import Dispatch
import Foundation
import GatewaySimulators
import JSONModel
import LiveGateways
import LiveSystem
import Synchronization

/// Serves the gateways until somebody ends it.
struct GatewaysJob {
    let options: GatewaysOptions

    func run() throws {
        let rules = try options.faults.map { try FaultFile.rules(in: $0) } ?? []
        var recovery = StateRecovery()
        let desk = try openDesk(&recovery)
        if options.faults != nil { try desk.begin(with: rules) }
        let lines = RequestLines(
            desk: desk, isQuiet: options.quiet, hasColours: Terminal.hasColours)
        let gateways = LiveGateways(desk: desk, ports: options.ports, lines: lines)
        let facts = StartFacts(options: options, desk: desk, recovery: recovery)
        if !facts.isLocal {
            Terminal.printError(
                "Warning: \(options.host) is not this machine alone; everybody who reaches it can "
                    + "use the gateways and the control interface.")
        }
        try Self.waiting {
            try await gateways.runUntilSignal { addresses in facts.show(addresses) }
        }
    }

    private func openDesk(_ recovery: inout StateRecovery) throws -> GatewayDesk {
        guard let path = options.state else { return GatewayDesk(settings: options.desk) }
        do throws(StateFileError) {
            return try GatewayDesk(
                settings: options.desk, isSeedGiven: options.seed != nil, stateFile: path,
                isDurable: options.durable, recovery: &recovery)
        } catch {
            throw CommandEnding(.unreadableInput, error.description)
        }
    }

    /// Runs asynchronous work from the synchronous command, and turns its errors into endings.
    private static func waiting(_ work: @escaping @Sendable () async throws -> Void) throws {
        let outcome = Mutex<Result<Void, any Error>>(.success(()))
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            do { try await work() } catch { outcome.withLock { $0 = .failure(error) } }
            done.signal()
        }
        done.wait()
        do {
            try outcome.withLock { $0 }.get()
        } catch is CancellationError {
            return
        } catch let error as LiveServerError {
            throw CommandEnding(
                .unreadableInput,
                "\(error.description); name another port, or 0 for any free one")
        } catch let error as StateFileError {
            throw CommandEnding(.unreadableInput, error.description)
        }
    }
}

/// A file of faults to begin with.
enum FaultFile {
    /// The rules as JSON, each of which can be planned.
    static func rules(in path: String) throws -> [JSONValue] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandEnding(.unreadableInput, "\(path): cannot be read")
        }
        let root: JSONValue
        do throws(YAMLError) {
            root = try YAMLDocument.load([UInt8](data), name: path).root
        } catch {
            throw CommandEnding(.unreadableInput, "\(error)")
        }
        do throws(FaultRuleError) {
            _ = try FaultRuleReader.rules(in: root)
        } catch {
            let problems = error.problems.map { "\(path): \($0.description)" }
            throw CommandEnding(.unreadableInput, problems.joined(separator: "\n"))
        }
        return (root["faults"] ?? root).array ?? []
    }
}
