/// What is waiting for its moment, earliest first and in order of arrival within a moment.
struct TimerQueue {
    private struct Timer {
        let instant: VirtualInstant
        let order: Int
        let action: () -> Void

        func isBefore(_ other: Timer) -> Bool {
            let (mine, its) = (instant.milliseconds, other.instant.milliseconds)
            return mine == its ? order < other.order : mine < its
        }
    }

    private var heap: [Timer] = []
    private var arrivals = 0

    var earliest: VirtualInstant? { heap.first?.instant }

    mutating func insert(at instant: VirtualInstant, _ action: @escaping () -> Void) {
        heap.append(Timer(instant: instant, order: arrivals, action: action))
        arrivals += 1
        var place = heap.count - 1
        while place > 0, heap[place].isBefore(heap[(place - 1) / 2]) {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    mutating func removeEarliest() -> (() -> Void)? {
        guard let first = heap.first else { return nil }
        let last = heap.removeLast()
        if !heap.isEmpty {
            heap[0] = last
            sink()
        }
        return first.action
    }

    private mutating func sink() {
        var place = 0
        while true {
            let left = 2 * place + 1
            guard left < heap.count else { return }
            let right = left + 1
            let child = right < heap.count && heap[right].isBefore(heap[left]) ? right : left
            guard heap[child].isBefore(heap[place]) else { return }
            heap.swapAt(place, child)
            place = child
        }
    }
}
