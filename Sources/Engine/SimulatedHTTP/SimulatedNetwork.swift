import HTTPModel
import HTTPTypes
import SimulationCore

/// A network in virtual time: it carries requests between named hosts and misbehaves as planned.
///
/// Each way takes a few milliseconds, and more where the network stream says so, which is how
/// messages overtake each other. It belongs to one world and is used on that world's thread only;
/// `@unchecked Sendable` because async code carries it across suspension points.
package final class SimulatedNetwork: @unchecked Sendable {
    /// What a way can take on top of the base, in milliseconds, simplest first.
    static let extraLatencies = [0, 1, 3, 10, 40, 150, 600, 2500]
    static let baseLatencyMilliseconds = 5

    let executor: DeterministicExecutor
    private let faults: FaultPlan
    private let choices: ChoiceStream
    private var endpoints: [String: any SimulatedEndpoint] = [:]
    package weak var observer: (any NetworkObserver)?

    package init(executor: DeterministicExecutor, faults: FaultPlan, choices: ChoiceStream) {
        self.executor = executor
        self.faults = faults
        self.choices = choices
    }

    /// Makes an endpoint answer under a host name.
    package func register(_ endpoint: any SimulatedEndpoint, host: String) {
        endpoints[host] = endpoint
    }

    /// Forgets every endpoint; whoever is asked for afterwards is no such host.
    ///
    /// Endpoints send requests of their own and so hold on to the network, as it does to them: a
    /// world that ends has to part them, or nothing of it is ever freed.
    package func takeDown() { endpoints = [:] }

    /// The transport of one participant; `name` says in traces who is sending.
    package func transport(from name: String) -> any HTTPTransport {
        SimulatedTransport(network: self, sender: name)
    }

    func begin(_ call: PendingCall, timeoutMilliseconds: Int) {
        guard let endpoint = endpoints[call.request.host] else {
            return call.finish(.failure(.notSent("no such host: \(call.request.host)")))
        }
        call.label = endpoint.label(of: call.request)
        let request = call.request
        let struck = faults.strike(call.label, at: executor.now, among: WireFault.names) {
            $0.accepts(request)
        }
        call.fault = struck?.name
        let fault = struck.flatMap { WireFault(rawValue: $0.name) }
        guard endpoint.isUp, fault != .refused else {
            return executor.at(executor.now + latency()) {
                call.finish(.failure(.notSent("connection refused")))
            }
        }
        executor.at(executor.now + .milliseconds(timeoutMilliseconds)) {
            call.finish(.failure(.noAnswer("no answer within \(timeoutMilliseconds) ms")))
        }
        guard fault != .requestLost else { return }
        let amount = struck?.amount ?? 0
        let way = latency() + .milliseconds(fault?.requestDelay(amount: amount) ?? 0)
        deliver(call, to: endpoint, after: way, suffering: fault, amount: amount)
        if fault == .repeated {
            deliver(call, to: endpoint, after: way + latency(), suffering: nil, amount: 0)
        }
    }

    private func deliver(
        _ call: PendingCall, to endpoint: any SimulatedEndpoint, after way: VirtualDuration,
        suffering fault: WireFault?, amount: Int
    ) {
        executor.at(executor.now + way) { [self] in
            guard endpoint.isUp else {
                return call.finish(.failure(.noAnswer("connection reset")))
            }
            endpoint.receive(call.request, label: call.label) { [self] response in
                if let response { observer?.answered(call.request, response, label: call.label) }
                bring(response, to: call, suffering: fault, amount: amount)
            }
        }
    }

    /// Takes an answer to whoever waits for it, as far as the fault lets it come.
    private func bring(
        _ response: ResponseMessage?, to call: PendingCall, suffering fault: WireFault?,
        amount: Int
    ) {
        if fault == .responseLost {
            call.response = response
            return
        }
        var late = VirtualDuration.zero
        var result = Result<ResponseMessage, TransportFailure>.failure(
            .noAnswer("connection reset"))
        if let response {
            let answer = fault.map { $0.answer(response, amount: amount) } ?? WireAnswer(response)
            if let answer {
                late = .milliseconds(answer.milliseconds)
                result = .success(answer.received)
            } else {
                call.response = response
            }
        }
        executor.at(executor.now + latency() + late) { call.finish(result) }
    }

    private func latency() -> VirtualDuration {
        let extra = Self.extraLatencies[choices.choose(Self.extraLatencies.count)]
        return .milliseconds(Self.baseLatencyMilliseconds + extra)
    }

    func ended(_ call: PendingCall, _ result: Result<ResponseMessage, TransportFailure>) {
        guard let observer else { return }
        let ending: SimulatedExchange.Ending
        switch result {
        case .success: ending = .answered
        case .failure(let failure): ending = .failed(failure)
        }
        observer.ended(
            SimulatedExchange(
                sender: call.sender, label: call.label, request: call.request,
                response: (try? result.get()) ?? call.response, ending: ending, fault: call.fault,
                startedAt: call.startedAt, endedAt: executor.now))
    }
}

extension CallFilter {
    /// Whether this request is one of those a fault is limited to.
    func accepts(_ request: RequestMessage) -> Bool {
        accepts(
            method: request.head.method.rawValue, path: request.path, key: request.idempotencyKey,
            mentions: request.mentions)
    }
}
