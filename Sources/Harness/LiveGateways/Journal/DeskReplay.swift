import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore

/// Plays a state file again, line by line.
struct DeskReplay {
    let path: String
    /// The settings of the command line; the file's seed takes the place of theirs.
    let settings: DeskSettings
    /// Whether the command line names a seed, which then has to be the file's.
    let isSeedGiven: Bool
    private(set) var state: DeskState?
    private(set) var inputs = 0

    init(path: String, settings: DeskSettings, isSeedGiven: Bool) {
        self.path = path
        self.settings = settings
        self.isSeedGiven = isSeedGiven
    }

    /// Takes in the next line.
    mutating func take(_ line: ArraySlice<UInt8>, number: Int) throws(StateFileError) {
        let value: JSONValue
        do {
            value = try JSONValue.parse(Array(line))
        } catch {
            throw StateFileError(
                path, line: number,
                (number == 1 ? "is no state of `paycheck gateways`: " : "is damaged: ")
                    + "\(error); \(StateFile.kept)")
        }
        if number == 1 {
            try begin(value)
        } else {
            try play(value, number: number)
        }
    }

    private mutating func begin(_ header: JSONValue) throws(StateFileError) {
        guard header["paycheck"]?.string == StateFile.format else {
            throw StateFileError(
                path, line: 1, "is no state of `paycheck gateways`; \(StateFile.kept)")
        }
        guard header["version"]?.integer == StateFile.version else {
            throw StateFileError(
                path, line: 1,
                "has the version \(header["version"]?.text ?? "none"); expected "
                    + "\(StateFile.version); \(StateFile.kept)")
        }
        guard let seed = header["seed"]?.string.flatMap({ UInt64($0) }),
            let start = header["start"]?.integer
        else {
            throw StateFileError(path, line: 1, "names no seed and start; \(StateFile.kept)")
        }
        guard !isSeedGiven || seed == settings.seed else {
            throw StateFileError(
                path, line: 1,
                "was begun with the seed \(seed), not \(settings.seed); leave --seed out, or name "
                    + "another file")
        }
        var settings = settings
        settings.seed = seed
        settings.pageOrigins[.stripe] = header["stripe_pages"]?.string
        settings.pageOrigins[.razorpay] = header["razorpay_pages"]?.string
        settings.switches = try switches(header["switches"])
        state = DeskState(settings: settings, start: VirtualInstant(milliseconds: start))
    }

    private func switches(_ recorded: JSONValue?) throws(StateFileError) -> DeskSwitches {
        let begun: DeskSwitches
        do throws(SwitchProblem) {
            begun = try DeskSwitches(recorded: recorded)
        } catch {
            throw StateFileError(path, line: 1, "\(error); \(StateFile.kept)")
        }
        guard let given = settings.switches, given != begun else { return begun }
        throw StateFileError(
            path, line: 1,
            "was begun with other switches (\(begun.orders)), not with these (\(given.orders)); "
                + "leave --set out, or name another file")
    }

    private mutating func play(_ value: JSONValue, number: Int) throws(StateFileError) {
        guard let entry = JournalEntry(value, credentials: settings.credentials), state != nil
        else {
            throw StateFileError(
                path, line: number, "is no input this version knows; \(StateFile.kept)")
        }
        do throws(GatewayRefusal) {
            let outcome = try state?.apply(entry.input, at: entry.at)
            guard case .exchange(let exchange)? = outcome, let answer = entry.answer,
                answer != JournalLine.hash(exchange.response)
            else {
                inputs += 1
                return
            }
        } catch {
            throw StateFileError(
                path, line: number, "cannot be played again (\(error)); \(StateFile.kept)")
        }
        throw StateFileError(
            path, line: number,
            "the answer is another one than when this was written: the state is of another "
                + "version of paycheck or of other options; \(StateFile.kept)")
    }
}
