import GatewaySimulators
import SimulationCore
import Testing

/// A provider that carries so much and no more.
@Suite struct CapacityModelTests {
    private let start = VirtualInstant.worldStart

    private func terms(wasted: Share = .percent(50)) -> CapacityTerms {
        CapacityTerms(
            requests: 10, refusesAt: .seconds(1), failsAt: .seconds(2), wasted: wasted)
    }

    @Test func `what the provider carries is served at once`() {
        var model = CapacityModel(terms())
        for number in 0..<100 {
            #expect(model.admit(at: start + .milliseconds(100 * number)) == .served(after: .zero))
        }
    }

    @Test func `what comes at the same moment is served one after the other, then refused`() {
        var model = CapacityModel(terms())
        let answers = (0..<12).map { _ in model.admit(at: start) }
        let waits = (0..<10).map { CapacityModel.Admission.served(after: .milliseconds(100 * $0)) }
        #expect(answers == waits + [.refused, .refused])
    }

    @Test func `with more and more waiting, failures take the place of refusals`() {
        var model = CapacityModel(terms(wasted: .all))
        let answers = (0..<60).map { _ in model.admit(at: start) }
        #expect(answers[10..<20].allSatisfy { $0 == .refused })
        #expect(answers[20..<30].count { $0 == .failed } == 2)
        #expect(answers[30..<40].count { $0 == .failed } == 7)
        #expect(answers[40..<60].allSatisfy { $0 == .failed })
    }

    @Test func `when the flood is over the provider recovers by itself`() {
        var model = CapacityModel(terms())
        for _ in 0..<10_000 { _ = model.admit(at: start) }
        #expect(model.work(at: start) == .milliseconds(4100))
        let later = start + .milliseconds(4100)
        #expect(model.admit(at: later) == .served(after: .zero))
    }

    @Test func `limits have queues of their own`() {
        var desk = CapacityDesk()
        for _ in 0..<10 { _ = desk.admit(under: terms(), id: "a", at: start) }
        #expect(desk.admit(under: terms(), id: "a", at: start) == .refused)
        #expect(desk.admit(under: terms(), id: "b", at: start) == .served(after: .zero))
    }

    /// Callers of a provider that carries ten requests a second: eight new ones each second, eighty
    /// in the third; whoever fails asks again as `patience` says.
    private func answered(patience: (Int) -> VirtualDuration) -> (early: Int, late: Int) {
        var model = CapacityModel(terms())
        var queue: [(at: Int, tries: Int)] = []
        for second in 0..<300 {
            let count = second == 2 ? 80 : 8
            for number in 0..<count {
                queue.append((second * 1000 + number * 1000 / count, 1))
            }
        }
        queue.sort { $0.at < $1.at }
        var (early, late) = (0, 0)
        while let next = queue.first, next.at < 300_000 {
            queue.removeFirst()
            switch model.admit(at: start + .milliseconds(next.at)) {
            case .served: if next.at < 150_000 { early += 1 } else { late += 1 }
            case .refused, .failed:
                let again = (next.at + patience(next.tries).milliseconds, next.tries + 1)
                let place = queue.firstIndex { $0.at > again.0 } ?? queue.count
                queue.insert(again, at: place)
            }
        }
        return (early, late)
    }

    @Test func `callers who try again at once keep the provider down, patient ones let it up`() {
        let blind = answered { _ in .milliseconds(200) }
        let patient = answered { tries in .seconds(1 << min(tries, 6)) }
        #expect(blind.late == 0, "\(blind)")
        #expect(patient.late > 1000, "\(patient)")
    }
}
