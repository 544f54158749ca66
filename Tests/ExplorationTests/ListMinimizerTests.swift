import Exploration
import Testing

@Suite struct ListMinimizerTests {
    @Test func `the smallest list is found when one element is to blame`() {
        var minimizer = ListMinimizer(budget: 1000)
        let found = minimizer.minimize(Array(0..<100)) { $0.contains(37) }
        #expect(found == [37])
    }

    @Test func `two elements that only fail together both stay, in order`() {
        var minimizer = ListMinimizer(budget: 1000)
        let found = minimizer.minimize(Array(0..<64)) { $0.contains(3) && $0.contains(60) }
        #expect(found == [3, 60])
    }

    @Test func `elements that must stay in pairs are found too`() {
        var minimizer = ListMinimizer(budget: 1000)
        let found = minimizer.minimize(Array(1...40)) { list in
            list.filter { $0.isMultiple(of: 10) }.count >= 2
        }
        #expect(found.count == 2)
        #expect(found.allSatisfy { $0.isMultiple(of: 10) })
    }

    @Test func `a failure that needs nothing ends with nothing`() {
        var minimizer = ListMinimizer(budget: 1000)
        #expect(minimizer.minimize([1, 2, 3]) { _ in true } == [])
    }

    @Test func `the budget is kept, and what was reached by then is a failing list`() {
        var tries = 0
        var minimizer = ListMinimizer(budget: 5)
        let found = minimizer.minimize(Array(0..<1000)) { list in
            tries += 1
            return list.contains(999)
        }
        #expect(tries == 5)
        #expect(found.contains(999))
    }
}

@Suite struct ChoiceSimplifierTests {
    @Test func `choices after the last that matters are dropped and the others become zero`() {
        var simplifier = ChoiceSimplifier(budget: 1000)
        let start = Array(repeating: 7, count: 50)
        let found = simplifier.simplify(start) { $0.count > 20 && $0[20] == 7 }
        #expect(found == Array(repeating: 0, count: 20) + [7])
    }

    @Test func `choices that do not matter vanish altogether`() {
        var simplifier = ChoiceSimplifier(budget: 1000)
        #expect(simplifier.simplify([3, 1, 4, 1, 5]) { _ in true } == [])
    }
}
