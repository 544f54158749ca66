import SimulationCore
import Testing

@Suite struct ChoiceStreamTests {
    private func draw(_ stream: ChoiceStream, _ count: Int = 8, below bound: Int = 100) -> [Int] {
        (0..<count).map { _ in stream.choose(bound) }
    }

    @Test(arguments: [
        ("workload", UInt64(42), [93, 2, 8, 84, 85, 32, 84, 57]),
        ("faults", UInt64(42), [49, 9, 20, 84, 93, 30, 74, 66]),
        ("workload", UInt64(43), [16, 43, 41, 86, 90, 90, 75, 38]),
    ])
    func `label and seed decide every number, in this version and the next`(
        label: String, seed: UInt64, numbers: [Int]
    ) {
        #expect(draw(ChoiceStream(label: label, seed: seed)) == numbers)
    }

    @Test func `drawing from one stream shifts no other`() {
        let faults = ChoiceStream(label: "faults", seed: 42)
        let workload = ChoiceStream(label: "workload", seed: 42)
        _ = draw(faults, 1000)
        #expect(draw(workload) == [93, 2, 8, 84, 85, 32, 84, 57])
    }

    @Test func `a replay answers what was recorded and then 0`() {
        let first = ChoiceStream(label: "workload", seed: 42)
        let numbers = draw(first)
        #expect(first.recorded == numbers)
        let again = ChoiceStream(label: "workload", replaying: first.recorded)
        #expect(draw(again, 10) == numbers + [0, 0])
        #expect(again.recorded == numbers + [0, 0])
    }

    @Test func `a replay gives the nearest answer where a number does not fit the question`() {
        let stream = ChoiceStream(label: "workload", replaying: [99, -5, .max, .min])
        #expect(draw(stream, 4, below: 10) == [9, 0, 9, 0])
        #expect(stream.recorded == [9, 0, 9, 0])
    }

    @Test func `the simplest stream always answers 0 and records nothing`() {
        let stream = ChoiceStream.simplest(label: "schedule")
        #expect(draw(stream, 5) == [0, 0, 0, 0, 0])
        #expect(stream.recorded == [])
    }

    @Test(arguments: [-1, 0, 1])
    func `where there is no choice nothing is drawn`(count: Int) {
        let stream = ChoiceStream(label: "workload", seed: 42)
        #expect(stream.choose(count) == 0)
        #expect(stream.recorded == [])
        #expect(stream.choose(100) == 93)
    }

    @Test func `the simplest number of a range is its lower bound`() {
        let stream = ChoiceStream(label: "workload", replaying: [0, 3, 99])
        #expect((0..<3).map { _ in stream.choose(in: -2...3) } == [-2, 1, 3])
    }

    @Test func `every answer is reached and none lies outside`() {
        let stream = ChoiceStream(label: "workload", seed: 1)
        #expect(Set(draw(stream, 1000, below: 7)) == Set(0..<7))
    }
}

@Suite struct OddsTests {
    @Test(arguments: [(0, false), (96, false), (97, true), (98, true), (99, true)])
    func `three in a hundred are the three largest answers, and 0 means no`(
        choice: Int, happens: Bool
    ) {
        let stream = ChoiceStream(label: "faults", replaying: [choice])
        #expect(stream.happens(Odds(3, outOf: 100)) == happens)
    }

    @Test func `never and always need no choice`() {
        let stream = ChoiceStream(label: "faults", seed: 42)
        #expect(!stream.happens(.never))
        #expect(!stream.happens(Odds(0, outOf: 100)))
        #expect(stream.happens(Odds(1, outOf: 1)))
        #expect(stream.recorded == [])
    }

    @Test func `always happens whatever is drawn`() {
        let stream = ChoiceStream(label: "faults", replaying: [0, 2, 4])
        for _ in 0..<3 { #expect(stream.happens(Odds(5, outOf: 5))) }
    }

    @Test func `odds come out about as often as they say`() {
        let stream = ChoiceStream(label: "faults", seed: 7)
        let hits = (0..<10_000).count { _ in stream.happens(Odds(1, outOf: 10)) }
        #expect((900...1100).contains(hits))
    }

    @Test func `the first element is the simplest to pick`() {
        #expect(ChoiceStream.simplest(label: "workload").pick(["card", "upi"]) == "card")
        let stream = ChoiceStream(label: "workload", replaying: [1])
        #expect(stream.pick(["card", "upi"]) == "upi")
    }

    @Test(arguments: [(0, "card"), (2, "card"), (3, "upi"), (4, "wallet"), (9, "wallet")])
    func `weights share out the answers in the order of the elements`(choice: Int, value: String) {
        let stream = ChoiceStream(label: "workload", replaying: [choice])
        let picked = stream.pick(weighted: [(3, "card"), (1, "upi"), (0, "cash"), (6, "wallet")])
        #expect(picked == value)
    }
}
