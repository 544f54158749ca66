import SimulationCore
import Testing

@testable import PaymentsPersistence

@Suite struct AscendingListTests {
    @Test(arguments: UInt64(1)...20)
    func `it holds what a sorted set would hold`(_ seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var list = AscendingList<Int>()
        var expected: Set<Int> = []
        for _ in 1...200 {
            let number = random.next(below: 30)
            if random.next(below: 2) == 0 {
                list.insert(number)
                expected.insert(number)
            } else {
                list.remove(number)
                expected.remove(number)
            }
            #expect(list.elements == expected.sorted())
            #expect(list.contains(number) == expected.contains(number))
            #expect(list.first == expected.min())
            #expect(list.isEmpty == expected.isEmpty)
        }
    }
}
