import Foundation
import GatewaySimulators
import HTTPModel
import HTTPTypes
import JSONModel
import SimulationCore
import Synchronization

/// Both accounts behind one lock: what changes them is carried out, and written down, in one order.
package final class GatewayDesk: Sendable {
    /// Everything under the lock.
    struct Contents {
        var state: DeskState
        var journal: DeskJournal?
        var requests = RequestLog()
        /// Why nothing can be written down any more, if that is so.
        var failure: StateFileError?
        var brokenInvariants: [(GatewayName, String)] = []
    }

    package let settings: DeskSettings
    let credentials: DeskCredentials
    let contents: Mutex<Contents>
    /// Accounts nobody uses: what a request is called is the same at all of them, and needs no lock.
    private let unused: [GatewayName: any GatewaySimulator] = [
        .stripe: StripeSimulator(seed: 1), .razorpay: RazorpaySimulator(seed: 1),
    ]

    /// A desk without a past.
    package init(settings: DeskSettings) {
        self.settings = settings
        credentials = settings.credentials
        var state = DeskState(settings: settings, start: Self.start(settings))
        state.addresses = settings.webhookURLs
        contents = Mutex(Contents(state: state))
    }

    /// A desk with the past of a state file, which is made when it is not there.
    ///
    /// - Throws: ``StateFileError`` when the file is none of ours, damaged, of another behaviour or
    ///   in use; it is left as it was.
    package init(
        settings: DeskSettings, isSeedGiven: Bool, stateFile path: String, isDurable: Bool,
        recovery: inout StateRecovery
    ) throws(StateFileError) {
        let file = try StateFile(path: path, isDurable: isDurable)
        var replay = DeskReplay(path: path, settings: settings, isSeedGiven: isSeedGiven)
        if file.isEmpty {
            let start = Self.start(settings)
            let header = DeskJournal.header(settings, start: start)
            try file.append(header)
            try replay.take(header.dropLast(), number: 1)
        } else {
            recovery.tornBytes = try file.forEachLine { (line, number) throws(StateFileError) in
                try replay.take(line, number: number)
            }
        }
        guard let state = replay.state else {
            throw StateFileError(path, line: 1, "is empty; \(StateFile.kept)")
        }
        recovery.inputs = replay.inputs
        self.settings = state.settings
        credentials = settings.credentials
        contents = Mutex(Contents(state: state, journal: DeskJournal(file: file)))
        if recovery.inputs > 0 { _ = try? perform(.resume) }
        if contents.withLock({ $0.state.addresses != settings.webhookURLs }) {
            _ = try? perform(.addresses(settings.webhookURLs))
        }
    }

    private static func start(_ settings: DeskSettings) -> VirtualInstant {
        switch settings.clock {
        case .real: wall
        case .virtual: .worldStart
        }
    }

    /// The machine's clock.
    static var wall: VirtualInstant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return VirtualInstant(milliseconds: time.tv_sec * 1000 + time.tv_nsec / 1_000_000)
    }

    /// The machine's clock for spans of time, in microseconds.
    static var ticks: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
    }

    /// What a gateway calls such a request.
    func label(of request: RequestMessage, at gateway: GatewayName) -> String {
        unused[gateway]?.label(of: request) ?? gateway.rawValue
    }

    /// Hands a request to a gateway.
    ///
    /// - Throws: ``StateFileError`` when it could not be written down; it must not be answered then.
    func exchange(
        _ request: consuming RequestMessage, with gateway: GatewayName,
        passing passage: RequestPassage = .arriving
    ) throws(StateFileError) -> DeskExchange {
        var request = request
        let kind = credentials.normalize(&request, at: gateway)
        let taken = request
        return try locked { (contents) throws(StateFileError) in
            if let failure = contents.failure { throw failure }
            let begin = Self.ticks
            let now = contents.state.clock.now(wall: Self.wall)
            let exchange = contents.state.request(
                taken, with: gateway, passing: passage, at: now)
            do throws(StateFileError) {
                try contents.journal?.append(
                    taken, at: now, to: gateway, credentials: kind, passing: passage,
                    response: exchange.response)
            } catch {
                contents.failure = error
                throw error
            }
            contents.requests.add { id in
                RequestRecord(
                    id: id, at: now, gateway: gateway, method: taken.head.method,
                    target: taken.head.path ?? "/", host: taken.host,
                    key: taken.idempotencyKey, status: exchange.response?.status ?? 0,
                    fault: exchange.fault, microseconds: Self.ticks - begin)
            }
            return exchange
        }
    }

    /// Carries out an input that is no request, and writes it down.
    ///
    /// - Throws: `GatewayRefusal` when it cannot be done, ``StateFileError`` when it cannot be
    ///   written down.
    @discardableResult func perform(_ input: DeskInput) throws -> DeskOutcome {
        try contents.withLock { try Self.perform(input, in: &$0) }
    }

    static func perform(_ input: DeskInput, in contents: inout Contents) throws -> DeskOutcome {
        if let failure = contents.failure { throw failure }
        let now = contents.state.clock.now(wall: wall)
        let outcome = try contents.state.apply(input, at: now)
        do {
            try contents.journal?.append(input, at: now)
        } catch {
            contents.failure = error
            throw error
        }
        if case .reset = input {
            contents.requests.removeAll()
            contents.brokenInvariants.removeAll()
        }
        return outcome
    }

    /// Lets happen what is due by itself; says whether anything was.
    func tick() throws {
        try contents.withLock { contents in
            let now = contents.state.clock.now(wall: Self.wall)
            guard let due = contents.state.nextDeadline, due <= now else { return }
            _ = try Self.perform(.tick, in: &contents)
        }
    }

    /// The next webhook that is to be tried now, or nil.
    func nextTry() throws -> WebhookOrder? {
        try contents.withLock { contents in
            let now = contents.state.clock.now(wall: Self.wall)
            guard let due = contents.state.webhooks.nextDue, due <= now else { return nil }
            guard case .tryToMake(let order) = try Self.perform(.beginTry, in: &contents) else {
                return nil
            }
            return order
        }
    }

    /// The signed request of a try.
    func delivery(of order: WebhookOrder) -> RequestMessage {
        contents.withLock { contents in
            let now = contents.state.clock.now(wall: Self.wall)
            let request = contents.state.account(order.gateway).delivery(
                of: order.event, at: now, with: order.secret)
            return order.url.map { $0.redirect(request) } ?? request
        }
    }

    /// Looks for broken promises among what changed since the last look.
    func lookAtInvariants() {
        contents.withLock { contents in
            for name in GatewayName.allCases {
                for text in contents.state.account(name).brokenInvariants()
                where contents.brokenInvariants.count < 100 {
                    contents.brokenInvariants.append((name, text))
                }
            }
        }
    }

    /// Waits until everything written down is on the disk.
    package func flush() { contents.withLock { $0.journal?.file.flush() } }

    /// Why nothing can be written down any more, if that is so.
    package var failure: StateFileError? { contents.withLock { $0.failure } }

    private func locked<Value: Sendable>(
        _ body: (inout Contents) throws(StateFileError) -> Value
    ) throws(StateFileError) -> Value {
        let result = contents.withLock { contents -> Result<Value, StateFileError> in
            do throws(StateFileError) {
                return .success(try body(&contents))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}

extension GatewayDesk {
    /// Begins with these faults and no others.
    package func begin(with rules: [JSONValue]) throws {
        try perform(.clearFaults)
        for rule in rules { try perform(.plan(rule)) }
    }
}
