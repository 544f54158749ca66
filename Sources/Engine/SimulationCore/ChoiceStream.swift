/// One labelled sequence of choices, drawn from a seed or replayed from a recording.
///
/// Everything that could go either way in a world is asked of such a stream. Choice 0 always means
/// the simplest thing (no fault, no delay, first in first out), so that shrinking is: make numbers
/// smaller and sequences shorter, then run again. Streams have labels (workload, faults, network,
/// schedule) so that removing one choice does not shift all the others.
///
/// A stream belongs to one world and is used from that world's thread only.
package final class ChoiceStream {
    private enum Source {
        case random(SeededRandom)
        case recorded([Int], place: Int)
        case simplest
    }

    package let label: String
    private var source: Source
    /// Every choice made so far, in order.
    package private(set) var recorded: [Int] = []

    /// A stream that draws from a seed; the label is mixed in.
    package init(label: String, seed: UInt64) {
        self.label = label
        var hasher = StableHasher()
        hasher.combine(seed)
        hasher.combine(label)
        source = .random(SeededRandom(seed: hasher.value))
    }

    /// A stream that repeats a recording and answers 0 after its end.
    ///
    /// A number that is too large for its question counts as the largest possible answer, and a
    /// negative one as 0, so any sequence of numbers is a recording.
    package init(label: String, replaying choices: [Int]) {
        self.label = label
        source = .recorded(choices, place: 0)
    }

    private init(simplest label: String) {
        self.label = label
        source = .simplest
    }

    /// A stream that always chooses 0: no delay, no fault, first in first out.
    package static func simplest(label: String) -> ChoiceStream { ChoiceStream(simplest: label) }

    /// A number from 0 up to but not including `count`.
    ///
    /// With one possibility nothing is drawn and nothing recorded.
    package func choose(_ count: Int) -> Int {
        guard count > 1 else { return 0 }
        let choice: Int
        switch source {
        case .simplest: return 0
        case .random(var random):
            choice = random.next(below: count)
            source = .random(random)
        case .recorded(let choices, let place):
            choice = place < choices.count ? max(0, min(choices[place], count - 1)) : 0
            source = .recorded(choices, place: place + 1)
        }
        recorded.append(choice)
        return choice
    }

    /// A number in the range; its lower bound is the simplest.
    package func choose(in range: ClosedRange<Int>) -> Int {
        range.lowerBound + choose(range.count)
    }

    /// Whether something with these odds happens; "no" is the simplest answer.
    package func happens(_ odds: Odds) -> Bool {
        guard odds.hits > 0 else { return false }
        return choose(odds.outOf) >= odds.outOf - odds.hits
    }

    /// One of the elements; the first is the simplest.
    package func pick<Element>(_ elements: [Element]) -> Element {
        precondition(!elements.isEmpty, "there is nothing to pick from")
        return elements[choose(elements.count)]
    }

    /// One of the elements by weight; the first is the simplest.
    package func pick<Element>(weighted elements: [(weight: Int, value: Element)]) -> Element {
        precondition(!elements.isEmpty, "there is nothing to pick from")
        var rest = choose(elements.reduce(0) { $0 + $1.weight })
        for element in elements {
            if rest < element.weight { return element.value }
            rest -= element.weight
        }
        return elements[0].value
    }
}

/// Odds as a ratio, so that every platform draws the same numbers.
package struct Odds: Sendable, Hashable {
    package let hits: Int
    package let outOf: Int

    package init(_ hits: Int, outOf: Int) {
        precondition(hits >= 0 && hits <= outOf && outOf > 0, "odds are between never and always")
        self.hits = hits
        self.outOf = outOf
    }

    package static let never = Odds(0, outOf: 1)
}
