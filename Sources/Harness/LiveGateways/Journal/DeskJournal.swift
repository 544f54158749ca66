import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore

/// A state file with the settings it was begun with.
struct DeskJournal {
    let file: StateFile
    private var line: [UInt8] = []

    init(file: StateFile) {
        self.file = file
        line.reserveCapacity(4096)
    }

    /// The first line: what the file is and which accounts it is of.
    static func header(_ settings: DeskSettings, start: VirtualInstant) -> [UInt8] {
        let header: JSONValue = [
            "paycheck": .string(StateFile.format), "version": JSONValue(StateFile.version),
            "seed": .string(String(settings.seed)), "start": JSONValue(start.milliseconds),
            "razorpay_key_id": .string(settings.razorpayKeyID),
            "stripe_pages": JSONValue(settings.pageOrigins[.stripe]),
            "razorpay_pages": JSONValue(settings.pageOrigins[.razorpay]),
            "switches": (settings.switches ?? DeskSwitches()).json,
        ]
        return header.serialized() + [UInt8(ascii: "\n")]
    }

    mutating func append(
        _ request: RequestMessage, at now: VirtualInstant, to gateway: GatewayName,
        credentials: DeskCredentials.Kind, passing passage: RequestPassage,
        response: ResponseMessage?
    ) throws(StateFileError) {
        line.removeAll(keepingCapacity: true)
        let answer = credentials == .refused ? nil : JournalLine.hash(response)
        JournalLine.append(
            request, at: now, to: gateway, credentials: credentials, passing: passage,
            answer: answer, into: &line)
        try file.append(line)
    }

    func append(_ input: DeskInput, at now: VirtualInstant) throws(StateFileError) {
        try file.append(JournalLine.line(of: input, at: now))
    }
}

/// What starting on a state file found.
package struct StateRecovery: Sendable, Hashable {
    /// How many inputs were played again.
    package var inputs = 0
    /// How many bytes of a torn last line were dropped.
    package var tornBytes = 0

    package init() {}
}
